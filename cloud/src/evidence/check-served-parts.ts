import { createHash, type Hash } from 'node:crypto';

/** Compares what is served of a recording with the digests that its station announced, as far as whole parts go by. */
interface ServedParts {
  /** Takes the next bytes. @returns false once a whole part had other bytes */
  take(chunk: Uint8Array): boolean;
}

/** @param start from which byte of the recording on it is served */
export function checkServedParts(
  { sizeBytes, partSizeBytes, partSha256 }: { sizeBytes: number; partSizeBytes: number; partSha256: readonly string[] },
  start: number,
): ServedParts {
  let position = start;
  let isRight = true;
  /** Of the part at `position`, when it is served from its first byte on. */
  let hash: Hash | undefined = start % partSizeBytes === 0 ? createHash('sha256') : undefined;

  function endPart(): void {
    const nr = Math.ceil(position / partSizeBytes) - 1;
    if (hash && hash.digest('hex') !== partSha256[nr]) isRight = false;
    hash = createHash('sha256');
  }

  return {
    take(chunk) {
      for (let offset = 0; offset < chunk.length; ) {
        const untilEnd = Math.min(partSizeBytes - (position % partSizeBytes), sizeBytes - position);
        const piece = chunk.subarray(offset, offset + untilEnd);
        hash?.update(piece);
        offset += piece.length;
        position += piece.length;
        if (piece.length === untilEnd) endPart();
        if (untilEnd === 0) break;
      }
      return isRight;
    },
  };
}
