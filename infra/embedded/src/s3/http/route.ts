import { S3Error } from '../s3-error.ts';
import type { OperationName } from './operation-name.ts';

interface Route {
  method: string;
  level: 'service' | 'bucket' | 'object';
  /** All must be present; of the routes that fit, the first in the table wins. */
  needs: readonly string[];
  /** Further parameters that the operation understands. */
  takes: readonly string[];
  header?: string;
  operation: OperationName;
}

const paging = ['prefix', 'delimiter', 'encoding-type'];
const responseOverrides = [
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
];
const copySource = 'x-amz-copy-source';

function on(level: Route['level']) {
  return (
    method: string,
    operation: OperationName,
    needs: string[] = [],
    takes: string[] = [],
    header?: string,
  ): Route =>
    header === undefined
      ? { method, level, needs, takes, operation }
      : { method, level, needs, takes, operation, header };
}
const service = on('service');
const bucket = on('bucket');
const object = on('object');

const routes: readonly Route[] = [
  service('GET', 'ListBuckets'),
  bucket('GET', 'GetBucketLocation', ['location']),
  bucket('GET', 'GetBucketVersioning', ['versioning']),
  bucket('GET', 'GetObjectLockConfiguration', ['object-lock']),
  bucket('GET', 'ListMultipartUploads', ['uploads'], [...paging, 'key-marker', 'upload-id-marker', 'max-uploads']),
  bucket('GET', 'ListObjectVersions', ['versions'], [...paging, 'key-marker', 'version-id-marker', 'max-keys']),
  bucket(
    'GET',
    'ListObjectsV2',
    ['list-type'],
    [...paging, 'continuation-token', 'start-after', 'max-keys', 'fetch-owner'],
  ),
  bucket('GET', 'ListObjects', [], [...paging, 'marker', 'max-keys']),
  bucket('PUT', 'PutBucketVersioning', ['versioning']),
  bucket('PUT', 'PutObjectLockConfiguration', ['object-lock']),
  bucket('PUT', 'CreateBucket'),
  bucket('HEAD', 'HeadBucket'),
  bucket('DELETE', 'DeleteBucket'),
  bucket('POST', 'DeleteObjects', ['delete']),
  object('GET', 'ListParts', ['uploadId'], ['max-parts', 'part-number-marker', 'encoding-type']),
  object('GET', 'GetObjectRetention', ['retention'], ['versionId']),
  object('GET', 'GetObjectLegalHold', ['legal-hold'], ['versionId']),
  object('GET', 'GetObject', [], ['versionId', 'partNumber', ...responseOverrides]),
  object('HEAD', 'HeadObject', [], ['versionId', 'partNumber', ...responseOverrides]),
  object('PUT', 'UploadPartCopy', ['partNumber', 'uploadId'], [], copySource),
  object('PUT', 'UploadPart', ['partNumber', 'uploadId']),
  object('PUT', 'PutObjectRetention', ['retention'], ['versionId']),
  object('PUT', 'PutObjectLegalHold', ['legal-hold'], ['versionId']),
  object('PUT', 'CopyObject', [], [], copySource),
  object('PUT', 'PutObject'),
  object('POST', 'CreateMultipartUpload', ['uploads']),
  object('POST', 'CompleteMultipartUpload', ['uploadId']),
  object('DELETE', 'AbortMultipartUpload', ['uploadId']),
  object('DELETE', 'DeleteObject', [], ['versionId']),
];

interface RoutedTarget {
  method: string;
  bucket: string;
  key: string;
  query: ReadonlyMap<string, string>;
  headers: Readonly<Record<string, string>>;
}

/**
 * The operation that a request asks for. A parameter that the operation doesn't know (`?acl`, `?tagging`) refuses the
 * request: a store that takes half of an order in silence is worse than one that says no.
 */
export function routeRequest(target: RoutedTarget): OperationName {
  const level = target.bucket === '' ? 'service' : target.key === '' ? 'bucket' : 'object';
  const route = routes.find(
    (candidate) =>
      candidate.method === target.method &&
      candidate.level === level &&
      candidate.needs.every((name) => target.query.has(name)) &&
      (candidate.header === undefined || target.headers[candidate.header] !== undefined),
  );
  if (route === undefined) throw notImplemented(`${target.method} on a ${level}`);
  for (const name of target.query.keys()) {
    if (route.needs.includes(name) || route.takes.includes(name)) continue;
    // `x-id` only names the operation for proxies; `X-Amz-*` belong to the signature or were hoisted headers.
    if (name === 'x-id' || name.toLowerCase().startsWith('x-amz-')) continue;
    throw notImplemented(`the query parameter ${name} on ${route.operation}`);
  }
  return route.operation;
}

function notImplemented(what: string): S3Error {
  return new S3Error('NotImplemented', `This store does not implement ${what}.`);
}
