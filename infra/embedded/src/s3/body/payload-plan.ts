import { S3Error } from '../s3-error.ts';
import {
  type ChecksumAlgorithm,
  checksumAlgorithms,
  checksumHeader,
  decodeChecksum,
  isChecksumValueHeader,
} from './checksum-algorithm.ts';
import type { PayloadAuthentication } from './payload-authentication.ts';

const maximumBodyBytes = 5 * 1024 ** 3;

/** A request's headers and what its signature says about the body. */
export interface SignedPayload {
  headers: Readonly<Record<string, string>>;
  payload: PayloadAuthentication;
  /** Whether `x-amz-checksum-*` is of the body; on CompleteMultipartUpload it is of the object. */
  checksumIsOfBody: boolean;
}

/** Everything that the headers promise about a body, read and validated before its first byte. */
export interface PayloadPlan {
  sizeBytes: number;
  sha256Hex: string | undefined;
  md5: Buffer | undefined;
  checksum:
    | { algorithm: ChecksumAlgorithm; from: 'header'; expected: Buffer }
    | { algorithm: ChecksumAlgorithm; from: 'trailer' }
    | undefined;
}

/** @throws S3Error MissingContentLength, InvalidDigest, InvalidRequest */
export function planPayload({ headers, payload, checksumIsOfBody }: SignedPayload): PayloadPlan {
  const chunked = payload.kind === 'unsigned-trailer' || payload.kind === 'signed-chunks';
  const length = chunked ? headers['x-amz-decoded-content-length'] : headers['content-length'];
  const sizeBytes = Number(length ?? Number.NaN);
  if (length === undefined || !Number.isSafeInteger(sizeBytes) || sizeBytes < 0) {
    const name = chunked ? 'x-amz-decoded-content-length' : 'Content-Length';
    throw new S3Error('MissingContentLength', `You must provide the ${name} HTTP header.`);
  }
  if (sizeBytes > maximumBodyBytes) {
    throw new S3Error(
      'EntityTooLarge',
      'Your proposed upload exceeds the maximum allowed size of 5 GiB; upload it in parts.',
    );
  }
  return {
    sizeBytes,
    sha256Hex: payload.kind === 'sha256' ? payload.hex : undefined,
    md5: readContentMd5(headers['content-md5']),
    checksum: checksumIsOfBody ? (readHeaderChecksum(headers) ?? readTrailerChecksum(headers, chunked)) : undefined,
  };
}

function readContentMd5(text: string | undefined): Buffer | undefined {
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 16) throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  return bytes;
}

function readHeaderChecksum(headers: SignedPayload['headers']): PayloadPlan['checksum'] {
  const given = Object.keys(headers).filter(isChecksumValueHeader);
  const [name, second] = given;
  if (name === undefined) return undefined;
  if (second !== undefined)
    throw new S3Error(
      'InvalidRequest',
      'Expecting a single x-amz-checksum- header. Multiple checksum types are not allowed.',
    );
  const algorithm = checksumAlgorithms.find((candidate) => checksumHeader(candidate) === name);
  if (algorithm === undefined) throw new S3Error('NotImplemented', `This store does not implement ${name}.`);
  const expected = decodeChecksum(algorithm, headers[name] ?? '');
  if (expected === undefined) throw new S3Error('InvalidRequest', `Value for ${name} header is invalid.`);
  return { algorithm, from: 'header', expected };
}

function readTrailerChecksum(headers: SignedPayload['headers'], chunked: boolean): PayloadPlan['checksum'] {
  const name = headers['x-amz-trailer']?.trim().toLowerCase();
  if (name === undefined) return undefined;
  const algorithm = checksumAlgorithms.find((candidate) => checksumHeader(candidate) === name);
  if (algorithm === undefined || !chunked) {
    throw new S3Error('InvalidRequest', 'x-amz-trailer must name one x-amz-checksum- header of an aws-chunked body.');
  }
  return { algorithm, from: 'trailer' };
}
