import type { ByteSink } from '../body/byte-sink.ts';
import { type ChecksumAlgorithm, checksumElement, checksumHeader } from '../body/checksum-algorithm.ts';
import type { ReceivedBody } from '../body/received-body.ts';
import type { S3Request, S3Response } from '../http/s3-request.ts';
import { renderXml } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import { inTransaction } from '../storage/index-database.ts';
import { savePart, type Upload, type UploadedPart } from '../storage/upload-repository.ts';
import type { StoreContext } from '../store-context.ts';
import type { ByteRange } from './byte-range.ts';
import { copyBytes, findCopySource } from './copy-source.ts';
import { damageBlob } from './damage-blob.ts';
import { readCount } from './read-count.ts';
import { requireUpload } from './require-upload.ts';

export async function uploadPart(context: StoreContext, request: S3Request): Promise<S3Response> {
  const upload = requireUpload(context, request);
  const part = await storePart(context, request, async (writer) => {
    const received = await request.receive(writer);
    requireDeclaredChecksum(upload, received.checksum?.algorithm);
    return received;
  });
  const checksum =
    part.checksum === undefined ? {} : { [checksumHeader(part.checksum.algorithm)]: part.checksum.value };
  return { status: 200, headers: { etag: `"${part.md5}"`, ...checksum } };
}

export async function uploadPartCopy(context: StoreContext, request: S3Request): Promise<S3Response> {
  const upload = requireUpload(context, request);
  const source = findCopySource(context, request);
  const range = readCopyRange(request.headers['x-amz-copy-source-range'], source.version.sizeBytes);
  const part = await storePart(context, request, (writer) =>
    copyBytes(context, source, range, upload.checksum?.algorithm, writer),
  );
  return {
    status: 200,
    headers: source.keepsVersions ? { 'x-amz-copy-source-version-id': source.version.versionId } : {},
    body: renderXml('CopyPartResult', {
      LastModified: new Date(part.modifiedAtMs).toISOString(),
      ETag: `"${part.md5}"`,
      ...(part.checksum === undefined ? {} : { [checksumElement(part.checksum.algorithm)]: part.checksum.value }),
    }),
  };
}

/** The part is durable before it is listed; of two under one number, the one that commits last stays. */
async function storePart(
  context: StoreContext,
  request: S3Request,
  fill: (writer: ByteSink) => Promise<ReceivedBody>,
): Promise<UploadedPart> {
  const { blobs, database } = context;
  const partNumber = readCount(request.query, 'partNumber', { from: 1, to: 10_000 });
  if (partNumber === undefined)
    throw new S3Error('InvalidArgument', 'Part number must be an integer between 1 and 10000, inclusive');
  const { blob, result } = await blobs.write(fill);
  await damageBlob(context, request, blob);
  const part: UploadedPart = {
    partNumber,
    sizeBytes: result.sizeBytes,
    md5: result.md5.toString('hex'),
    checksum: result.checksum && {
      algorithm: result.checksum.algorithm,
      value: result.checksum.digest.toString('base64'),
    },
    blob,
    modifiedAtMs: context.now(),
  };
  const replaced = await blobs.keepIf(blob, () =>
    // The upload may have been completed or aborted while the bytes came.
    inTransaction(database, () => savePart(database, requireUpload(context, request).uploadId, part)),
  );
  await blobs.discard(replaced);
  return part;
}

function requireDeclaredChecksum({ checksum }: Upload, given: ChecksumAlgorithm | undefined): void {
  if (checksum === undefined || checksum.algorithm === given) return;
  throw new S3Error(
    'InvalidRequest',
    `Checksum Type mismatch occurred, expected checksum Type: ${checksum.algorithm.toLowerCase()}, actual checksum Type: ${given?.toLowerCase() ?? 'null'}`,
  );
}

function readCopyRange(header: string | undefined, sizeBytes: number): ByteRange {
  if (header === undefined) return { start: 0, sizeBytes };
  const match = /^bytes=(\d+)-(\d+)$/.exec(header);
  const [start, end] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || end < start) {
    throw new S3Error('InvalidArgument', 'The x-amz-copy-source-range value must be of the form bytes=first-last.');
  }
  if (end >= sizeBytes)
    throw new S3Error('InvalidArgument', `Range specified is not valid for source object of size: ${sizeBytes}`);
  return { start, sizeBytes: end - start + 1 };
}
