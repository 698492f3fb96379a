import type { S3Request } from '../http/s3-request.ts';
import { S3Error } from '../s3-error.ts';
import {
  type Bucket,
  type DefaultRetention,
  type RetentionMode,
  retentionModeSchema,
} from '../storage/bucket-repository.ts';
import type { ObjectLock, ObjectVersion } from '../storage/version-repository.ts';

/** The lock that a new version gets: what its writer asks for, else the bucket's default. */
export function readLock(headers: S3Request['headers'], bucket: Bucket, nowMs: number): ObjectLock {
  const mode = headers['x-amz-object-lock-mode'];
  const until = headers['x-amz-object-lock-retain-until-date'];
  const hold = headers['x-amz-object-lock-legal-hold'];
  if (mode === undefined && until === undefined && hold === undefined) {
    return {
      retention: bucket.defaultRetention && defaultRetentionFrom(bucket.defaultRetention, nowMs),
      legalHold: false,
    };
  }
  requireObjectLock(bucket);
  if ((mode === undefined) !== (until === undefined)) {
    throw new S3Error(
      'InvalidArgument',
      'x-amz-object-lock-retain-until-date and x-amz-object-lock-mode must both be supplied',
    );
  }
  const retention =
    mode === undefined || until === undefined
      ? bucket.defaultRetention && defaultRetentionFrom(bucket.defaultRetention, nowMs)
      : readRetention(mode, until, nowMs);
  return { retention, legalHold: hold !== undefined && readLegalHold(hold) };
}

export function requireObjectLock(bucket: Bucket): void {
  if (!bucket.objectLock) throw new S3Error('InvalidRequest', 'Bucket is missing Object Lock Configuration');
}

export function readRetention(
  mode: string | undefined,
  until: string | undefined,
  nowMs: number,
): { mode: RetentionMode; untilMs: number } {
  const parsed = retentionModeSchema.safeParse(mode);
  if (!parsed.success)
    throw new S3Error('InvalidArgument', 'Unknown wormMode directive: use GOVERNANCE or COMPLIANCE.');
  const untilMs = Date.parse(until ?? '');
  if (Number.isNaN(untilMs)) throw new S3Error('InvalidArgument', 'The retain until date must be an ISO 8601 time.');
  if (untilMs <= nowMs) throw new S3Error('InvalidArgument', 'The retain until date must be in the future!');
  return { mode: parsed.data, untilMs };
}

export function readLegalHold(status: string | undefined): boolean {
  if (status !== 'ON' && status !== 'OFF')
    throw new S3Error('InvalidArgument', 'Legal Hold must be either of ON or OFF.');
  return status === 'ON';
}

function defaultRetentionFrom(
  { mode, unit, count }: DefaultRetention,
  nowMs: number,
): { mode: RetentionMode; untilMs: number } {
  return { mode, untilMs: nowMs + count * (unit === 'Days' ? 1 : 365) * 86_400_000 };
}

/** @throws S3Error AccessDenied while the version may not be deleted */
export function checkDeletable({ lock }: ObjectVersion, headers: S3Request['headers'], nowMs: number): void {
  const held =
    lock.legalHold ||
    (isActive(lock, nowMs) && !(lock.retention?.mode === 'GOVERNANCE' && bypassesGovernance(headers)));
  if (held) throw objectProtected();
}

/**
 * A COMPLIANCE retention that still runs can only be extended; a GOVERNANCE one also needs the bypass header to be
 * shortened, lifted or turned into something else.
 */
export function checkRetentionChange(
  { lock }: ObjectVersion,
  next: { mode: RetentionMode; untilMs: number } | undefined,
  headers: S3Request['headers'],
  nowMs: number,
): void {
  const { retention } = lock;
  if (retention === undefined || !isActive(lock, nowMs)) return;
  const tightens =
    next !== undefined &&
    next.untilMs >= retention.untilMs &&
    (next.mode === retention.mode || next.mode === 'COMPLIANCE');
  if (tightens || (retention.mode === 'GOVERNANCE' && bypassesGovernance(headers))) return;
  throw objectProtected();
}

function isActive({ retention }: ObjectLock, nowMs: number): boolean {
  return retention !== undefined && retention.untilMs > nowMs;
}

function bypassesGovernance(headers: S3Request['headers']): boolean {
  return headers['x-amz-bypass-governance-retention']?.toLowerCase() === 'true';
}

function objectProtected(): S3Error {
  return new S3Error('AccessDenied', 'Access Denied because object protected by object lock.');
}
