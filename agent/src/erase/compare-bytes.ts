import { createHash } from 'node:crypto';
import { openCardFile } from '../card/open-card-file.ts';

const chunkBytes = 1024 * 1024;

/** Whether a file on a card has this SHA-256 still. @throws what the card reports, and the signal's reason */
export async function hasDigest(path: Buffer, sha256: string, signal: AbortSignal): Promise<boolean> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(chunkBytes);
  const file = await openCardFile(path);
  try {
    for (;;) {
      signal.throwIfAborted();
      const { bytesRead } = await file.read(buffer, 0, chunkBytes);
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
  return hash.digest('hex') === sha256;
}
