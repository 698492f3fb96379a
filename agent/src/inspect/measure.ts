import { measureFootage } from '@rollcall/node/measure-footage';
import type { Inspection } from '@rollcall/shared/contract/inspection';
import type { FileBytes } from './file-bytes.ts';

/** What the inspection says of a video's length. */
export type Length = Pick<Inspection, 'durationMs' | 'holes'>;

/** Each takes ten milliseconds of a file without an index, and more from a slow disk. */
const looks = 300;

/** How much of a video is played, and when nothing is. Undefined: it couldn't be measured, or not in time. */
export async function measure(file: FileBytes, extension: string, deadline: number): Promise<Length | undefined> {
  const read = (start: number, end: number) => file.read(start, end - start);
  // The other half is for looking whether it is damaged. HQ measures what a station had no time for.
  const halfway = (performance.now() + deadline) / 2;
  const footage = { sizeBytes: file.sizeBytes, read };
  const timeline = await measureFootage(footage, extension, { looks, deadline: halfway }).catch(() => undefined);
  if (!timeline) return undefined;
  return { durationMs: timeline.spanMs - lengthOfHoles(timeline.holes), holes: timeline.holes };
}

/** From the first to the last moment of an inspected video, whatever is missing between them. */
export function spanOf({ durationMs, holes = [] }: Length): number | null {
  return durationMs === null ? null : durationMs + lengthOfHoles(holes);
}

function lengthOfHoles(holes: NonNullable<Inspection['holes']>): number {
  return holes.reduce((sum, { fromMs, untilMs }) => sum + untilMs - fromMs, 0);
}
