import { createHash } from 'node:crypto';
import { type ChecksumAlgorithm, digestNameOf, type StoredChecksum } from '../body/checksum-algorithm.ts';
import { DigestSet } from '../body/digest.ts';
import { type CrcModel, crc32cModel, crc32Model, crc64NvmeModel, crcJoiner } from '../body/reflected-crc.ts';
import type { Upload, UploadedPart } from '../storage/upload-repository.ts';

/** S3's ETag of a multipart object: the MD5 of the parts' MD5s, and how many they are. */
export function multipartEtag(parts: readonly UploadedPart[]): string {
  const hash = createHash('md5');
  for (const part of parts) hash.update(Buffer.from(part.md5, 'hex'));
  return `${hash.digest('hex')}-${parts.length}`;
}

/** The object's checksum from its parts' checksums, as the upload declared it; no byte is read again. */
export function multipartChecksum({ checksum }: Upload, parts: readonly UploadedPart[]): StoredChecksum | undefined {
  if (checksum === undefined) return undefined;
  const { algorithm, type } = checksum;
  const raw = parts.map((part): { digest: Buffer; sizeBytes: number } => ({
    digest: Buffer.from(part.checksum?.value ?? '', 'base64'),
    sizeBytes: part.sizeBytes,
  }));
  if (type === 'COMPOSITE') {
    const digests = new DigestSet([digestNameOf(algorithm)]);
    for (const { digest } of raw) digests.update(digest);
    return { algorithm, type, value: `${digests.digest(digestNameOf(algorithm)).toString('base64')}-${parts.length}` };
  }
  const join = crcJoiner(crcModel(algorithm));
  const whole = raw.reduce((sofar, next) => ({
    digest: join(sofar.digest, next.digest, next.sizeBytes),
    sizeBytes: 0,
  }));
  return { algorithm, type, value: whole.digest.toString('base64') };
}

function crcModel(algorithm: ChecksumAlgorithm): CrcModel {
  switch (algorithm) {
    case 'CRC32':
      return crc32Model;
    case 'CRC32C':
      return crc32cModel;
    case 'CRC64NVME':
      return crc64NvmeModel;
    default:
      throw new Error(`${algorithm} has no full-object checksum of parts.`);
  }
}
