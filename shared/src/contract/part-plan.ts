const MiB = 1024 * 1024;

/** Part digests of one file must fit into one batch (`maxMessageBytes`), hence fewer parts than S3's 10,000. */
const maxParts = 1024;

/**
 * Bytes in every part of a multipart upload but the last: 8 MiB, more above 8 GiB so that there are at most 1,024 parts.
 * The station plans with it, the cloud checks it.
 */
export function partSizeFor(sizeBytes: number): number {
  return Math.max(8, Math.ceil(sizeBytes / maxParts / MiB)) * MiB;
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
