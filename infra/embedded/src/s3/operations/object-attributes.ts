import type { ResponseHeaders, S3Request } from '../http/s3-request.ts';

const systemHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

/** The headers that a writer wants back with the object. */
export function readAttributes(headers: S3Request['headers']): ResponseHeaders {
  const attributes: ResponseHeaders = { 'content-type': 'binary/octet-stream' };
  for (const [name, value] of Object.entries(headers)) {
    if (name === 'content-encoding') {
      // `aws-chunked` describes the request, not the object.
      const encodings = value.split(',').map((encoding) => encoding.trim());
      const kept = encodings.filter((encoding) => encoding !== '' && encoding !== 'aws-chunked');
      if (kept.length > 0) attributes[name] = kept.join(',');
    } else if (systemHeaders.includes(name) || name.startsWith('x-amz-meta-')) attributes[name] = value;
  }
  return attributes;
}
