import { checksumHeader, type StoredChecksum } from '../body/checksum-algorithm.ts';
import { toHeaderText } from '../http/header-text.ts';
import type { ResponseHeaders, S3Request } from '../http/s3-request.ts';
import type { ObjectLock, ObjectVersion } from '../storage/version-repository.ts';

const overrides = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** The headers of GetObject and HeadObject, the length and range aside. */
export function objectHeaders(
  version: ObjectVersion,
  request: S3Request,
  keepsVersions: boolean,
  isWhole: boolean,
): ResponseHeaders {
  return {
    ...version.attributes,
    'accept-ranges': 'bytes',
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.modifiedAtMs).toUTCString(),
    ...lockHeaders(version.lock),
    ...(keepsVersions ? { 'x-amz-version-id': version.versionId } : {}),
    ...(isWhole && request.headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED'
      ? checksumHeaders(version.checksum)
      : {}),
    ...requestedOverrides(request),
  };
}

export function checksumHeaders(checksum: StoredChecksum | undefined): ResponseHeaders {
  if (checksum === undefined) return {};
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

export function versionHeaders(versionId: string | undefined): ResponseHeaders {
  return versionId === undefined ? {} : { 'x-amz-version-id': versionId };
}

function lockHeaders({ retention, legalHold }: ObjectLock): ResponseHeaders {
  return {
    ...(retention === undefined
      ? {}
      : {
          'x-amz-object-lock-mode': retention.mode,
          'x-amz-object-lock-retain-until-date': new Date(retention.untilMs).toISOString(),
        }),
    ...(legalHold ? { 'x-amz-object-lock-legal-hold': 'ON' } : {}),
  };
}

function requestedOverrides({ query }: S3Request): ResponseHeaders {
  const headers: ResponseHeaders = {};
  for (const name of overrides) {
    const wanted = query.get(`response-${name}`);
    if (wanted !== undefined) headers[name] = toHeaderText(wanted);
  }
  return headers;
}
