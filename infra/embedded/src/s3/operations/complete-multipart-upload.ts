import {
  checksumAlgorithms,
  checksumElement,
  checksumHeader,
  type StoredChecksum,
} from '../body/checksum-algorithm.ts';
import { corruptFile, repeatOnePart } from '../faults/corrupt.ts';
import type { S3Request, S3Response } from '../http/s3-request.ts';
import { malformed, renderXml, xmlRecords, xmlText } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import { findCompletedSequence, insertCompletedUpload } from '../storage/completed-upload-repository.ts';
import { listPartsAfter, removeUpload, type UploadedPart } from '../storage/upload-repository.ts';
import { findVersionBySequence, type ObjectVersion } from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { commitVersion } from './commit-version.ts';
import { multipartChecksum, multipartEtag } from './multipart-checksum.ts';
import { versionHeaders } from './object-headers.ts';
import { receiveXml } from './receive-xml.ts';
import { requireBucket } from './require-bucket.ts';
import { requireUpload } from './require-upload.ts';

/**
 * Makes the parts one object by naming their blobs in its manifest: no byte is copied. Idempotent, as on S3: the same list
 * of parts is answered again, whatever the conditions, as long as the version is there.
 */
export async function completeMultipartUpload(context: StoreContext, request: S3Request): Promise<S3Response> {
  const document = await receiveXml(request, 'CompleteMultipartUpload', ['Part']);
  const listed = document === undefined ? [] : xmlRecords(document, 'Part');
  const repeated = answerAgain(context, request, listed);
  if (repeated !== undefined) return repeated;
  await damageOnePart(context, request);
  // From here to the commit nothing awaits, so no part can be replaced between the choice and the manifest.
  const upload = requireUpload(context, request);
  if (listed.length === 0) throw malformed();
  const parts = choosePartsInOrder(
    listed,
    listPartsAfter(context.database, upload.uploadId, 0, -1),
    context.minimumPartBytes,
  );
  const etag = multipartEtag(parts);
  const checksum = multipartChecksum(upload, parts);
  const sizeBytes = parts.reduce((total, part) => total + part.sizeBytes, 0);
  checkPromises(request, sizeBytes, checksum);

  const stored = misplaced(context, request, parts);
  const chosen = new Set(stored.map((part) => part.blob));
  const manifest = stored.map((part) => ({ ...part, checksum: part.checksum?.value }));
  const draft = { isDeleteMarker: false, sizeBytes, etag, attributes: upload.attributes, checksum, lock: upload.lock };
  const { version, versionId } = await commitVersion(context, request, draft, manifest, (sequence) => {
    const completedAtMs = context.now();
    insertCompletedUpload(context.database, { ...upload, parts: spellList(listed), sequence, completedAtMs });
    return removeUpload(context.database, upload.uploadId, chosen);
  });
  return answer(version, versionId);
}

/** The answer to a completion that was done already, and whose answer may have got lost. */
function answerAgain(
  context: StoreContext,
  { bucket: bucketName, key, query }: S3Request,
  listed: readonly Record<string, unknown>[],
): S3Response | undefined {
  const { database } = context;
  const bucket = requireBucket(context, bucketName);
  const uploadId = query.get('uploadId') ?? '';
  const sequence = findCompletedSequence(database, { uploadId, bucket: bucketName, key, parts: spellList(listed) });
  const version = sequence === undefined ? undefined : findVersionBySequence(database, sequence);
  return version && answer(version, bucket.versioning === undefined ? undefined : version.versionId);
}

function spellList(listed: readonly Record<string, unknown>[]): string {
  return listed.map((part) => `${Number(xmlText(part, 'PartNumber'))} ${listedEtag(part)}`).join('\n');
}

function answer(
  { bucket, key, etag, checksum }: Pick<ObjectVersion, 'bucket' | 'key' | 'etag' | 'checksum'>,
  versionId: string | undefined,
): S3Response {
  return {
    status: 200,
    headers: versionHeaders(versionId),
    body: renderXml('CompleteMultipartUploadResult', {
      Location: `/${bucket}/${key}`,
      Bucket: bucket,
      Key: key,
      ETag: `"${etag}"`,
      ...(checksum === undefined
        ? {}
        : { [checksumElement(checksum.algorithm)]: checksum.value, ChecksumType: checksum.type }),
    }),
  };
}

