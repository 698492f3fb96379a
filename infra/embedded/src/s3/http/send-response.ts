import type { ServerResponse } from 'node:http';
import { S3Error } from '../s3-error.ts';
import type { S3Response } from './s3-request.ts';
import { renderXml } from './xml.ts';

/** Sends an operation's answer; resolves when the last byte is handed to the connection or the client has left. */
export async function sendResponse(outgoing: ServerResponse, response: S3Response, withBody: boolean): Promise<void> {
  const { status, headers = {}, body } = response;
  if (body === undefined || typeof body === 'string') {
    const text = body ?? '';
    const type = text === '' ? {} : { 'content-type': 'application/xml' };
    // 204 and 304 have no body, and a HEAD brings the length of the object itself.
    const length =
      status === 204 || status === 304 || headers['content-length'] !== undefined
        ? {}
        : { 'content-length': Buffer.byteLength(text) };
    outgoing.writeHead(status, { ...type, ...length, ...headers });
    outgoing.end(withBody ? text : undefined);
    return;
  }
  outgoing.writeHead(status, { 'content-length': body.sizeBytes, ...headers });
  for await (const chunk of body.chunks) {
    if (outgoing.destroyed) return;
    if (!outgoing.write(chunk)) await drained(outgoing);
  }
  outgoing.end();
}

/** Resolves when there is room again or nobody left to write to. */
function drained(outgoing: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    if (outgoing.destroyed) return resolve();
    const done = () => {
      outgoing.off('drain', done).off('close', done);
      resolve();
    };
    outgoing.on('drain', done).on('close', done);
  });
}

/** The error as S3's document. */
export function errorResponse(error: S3Error, resource: string, requestId: string): S3Response {
  const content = {
    Code: error.code,
    Message: error.message,
    ...error.detail,
    Resource: resource,
    RequestId: requestId,
    HostId: 'rollcall',
  };
  if (error.status === 304) return { status: 304, headers: error.headers };
  return { status: error.status, headers: error.headers, body: renderXml('Error', content, { namespaced: false }) };
}

/** What the client may know about a failure that is ours. */
export function toS3Error(error: unknown): S3Error {
  if (error instanceof S3Error) return error;
  const message = isDiskFull(error)
    ? 'The disk of the store is full. Make room, and try again.'
    : 'We encountered an internal error. Please try again.';
  return new S3Error('InternalError', message, { cause: error });
}

const sqliteFull = 13;

/** By a file of an object, or by the index. */
function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && error.code === 'ENOSPC') || ('errcode' in error && error.errcode === sqliteFull);
}
