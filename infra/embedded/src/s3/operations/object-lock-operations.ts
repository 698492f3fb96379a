import type { S3Request, S3Response } from '../http/s3-request.ts';
import { isRecord, malformed, renderXml, xmlText } from '../http/xml.ts';
import { S3Error } from '../s3-error.ts';
import { type DefaultRetention, retentionModeSchema, saveBucket } from '../storage/bucket-repository.ts';
import { updateLock } from '../storage/version-repository.ts';
import type { StoreContext } from '../store-context.ts';
import { findRequestedVersion } from './find-requested-version.ts';
import { versionHeaders } from './object-headers.ts';
import { checkRetentionChange, readLegalHold, readRetention, requireObjectLock } from './object-lock.ts';
import { receiveXml } from './receive-xml.ts';
import { requireBucket } from './require-bucket.ts';

export function getObjectLockConfiguration(context: StoreContext, request: S3Request): S3Response {
  const { objectLock, defaultRetention } = requireBucket(context, request.bucket);
  if (!objectLock) {
    throw new S3Error(
      'ObjectLockConfigurationNotFoundError',
      'Object Lock configuration does not exist for this bucket',
    );
  }
  const rule = defaultRetention && {
    DefaultRetention: { Mode: defaultRetention.mode, [defaultRetention.unit]: defaultRetention.count },
  };
  return { status: 200, body: renderXml('ObjectLockConfiguration', { ObjectLockEnabled: 'Enabled', Rule: rule }) };
}

export async function putObjectLockConfiguration(context: StoreContext, request: S3Request): Promise<S3Response> {
  const document = await receiveXml(request, 'ObjectLockConfiguration');
  if (document === undefined || xmlText(document, 'ObjectLockEnabled') !== 'Enabled') throw malformed();
  const bucket = requireBucket(context, request.bucket);
  if (bucket.versioning !== 'Enabled') {
    throw new S3Error(
      'InvalidBucketState',
      "Versioning must be 'Enabled' on the bucket to apply a Object Lock configuration",
    );
  }
  saveBucket(context.database, { ...bucket, objectLock: true, defaultRetention: readRule(document.Rule) });
  return { status: 200 };
}

function readRule(rule: unknown): DefaultRetention | undefined {
  if (rule === undefined) return undefined;
  const retention = isRecord(rule) ? rule.DefaultRetention : undefined;
  if (!isRecord(retention)) throw malformed();
  const mode = retentionModeSchema.safeParse(xmlText(retention, 'Mode'));
  const [days, years] = [xmlText(retention, 'Days'), xmlText(retention, 'Years')];
  if (!mode.success || (days === undefined) === (years === undefined)) throw malformed();
  const count = Number(days ?? years);
  if (!Number.isInteger(count) || count < 1 || count > (days === undefined ? 100 : 36_500)) {
    throw new S3Error(
      'InvalidRetentionPeriod',
      'Default retention period must be a positive integer value of at most 100 years.',
    );
  }
  return { mode: mode.data, unit: days === undefined ? 'Years' : 'Days', count };
}

export function getObjectRetention(context: StoreContext, request: S3Request): S3Response {
  requireObjectLock(requireBucket(context, request.bucket));
  const { retention } = findRequestedVersion(context, request, request.query.get('versionId')).lock;
  if (retention === undefined) {
    throw new S3Error('NoSuchObjectLockConfiguration', 'The specified object does not have a ObjectLock configuration');
  }
  return {
    status: 200,
    body: renderXml('Retention', { Mode: retention.mode, RetainUntilDate: new Date(retention.untilMs).toISOString() }),
  };
}

export async function putObjectRetention(context: StoreContext, request: S3Request): Promise<S3Response> {
  const document = (await receiveXml(request, 'Retention')) ?? {};
  const [mode, until] = [xmlText(document, 'Mode'), xmlText(document, 'RetainUntilDate')];
  if ((mode === undefined) !== (until === undefined)) throw malformed();
  requireObjectLock(requireBucket(context, request.bucket));
  const nowMs = context.now();
  // An empty document lifts the retention.
  const retention = mode === undefined ? undefined : readRetention(mode, until, nowMs);
  const version = findRequestedVersion(context, request, request.query.get('versionId'));
  if (!context.faults.overlooks('lock', request)) checkRetentionChange(version, retention, request.headers, nowMs);
  if (context.faults.strike('pretend', request) === undefined)
    updateLock(context.database, version.sequence, { ...version.lock, retention });
  return { status: 200, headers: versionHeaders(version.versionId) };
}

export function getObjectLegalHold(context: StoreContext, request: S3Request): S3Response {
  requireObjectLock(requireBucket(context, request.bucket));
  const { legalHold } = findRequestedVersion(context, request, request.query.get('versionId')).lock;
  return { status: 200, body: renderXml('LegalHold', { Status: legalHold ? 'ON' : 'OFF' }) };
}

export async function putObjectLegalHold(context: StoreContext, request: S3Request): Promise<S3Response> {
  const legalHold = readLegalHold(xmlText((await receiveXml(request, 'LegalHold')) ?? {}, 'Status'));
  requireObjectLock(requireBucket(context, request.bucket));
  const version = findRequestedVersion(context, request, request.query.get('versionId'));
  if (context.faults.strike('pretend', request) === undefined)
    updateLock(context.database, version.sequence, { ...version.lock, legalHold });
  return { status: 200, headers: versionHeaders(version.versionId) };
}
