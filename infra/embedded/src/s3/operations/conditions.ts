import type { S3Request } from '../http/s3-request.ts';
import { S3Error } from '../s3-error.ts';
import type { ObjectVersion } from '../storage/version-repository.ts';

/** RFC 9110's conditions on a read, in its order. `prefix` is `x-amz-copy-source-` for the source of a copy. */
export function checkReadConditions(headers: S3Request['headers'], version: ObjectVersion, prefix = ''): void {
  const condition = (name: string) => headers[`${prefix}${name}`];
  const ifMatch = condition('if-match');
  const ifNoneMatch = condition('if-none-match');
  const modifiedSeconds = Math.floor(version.modifiedAtMs / 1000);
  const seconds = (name: string) => Date.parse(condition(name) ?? '') / 1000;
  if (ifMatch !== undefined) {
    if (!matchesEtag(ifMatch, version.etag)) throw preconditionFailed('If-Match');
  } else if (modifiedSeconds > seconds('if-unmodified-since')) throw preconditionFailed('If-Unmodified-Since');

  const unchanged =
    ifNoneMatch === undefined
      ? modifiedSeconds <= seconds('if-modified-since')
      : matchesEtag(ifNoneMatch, version.etag);
  if (!unchanged) return;
  if (prefix !== '') throw preconditionFailed('x-amz-copy-source-If-None-Match');
  throw new S3Error('NotModified', 'Not Modified', {
    headers: { etag: `"${version.etag}"`, 'last-modified': new Date(version.modifiedAtMs).toUTCString() },
  });
}

/** The further conditions that a deletion can have, as DeleteObject sends them. */
export const deletionConditions = ['x-amz-if-match-last-modified-time', 'x-amz-if-match-size'] as const;

/**
 * The conditions on a write: `If-None-Match: *` (nothing there yet) and `If-Match: <etag>` (this one is there). Those of
 * `deletionConditions` hold, as S3 has it, also when nothing is there.
 */
export function checkWriteConditions(headers: S3Request['headers'], latest: ObjectVersion | undefined): void {
  const current = latest?.isDeleteMarker === false ? latest : undefined;
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw new S3Error('NotImplemented', 'If-None-Match on a write only supports *.');
  }
  if (ifNoneMatch === '*' && current !== undefined) throw preconditionFailed('If-None-Match');
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined) {
    if (current === undefined) throw new S3Error('NoSuchKey', 'The specified key does not exist.');
    if (!matchesEtag(ifMatch, current.etag)) throw preconditionFailed('If-Match');
  }
  if (current === undefined) return;
  const [time, size] = deletionConditions.map((name) => headers[name]);
  const seconds = (ms: number) => Math.floor(ms / 1000);
  // A time that can't be read is equal to none.
  if (time !== undefined && seconds(Date.parse(time)) !== seconds(current.modifiedAtMs))
    throw preconditionFailed(deletionConditions[0]);
  if (size !== undefined && Number(size) !== current.sizeBytes) throw preconditionFailed(deletionConditions[1]);
}

function matchesEtag(list: string, etag: string): boolean {
  return list.split(',').some((entry) => ['*', etag].includes(entry.trim().replace(/^W\//, '').replaceAll('"', '')));
}

function preconditionFailed(condition: string): S3Error {
  return new S3Error('PreconditionFailed', 'At least one of the pre-conditions you specified did not hold', {
    detail: { Condition: condition },
  });
}
