import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { SignatureV4 } from '@smithy/signature-v4';
import type { S3Target } from './s3-target.ts';

/** A request as the test wants it, with nothing added by a client library but the signature. */
export interface RawRequest {
  method: string;
  /** Percent-encoded. */
  path: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
}

export interface RawResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
  /** The `Code` of an error document. */
  code: string | undefined;
}

class NodeSha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: unknown) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret as Buffer);
  }

  update(chunk: Uint8Array | string): void {
    this.#hash.update(chunk);
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

export function signer({ region, credentials }: S3Target): SignatureV4 {
  return new SignatureV4({ credentials, region, service: 's3', sha256: NodeSha256 as never, uriEscapePath: false });
}

export function signable(target: S3Target, request: RawRequest) {
  const { hostname, port, host } = new URL(target.endpoint);
  const { method, path, query = {}, headers = {} } = request;
  return { protocol: 'http:', hostname, port: Number(port), method, path, query, headers: { host, ...headers } };
}

/** Signs in the Authorization header, then sends. `payloadHash` is what x-amz-content-sha256 says; the true digest by default. */
export async function sendSigned(
  target: S3Target,
  request: RawRequest & { payloadHash?: string; signingDate?: Date },
  body: Buffer = Buffer.alloc(0),
): Promise<RawResponse> {
  const payloadHash = request.payloadHash ?? createHash('sha256').update(body).digest('hex');
  const unsigned = signable(target, {
    ...request,
    headers: { ...request.headers, 'x-amz-content-sha256': payloadHash },
  });
  const options = request.signingDate === undefined ? {} : { signingDate: request.signingDate };
  const signed = await signer(target).sign(unsigned, options);
  // Signed over the text, sent as its UTF-8 bytes, which node:http takes one character a byte.
  const headers = Object.fromEntries(
    Object.entries(signed.headers).map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
  );
  return send(target, { ...request, headers }, body);
}

/** Presigns with the given headers signed as headers, not moved into the query; without a digest the payload is unsigned. */
export async function presign(
  target: S3Target,
  request: RawRequest,
  expiresIn = 60,
  signingDate = new Date(),
): Promise<string> {
  const names = Object.keys(request.headers ?? {});
  // Moved into the query, as the SDK's presigner does; else the signer takes the absent body for an empty one.
  const headers = { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...request.headers };
  const { query } = await signer(target).presign(signable(target, { ...request, headers }), {
    expiresIn,
    signingDate,
    unhoistableHeaders: new Set(names),
    signableHeaders: new Set(['host', ...names]),
  });
  return `${target.endpoint}${request.path}?${encodeQuery(query as Record<string, string>)}`;
}

export async function send(
  target: S3Target,
  request: RawRequest,
  body: Buffer = Buffer.alloc(0),
): Promise<RawResponse> {
  const query = encodeQuery(request.query ?? {});
  const url = `${target.endpoint}${request.path}${query === '' ? '' : `?${query}`}`;
  return sendTo(url, request.method, request.headers ?? {}, body);
}

export async function sendTo(
  url: string,
  method: string,
  headers: Record<string, string>,
  body: Buffer = Buffer.alloc(0),
): Promise<RawResponse> {
  const length = method === 'GET' || method === 'HEAD' ? {} : { 'content-length': String(body.length) };
  const outgoing = httpRequest(url, { method, headers: { ...length, ...headers }, agent: false });
  outgoing.end(body);
  const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const received = Buffer.concat(chunks);
  return {
    status: incoming.statusCode ?? 0,
    headers: incoming.headers,
    body: received,
    code: /<Code>(\w+)<\/Code>/.exec(received.toString('latin1'))?.[1],
  };
}

function encodeQuery(query: Record<string, string>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}
