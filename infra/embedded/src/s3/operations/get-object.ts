import { stat } from 'node:fs/promises';
import { corruptStream, repeatOnePart } from '../faults/corrupt.ts';
import type { ResponseHeaders, S3Request, S3Response } from '../http/s3-request.ts';
import { S3Error } from '../s3-error.ts';
import { readBlobs } from '../storage/blob-reader.ts';
import {
  findOlderVersion,
  listVersionParts,
  type ObjectVersion,
  type VersionPart,
} from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { type ByteRange, readRange } from './byte-range.ts';
import { checkReadConditions } from './conditions.ts';
import { findRequestedVersion } from './find-requested-version.ts';
import { objectHeaders } from './object-headers.ts';
import { readCount } from './read-count.ts';
import { requireBucket } from './require-bucket.ts';

export async function getObject(context: StoreContext, request: S3Request): Promise<S3Response> {
  const { faults } = context;
  const { version, parts, range, status, headers } = prepareRead(context, request);
  // From here on, so that a version that is deleted meanwhile is still read.
  const release = context.blobs.hold(parts.map(({ blob }) => blob));
  try {
    await requireBlobs(context, parts);
    const corruption = faults.strike('corrupt', request);
    const pick = (below: number) => faults.pick(below);
    const spans = corruption?.how === 'repeatPart' ? repeatOnePart(parts, pick) : parts;
    const { start, sizeBytes } = range ?? { start: 0, sizeBytes: version.sizeBytes };
    const chunks = readBlobs(context.blobs, spans, start, sizeBytes);
    const damaged =
      corruption === undefined || corruption.how === 'repeatPart'
        ? chunks
        : corruptStream(chunks, sizeBytes, corruption.how, pick);
    return { status, headers, body: { sizeBytes, chunks: damaged } };
  } finally {
    await release();
  }
}

/** Looks at the files of the object, too: an answer says that it can be read, as far as that is seen without reading it. */
export async function headObject(context: StoreContext, request: S3Request): Promise<S3Response> {
  const { version, parts, range, status, headers } = prepareRead(context, request);
  await requireBlobs(context, parts);
  return { status, headers: { ...headers, 'content-length': String(range?.sizeBytes ?? version.sizeBytes) } };
}

/** A file that is gone or cut is this store's own fault, not that of who asks. */
async function requireBlobs({ blobs }: StoreContext, parts: readonly VersionPart[]): Promise<void> {
  for (const { blob, sizeBytes } of parts) {
    const found = await stat(blobs.pathOf(blob)).catch((error: NodeJS.ErrnoException) => error.code);
    if (typeof found === 'object' && found.size === sizeBytes) continue;
    const cause = new Error(`blob ${blob} is ${typeof found === 'object' ? `${found.size} bytes` : found}`);
    throw new S3Error('InternalError', 'The bytes of this object cannot be read.', { cause });
  }
}

interface PreparedRead {
  version: ObjectVersion;
  parts: VersionPart[];
  range: ByteRange | undefined;
  status: 200 | 206;
  headers: ResponseHeaders;
}

function prepareRead(context: StoreContext, request: S3Request): PreparedRead {
  const bucket = requireBucket(context, request.bucket);
  const requested = findRequestedVersion(context, request, request.query.get('versionId'));
  const stale = context.faults.strike('serveOlderVersion', request) && findOlderVersion(context.database, requested);
  const version = stale ?? requested;
  checkReadConditions(request.headers, version);
  const parts = listVersionParts(context.database, version.sequence);
  const partNumber = readCount(request.query, 'partNumber', { from: 1, to: 10_000 });
  if (partNumber !== undefined && request.headers.range !== undefined) {
    throw new S3Error('InvalidRequest', 'Cannot specify both Range header and partNumber query parameter');
  }
  const range =
    partNumber === undefined ? readRange(request.headers.range, version.sizeBytes) : rangeOfPart(parts, partNumber);
  const headers = objectHeaders(version, request, bucket.versioning !== undefined, range === undefined);
  if (partNumber !== undefined && version.etag.includes('-')) headers['x-amz-mp-parts-count'] = String(parts.length);
  if (range === undefined || version.sizeBytes === 0) return { version, parts, range: undefined, status: 200, headers };
  headers['content-range'] = `bytes ${range.start}-${range.start + range.sizeBytes - 1}/${version.sizeBytes}`;
  return { version, parts, range, status: 206, headers };
}

function rangeOfPart(parts: readonly VersionPart[], partNumber: number): ByteRange {
  let start = 0;
  for (const part of parts) {
    if (part.partNumber === partNumber) return { start, sizeBytes: part.sizeBytes };
    start += part.sizeBytes;
  }
  throw new S3Error('InvalidPartNumber', 'The requested partnumber is not satisfiable', {
    detail: { PartNumberRequested: String(partNumber) },
  });
}
