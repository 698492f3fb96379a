import type { ChecksumAlgorithm } from './checksum-algorithm.ts';

export interface ReceivedBody {
  sizeBytes: number;
  md5: Buffer;
  /** The one that the client sent, in header or trailer, and that the bytes bear out. */
  checksum: { algorithm: ChecksumAlgorithm; digest: Buffer } | undefined;
}
