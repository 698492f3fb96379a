const MiB = 1024 * 1024;

/** Part digests of one file must fit into one batch (`maxMessageBytes`), hence fewer parts than S3's 10,000. */
const maxParts = 1024;

/** What stations planned with before HQ could tell what its store takes. */
export const usualPartMiB = 8;

/**
 * Bytes in every part of a multipart upload but the last: `leastMiB`, more where there would be above 1,024 parts. The station
 * plans with it, the cloud checks it.
 */
export function partSizeFor(sizeBytes: number, leastMiB = usualPartMiB): number {
  return Math.max(leastMiB, Math.ceil(sizeBytes / maxParts / MiB)) * MiB;
}

/** Whether a station may cut a file like this: no larger than planned with `usualPartMiB`, no smaller than its size allows. */
export function isPlannedPartSize(partSizeBytes: number, sizeBytes: number): boolean {
  return (
    partSizeBytes % MiB === 0 && partSizeBytes >= partSizeFor(sizeBytes, 1) && partSizeBytes <= partSizeFor(sizeBytes)
  );
}

/** Where part `partNumber` (from 1) lies in the file, in bytes. */
export function partRange(sizeBytes: number, partSizeBytes: number, partNumber: number) {
  const offset = (partNumber - 1) * partSizeBytes;
  return { offset, sizeBytes: Math.min(partSizeBytes, sizeBytes - offset) };
}

/** How many parts a file of this size has. */
export function partCount(sizeBytes: number, partSizeBytes: number): number {
  return Math.ceil(sizeBytes / partSizeBytes);
}
