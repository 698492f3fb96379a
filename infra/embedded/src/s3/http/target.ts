import type { IncomingMessage } from 'node:http';
import type { SignableRequest } from '../auth/canonical-request.ts';
import { S3Error } from '../s3-error.ts';

export interface RequestTarget extends SignableRequest {
  bucket: string;
  key: string;
}

const maximumKeyBytes = 1024;

/** The parts of a request line, decoded once, as both the signature and the router see them. Path-style only. */
export function readTarget(incoming: IncomingMessage): RequestTarget {
  const url = incoming.url ?? '/';
  const mark = url.indexOf('?');
  const path = decode(mark === -1 ? url : url.slice(0, mark));
  const query = (mark === -1 ? '' : url.slice(mark + 1))
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [decode(name.replaceAll('+', '%20')), decode(value.replaceAll('+', '%20'))] as const;
    });
  const headers = Object.fromEntries(
    Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(',')]),
  );
  const slash = path.indexOf('/', 1);
  const bucket = slash === -1 ? path.slice(1) : path.slice(1, slash);
  const key = slash === -1 ? '' : path.slice(slash + 1);
  if (!path.startsWith('/') || key.includes('\0')) throw new S3Error('InvalidURI', "Couldn't parse the specified URI.");
  if (Buffer.byteLength(key) > maximumKeyBytes)
    throw new S3Error('KeyTooLongError', 'Your key is too long: at most 1024 bytes.');
  return { method: incoming.method ?? 'GET', path, query, headers, bucket, key };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new S3Error('InvalidURI', "Couldn't parse the specified URI.", { cause });
  }
}
