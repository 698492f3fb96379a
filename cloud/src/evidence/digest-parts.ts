import { createHash } from 'node:crypto';

export interface ReadDigests {
  sha256: string;
  sizeBytes: number;
  /** Of part 1, 2, …, cut like the announced ones. */
  partSha256: string[];
}

/** Digests a stream whole and part by part, in one pass. @param pace awaited before each chunk, with its bytes */
export async function digestParts(
  chunks: AsyncIterable<Uint8Array>,
  partSizeBytes: number,
  pace: (bytes: number) => Promise<void> = async () => {},
): Promise<ReadDigests> {
  const whole = createHash('sha256');
  const partSha256: string[] = [];
  let part = createHash('sha256');
  let partBytes = 0;
  let sizeBytes = 0;
  for await (const chunk of chunks) {
    await pace(chunk.length);
    whole.update(chunk);
    sizeBytes += chunk.length;
    for (let offset = 0; offset < chunk.length; ) {
      const piece = chunk.subarray(offset, offset + partSizeBytes - partBytes);
      part.update(piece);
      partBytes += piece.length;
      offset += piece.length;
      if (partBytes < partSizeBytes) continue;
      partSha256.push(part.digest('hex'));
      part = createHash('sha256');
      partBytes = 0;
    }
  }
  if (partBytes > 0) partSha256.push(part.digest('hex'));
  return { sha256: whole.digest('hex'), sizeBytes, partSha256 };
}

/** Numbers of the parts whose bytes aren't the announced ones, lost and surplus parts included. */
export function differingParts(announced: readonly string[], read: readonly string[]): number[] {
  const numbers = Array.from({ length: Math.max(announced.length, read.length) }, (_, index) => index + 1);
  return numbers.filter((number) => announced[number - 1] !== read[number - 1]);
}
