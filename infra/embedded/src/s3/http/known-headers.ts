import { S3Error } from '../s3-error.ts';

/** The `x-amz-*` headers that mean something here. One that isn't listed orders a feature that the store doesn't have. */
const known = [
  /^x-amz-(date|content-sha256|decoded-content-length|trailer|user-agent)$/,
  /^x-amz-(algorithm|credential|expires|signedheaders|signature)$/,
  /^x-amz-sdk-/,
  /^x-amz-meta-/,
  /^x-amz-checksum-/,
  /^x-amz-copy-source(-range|-if-match|-if-none-match|-if-modified-since|-if-unmodified-since)?$/,
  /^x-amz-metadata-directive$/,
  /^x-amz-mp-object-size$/,
  /^x-amz-if-match-(last-modified-time|size)$/,
  /^x-amz-object-lock-(mode|retain-until-date|legal-hold)$/,
  /^x-amz-bypass-governance-retention$/,
  /^x-amz-bucket-object-lock-enabled$/,
];

/** Known with one meaning only: that what the store does anyway is wanted. */
const knownValues: Readonly<Record<string, readonly string[]>> = {
  'x-amz-acl': ['private', 'bucket-owner-full-control'],
  'x-amz-object-ownership': ['BucketOwnerEnforced'],
  'x-amz-storage-class': ['STANDARD'],
};

/** @throws S3Error NotImplemented, so that nobody believes an object encrypted, tagged or public that isn't */
export function refuseUnknownHeaders(headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('x-amz-') || known.some((pattern) => pattern.test(name)) || knownValues[name]?.includes(value))
      continue;
    throw new S3Error('NotImplemented', 'A header you provided implies functionality that is not implemented.', {
      detail: { Header: name },
    });
  }
}
