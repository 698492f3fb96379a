import { z } from 'zod';
import type { DigestName } from './digest.ts';

/** The algorithms of `x-amz-checksum-*`, as S3 writes them in `ChecksumAlgorithm`. */
export const checksumAlgorithms = ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

/** FULL_OBJECT is over the bytes; COMPOSITE over the parts' raw checksums. */
export const checksumTypes = ['FULL_OBJECT', 'COMPOSITE'] as const;
export type ChecksumType = (typeof checksumTypes)[number];

/** `value` is base64; a composite one ends in `-<parts>`. */
export const storedChecksumSchema = z.object({
  algorithm: z.enum(checksumAlgorithms),
  type: z.enum(checksumTypes),
  value: z.string(),
});
export type StoredChecksum = z.infer<typeof storedChecksumSchema>;

export function isChecksumAlgorithm(text: string | undefined): text is ChecksumAlgorithm {
  return checksumAlgorithms.some((algorithm) => algorithm === text);
}

/** `x-amz-checksum-crc32c` and the like. */
export function checksumHeader(algorithm: ChecksumAlgorithm): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** Of any algorithm, also one that isn't known. The other headers of this beginning only say how checksums are used. */
export function isChecksumValueHeader(name: string): boolean {
  return /^x-amz-checksum-(?!(?:mode|algorithm|type)$)/.test(name);
}

/** `ChecksumCRC32C` and the like, the element in S3's documents. */
export function checksumElement(algorithm: ChecksumAlgorithm): string {
  return `Checksum${algorithm}`;
}

export function digestNameOf(algorithm: ChecksumAlgorithm): DigestName {
  return algorithm.toLowerCase() as Lowercase<ChecksumAlgorithm>;
}

const sizesBytes: Record<ChecksumAlgorithm, number> = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 };

/** Undefined when the text isn't the base64 of a checksum of this length. */
export function decodeChecksum(algorithm: ChecksumAlgorithm, text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length === sizesBytes[algorithm] && bytes.toString('base64') === text ? bytes : undefined;
}

/** CRC64NVME exists for whole objects only, the SHA family for composites only, the others for both. */
export function defaultChecksumType(algorithm: ChecksumAlgorithm): ChecksumType {
  return algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE';
}

export function allowsChecksumType(algorithm: ChecksumAlgorithm, type: ChecksumType): boolean {
  if (type === 'COMPOSITE') return algorithm !== 'CRC64NVME';
  return algorithm.startsWith('CRC');
}
