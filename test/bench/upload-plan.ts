import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { partCount, partRange, partSizeFor, usualPartMiB } from '@rollcall/shared/contract/part-plan';

/** What the agent knows of a file from collecting: the digests of its parts. */
export function uploadPlanOf(path: string, sizeBytes: number, leastPartMiB = usualPartMiB) {
  const partSizeBytes = partSizeFor(sizeBytes, leastPartMiB);
  const file = openSync(path, 'r');
  const partSha256 = Array.from({ length: partCount(sizeBytes, partSizeBytes) }, (_, index) => {
    const { offset, sizeBytes: length } = partRange(sizeBytes, partSizeBytes, index + 1);
    const part = Buffer.alloc(length);
    readSync(file, part, 0, length, offset);
    return createHash('sha256').update(part).digest('hex');
  });
  closeSync(file);
  return { sizeBytes, partSizeBytes, partSha256 };
}
