import { open } from 'node:fs/promises';
import type { BlobFiles } from './blob-files.ts';

const readBytes = 512 * 1024;

export interface BlobSpan {
  blob: string;
  sizeBytes: number;
}

/**
 * The bytes [start, start + sizeBytes) of the spans laid end to end. The blobs are held from the call on, so a version
 * that is deleted meanwhile is still read to its end; iterate it, or the hold stays.
 */
export function readBlobs(
  files: BlobFiles,
  spans: readonly BlobSpan[],
  start: number,
  sizeBytes: number,
): AsyncIterable<Buffer> {
  const release = files.hold(spans.map((span) => span.blob));
  return (async function* () {
    try {
      let skip = start;
      let left = sizeBytes;
      for (const span of spans) {
        if (left === 0) break;
        if (skip >= span.sizeBytes) {
          skip -= span.sizeBytes;
          continue;
        }
        const take = Math.min(left, span.sizeBytes - skip);
        yield* readBlob(files.pathOf(span.blob), skip, take);
        skip = 0;
        left -= take;
      }
    } finally {
      await release();
    }
  })();
}

async function* readBlob(path: string, start: number, sizeBytes: number): AsyncGenerator<Buffer> {
  const handle = await open(path, 'r');
  try {
    let position = start;
    for (let left = sizeBytes; left > 0; ) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(Math.min(left, readBytes)), { position });
      if (bytesRead === 0) throw new Error('A stored blob is shorter than its row says.');
      yield buffer.subarray(0, bytesRead);
      position += bytesRead;
      left -= bytesRead;
    }
  } finally {
    await handle.close();
  }
}
