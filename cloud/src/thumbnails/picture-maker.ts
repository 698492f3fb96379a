import { programStarts, type ReadStored, runProgram } from '../decoding/run-program.ts';
import type { PictureRequest, PictureResult } from './picture-messages.ts';
import { thumbnailLimits } from './thumbnail-limits.ts';

/** `none`: there is no picture in it. `failed`: the program died, took too long or said nonsense. */
export type PictureOutcome = { outcome: 'picture'; jpeg: Uint8Array } | { outcome: 'none' | 'failed'; reason: string };

export interface PictureMaker {
  /** Whether this machine can decode at all; false too when it was aborted before it could tell. */
  works(signal: AbortSignal): Promise<boolean>;
  /** @throws what `read` or the signal does; nothing that comes from the bytes makes it throw */
  make(request: PictureRequest, read: ReadStored, signal: AbortSignal): Promise<PictureOutcome>;
}

/** What one picture may read: an index of many hours and a key frame, or a photo. */
const most = { reads: 500, bytes: 32 * 1024 * 1024 };

/** Makes pictures, each in a program of its own. */
export function createPictureMaker(options: { timeoutMs?: number; program?: URL } = {}): PictureMaker {
  const { timeoutMs = 20_000, program = new URL('./picture-program.ts', import.meta.url) } = options;
  const failed = (reason: string): PictureOutcome => ({ outcome: 'failed', reason });
  const judge = (result: PictureResult): PictureOutcome => {
    if (result.type === 'none') return { outcome: 'none', reason: String(result.reason).slice(0, 200) };
    if (isThumbnail(result.jpeg)) return { outcome: 'picture', jpeg: result.jpeg };
    return failed('it made something that is no thumbnail');
  };
  return {
    works: (signal) => programStarts(program, timeoutMs, signal),
    make: (request, read, signal) => runProgram(program, { request, read, timeoutMs, most, judge, failed }, signal),
  };
}

function isThumbnail(jpeg: unknown): jpeg is Uint8Array {
  if (!(jpeg instanceof Uint8Array) || jpeg.length < 4 || jpeg.length > thumbnailLimits.sizeBytes) return false;
  return jpeg[0] === 0xff && jpeg[1] === 0xd8 && jpeg.at(-2) === 0xff && jpeg.at(-1) === 0xd9;
}
