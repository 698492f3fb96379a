import { createHash } from 'node:crypto';
import { partCount, partRange } from '@rollcall/shared/contract/part-plan';
import { type CardSource, openCardSource } from './card-source.ts';
import { type CopyFailure, failureOf, isAsSeen } from './collect-file.ts';
import type { Asking } from './collect-lanes.ts';

/** `other`: a recorder with a dead clock gives the same name, time and size to other bytes. `changed`: it isn't as it was seen any more. */
export type Recognition = { outcome: 'same' | 'other' | 'changed' } | CopyFailure;

const chunkBytes = 1024 * 1024;

/**
 * Compares the first, the middle and the last part of a file on a card with those of a recording, of which the station needn't have a
 * copy any more. @throws the signal's reason
 */
export async function recogniseFile(file: {
  sourcePath: Buffer;
  sizeBytes: number;
  mtimeNs: bigint;
  /** Of the recording. */
  parts: { partSizeBytes: number; partSha256: readonly string[] };
  signal: AbortSignal;
  asking: Asking;
}): Promise<Recognition> {
  const { sizeBytes, signal, parts } = file;
  try {
    const source = await openCardSource(file.sourcePath, file.asking);
    try {
      if (!isAsSeen(await source.stat(), file)) return { outcome: 'changed' };
      const last = partCount(sizeBytes, parts.partSizeBytes);
      for (const number of new Set([1, Math.ceil(last / 2), last])) {
        const digest = await digestRange(source, partRange(sizeBytes, parts.partSizeBytes, number), signal);
        if (digest !== parts.partSha256[number - 1]) return { outcome: 'other' };
      }
      return { outcome: isAsSeen(await source.stat(), file) ? 'same' : 'changed' };
    } finally {
      await source.close();
    }
  } catch (error) {
    return failureOf(error);
  }
}

async function digestRange(
  source: CardSource,
  { offset, sizeBytes }: { offset: number; sizeBytes: number },
  signal: AbortSignal,
): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(Math.min(chunkBytes, sizeBytes));
  for (let done = 0; done < sizeBytes; ) {
    signal.throwIfAborted();
    const chunk = await source.read(buffer.subarray(0, Math.min(buffer.length, sizeBytes - done)), offset + done);
    if (chunk.length === 0) break;
    hash.update(chunk);
    done += chunk.length;
  }
  return hash.digest('hex');
}
