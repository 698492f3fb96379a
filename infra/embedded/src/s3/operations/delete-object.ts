import type { S3Request, S3Response } from '../http/s3-request.ts';
import { malformed, renderXml, xmlRecords, xmlText } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import { inTransaction } from '../storage/index-database.ts';
import { findVersion, type ObjectVersion, removeVersion } from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { commitVersion } from './commit-version.ts';
import { checkWriteConditions, deletionConditions } from './conditions.ts';
import { checkDeletable } from './object-lock.ts';
import { receiveXml } from './receive-xml.ts';
import { requireBucket } from './require-bucket.ts';

interface Deletion {
  /** The version that went, or the marker that came. */
  versionId: string | undefined;
  /** A marker went or came. */
  deleteMarker: boolean;
}

export async function deleteObject(context: StoreContext, request: S3Request): Promise<S3Response> {
  const { versionId, deleteMarker } = await deleteOne(context, request, request.query.get('versionId'));
  return {
    status: 204,
    headers: {
      ...(versionId === undefined ? {} : { 'x-amz-version-id': versionId }),
      ...(deleteMarker ? { 'x-amz-delete-marker': 'true' } : {}),
    },
  };
}

/** Up to 1,000 deletions, each with conditions of its own; each succeeds or fails by itself. */
export async function deleteObjects(context: StoreContext, request: S3Request): Promise<S3Response> {
  requireBucket(context, request.bucket);
  const document = await receiveXml(request, 'Delete', ['Object']);
  const objects = document === undefined ? [] : xmlRecords(document, 'Object');
  if (objects.length === 0 || objects.length > 1000) throw malformed();
  const quiet = document !== undefined && xmlText(document, 'Quiet') === 'true';
  const deleted: Record<string, string | undefined>[] = [];
  const failed: Record<string, string | undefined>[] = [];
  // Read whole before the first deletion: a batch that is malformed anywhere deletes nothing.
  for (const { key, versionId, conditions } of objects.map(readObject)) {
    try {
      const headers = { ...unconditional(request.headers), ...conditions };
      const deletion = await deleteOne(context, { ...request, key, headers }, versionId);
      deleted.push({
        Key: key,
        VersionId: versionId,
        DeleteMarker: deletion.deleteMarker ? 'true' : undefined,
        DeleteMarkerVersionId: deletion.deleteMarker ? deletion.versionId : undefined,
      });
    } catch (error) {
      if (!(error instanceof S3Error)) throw error;
      failed.push({ Key: key, VersionId: versionId, Code: error.code, Message: error.message });
    }
  }
  return { status: 200, body: renderXml('DeleteResult', { Deleted: quiet ? [] : deleted, Error: failed }) };
}

async function deleteOne(context: StoreContext, request: S3Request, versionId: string | undefined): Promise<Deletion> {
  const { database, blobs, faults } = context;
  const { bucket: bucketName, key, headers } = request;
  const bucket = requireBucket(context, bucketName);
  if (versionId === undefined && bucket.versioning !== undefined) {
    const marker = {
      isDeleteMarker: true,
      sizeBytes: 0,
      etag: '',
      attributes: {},
      checksum: undefined,
      lock: { retention: undefined, legalHold: false },
    };
    const committed = await commitVersion(context, request, marker, []);
    return { versionId: committed.versionId, deleteMarker: true };
  }
  const deletion = inTransaction(database, () => {
    const version = findVersion(database, bucketName, key, versionId ?? 'null');
    checkWriteConditions(headers, version);
    if (version === undefined) return { freed: [], deleteMarker: false };
    if (!faults.overlooks('lock', request)) checkDeletable(heldBy(context, request, version), headers, context.now());
    if (faults.strike('pretend', request) !== undefined) return { freed: [], deleteMarker: version.isDeleteMarker };
    return { freed: removeVersion(database, version), deleteMarker: version.isDeleteMarker };
  });
  await blobs.discard(deletion.freed);
  return { versionId, deleteMarker: deletion.deleteMarker };
}

/** The version with its lock; with the `holdAfterExpiry` fault, without a hold that outlasted the retention. */
function heldBy({ faults, now }: StoreContext, request: S3Request, version: ObjectVersion): ObjectVersion {
  const { retention } = version.lock;
  const expired = retention !== undefined && retention.untilMs <= now();
  if (!expired || !faults.overlooks('holdAfterExpiry', request)) return version;
  return { ...version, lock: { retention, legalHold: false } };
}

/** Conditions on the batch's own request say nothing about its objects. */
function unconditional(headers: S3Request['headers']): S3Request['headers'] {
  const conditions = ['if-match', 'if-none-match', ...deletionConditions];
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !conditions.includes(name)));
}

const conditionElements: Readonly<Record<string, string>> = {
  ETag: 'if-match',
  LastModifiedTime: 'x-amz-if-match-last-modified-time',
  Size: 'x-amz-if-match-size',
};

/**
 * One object of a batch, with its conditions as the headers that DeleteObject has for them.
 * @throws S3Error MalformedXML, also for an element that isn't known: to delete in spite of a condition is worse than not to
 */
function readObject(object: Record<string, unknown>): {
  key: string;
  versionId: string | undefined;
  conditions: S3Request['headers'];
} {
  const key = xmlText(object, 'Key');
  if (key === undefined || key === '') throw malformed();
  const conditions: Record<string, string> = {};
  for (const element of Object.keys(object)) {
    if (element === 'Key' || element === 'VersionId' || element === '#text') continue;
    const header = conditionElements[element];
    const value = xmlText(object, element);
    if (header === undefined || value === undefined) throw malformed();
    conditions[header] = value;
  }
  return { key, versionId: xmlText(object, 'VersionId'), conditions };
}
