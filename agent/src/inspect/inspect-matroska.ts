import type { Inspection } from '@rollcall/shared/contract/inspection';
import { FilePathSource, Input, MATROSKA, WEBM } from 'mediabunny';
import { openFileBytes } from './file-bytes.ts';
import { addProblems, inspectTracks } from './inspect-tracks.ts';
import { inspected, isSameLength, toMs } from './inspection-result.ts';
import { measure, spanOf } from './measure.ts';
import { walkMatroska } from './walk-matroska.ts';

/**
 * Inspects a Matroska file: its elements tell whether it is whole, sampled packets whether what lies in it is video, and the
 * length that its head promises is compared with the last packet's end.
 */
export async function inspectMatroska(path: string, deadline: number): Promise<Inspection> {
  using file = openFileBytes(path);
  const walk = walkMatroska(file, deadline);
  const blank = { kind: 'video', container: 'matroska' } as const;
  if (!walk.readable) return inspected(walk.isMatroska ? blank : { kind: 'video' }, walk.problems);
  try {
    const source = new FilePathSource(path, { handleUnhandledError: () => {} });
    using input = new Input({ source, formats: [MATROSKA, WEBM] });
    const { facts, problems } = await inspectTracks(input, await measure(file, 'mkv', deadline));
    // Its head promises when the last moment is, counted from 0.
    const promised = await input.getDurationFromMetadata();
    const promisedMs = promised === null ? null : toMs(promised - (await input.getFirstTimestamp()));
    const spanMs = spanOf(facts);
    const isUnsure = !spanMs || (promisedMs !== null && !isSameLength(promisedMs, spanMs));
    return inspected(
      facts,
      addProblems(walk.problems, problems),
      walk.doubt ?? (isUnsure ? 'length_unsure' : undefined),
    );
  } catch {
    return inspected(blank, walk.problems, walk.doubt ?? 'inspector_failed');
  }
}
