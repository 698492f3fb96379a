import { z } from 'zod';
import { type ReadStored, runProgram } from '../decoding/run-program.ts';

export interface MeasureRequest {
  sizeBytes: number;
  extension: string;
}

const hole = z.object({ fromMs: z.int().nonnegative(), untilMs: z.int().nonnegative() });
const timelineSchema = z.object({ spanMs: z.int().nonnegative(), holes: z.array(hole).max(100) });

type Timeline = z.infer<typeof timelineSchema>;

/** What the program says at last. */
export type MeasureResult = ({ type: 'timeline' } & Timeline) | { type: 'none'; reason: string };

/** `none`: its bytes don't tell. `failed`: the program died, took too long or said nonsense. */
export type MeasureOutcome = ({ outcome: 'measured' } & Timeline) | { outcome: 'none' | 'failed'; reason: string };

export interface LengthMeasurer {
  /** @throws what `read` or the signal does; nothing that comes from the bytes makes it throw */
  measure(request: MeasureRequest, read: ReadStored, signal: AbortSignal): Promise<MeasureOutcome>;
}

/** Of a day's index, of a shift in fragments, or of hours without an index. */
const most = { reads: 60_000, bytes: 512 * 1024 * 1024 };

/** Measures how long videos are, each in a program of its own. */
export function createLengthMeasurer(options: { timeoutMs?: number; program?: URL } = {}): LengthMeasurer {
  const { timeoutMs = 60_000, program = new URL('./measure-program.ts', import.meta.url) } = options;
  const failed = (reason: string): MeasureOutcome => ({ outcome: 'failed', reason });
  const judge = (result: MeasureResult): MeasureOutcome => {
    if (result.type === 'none') return { outcome: 'none', reason: String(result.reason).slice(0, 200) };
    const timeline = timelineSchema.safeParse(result);
    return timeline.success ? { outcome: 'measured', ...timeline.data } : failed('it said something that is no length');
  };
  return {
    measure: (request, read, signal) => runProgram(program, { request, read, timeoutMs, most, judge, failed }, signal),
  };
}