/** @throws S3Error InvalidPart, InvalidPartOrder, EntityTooSmall */
function choosePartsInOrder(
  listed: readonly Record<string, unknown>[],
  uploaded: readonly UploadedPart[],
  minimumPartBytes: number,
): UploadedPart[] {
  const byNumber = new Map(uploaded.map((part) => [part.partNumber, part]));
  const numbers = listed.map((entry) => Number(xmlText(entry, 'PartNumber')));
  if (numbers.some((number) => !Number.isInteger(number))) throw malformed();
  if (numbers.some((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0))) {
    throw new S3Error(
      'InvalidPartOrder',
      'The list of parts was not in ascending order. Parts must be ordered by part number.',
    );
  }
  const parts = listed.map((entry, index) => {
    const part = byNumber.get(numbers[index] ?? 0);
    if (part !== undefined && matchesListing(entry, part)) return part;
    throw new S3Error(
      'InvalidPart',
      "One or more of the specified parts could not be found. The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
      { detail: { PartNumber: String(numbers[index]) } },
    );
  });
  const small = parts.slice(0, -1).find((part) => part.sizeBytes < minimumPartBytes);
  if (small !== undefined) {
    throw new S3Error('EntityTooSmall', 'Your proposed upload is smaller than the minimum allowed size', {
      detail: {
        ProposedSize: String(small.sizeBytes),
        MinSizeAllowed: String(minimumPartBytes),
        PartNumber: String(small.partNumber),
      },
    });
  }
  return parts;
}

function matchesListing(entry: Record<string, unknown>, part: UploadedPart): boolean {
  if (listedEtag(entry) !== part.md5) return false;
  return checksumAlgorithms.every((algorithm) => {
    const claimed = xmlText(entry, checksumElement(algorithm));
    return claimed === undefined || (part.checksum?.algorithm === algorithm && part.checksum.value === claimed);
  });
}

function listedEtag(entry: Record<string, unknown>): string | undefined {
  return xmlText(entry, 'ETag')?.replaceAll('"', '').trim();
}

/** What the request's headers say about the whole object. Its body's own checks are done by now. */
function checkPromises({ headers }: S3Request, sizeBytes: number, checksum: StoredChecksum | undefined): void {
  const promisedSize = headers['x-amz-mp-object-size'];
  if (promisedSize !== undefined && Number(promisedSize) !== sizeBytes) {
    throw new S3Error(
      'InvalidRequest',
      `The provided 'x-amz-mp-object-size' header value ${promisedSize} does not match what was computed: ${sizeBytes}`,
    );
  }
  for (const algorithm of checksumAlgorithms) {
    const claimed = headers[checksumHeader(algorithm)];
    if (claimed === undefined) continue;
    const plain = checksum?.value.replace(/-\d+$/, '');
    if (checksum?.algorithm === algorithm && (claimed === checksum.value || claimed === plain)) continue;
    throw new S3Error('BadDigest', `The ${algorithm} you specified did not match the calculated checksum.`);
  }
}

/** The `corrupt` fault on the bytes of one part. */
async function damageOnePart(context: StoreContext, request: S3Request): Promise<void> {
  const { faults, blobs, database } = context;
  const fault = faults.strike('corrupt', request, ({ how }) => how !== 'repeatPart');
  if (fault === undefined) return;
  const pick = (below: number) => faults.pick(below);
  const parts = listPartsAfter(database, requireUpload(context, request).uploadId, 0, -1);
  const victim = parts[pick(parts.length)];
  if (victim !== undefined) await corruptFile(blobs.pathOf(victim.blob), fault.how, pick);
}

/** The `corrupt` fault on the manifest. */
function misplaced({ faults }: StoreContext, request: S3Request, parts: UploadedPart[]): UploadedPart[] {
  const fault = faults.strike('corrupt', request, ({ how }) => how === 'repeatPart');
  return fault === undefined ? parts : repeatOnePart(parts, (below) => faults.pick(below));
}
