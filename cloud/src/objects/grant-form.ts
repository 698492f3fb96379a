/**
 * How a presigned part binds the digest of its bytes, so that the store refuses others. Stores differ in which they check:
 * `content-sha256` signs `x-amz-content-sha256`, `checksum-sha256` signs `x-amz-checksum-sha256` over an unsigned payload.
 */
export type GrantForm = 'content-sha256' | 'checksum-sha256';

/** The smallest parts that every S3 store takes. */
export const s3PartMiB = 5;
