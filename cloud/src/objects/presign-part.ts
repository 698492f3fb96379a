import { createHash, createHmac, type Hash, type Hmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import type { GrantForm } from './grant-form.ts';

export interface PartGrant {
  url: string;
  /** To be sent exactly so with the PUT: each is signed. */
  headers: Record<string, string>;
}

interface PresignSettings {
  endpoint: string;
  region: string;
  bucket: string;
  accessKeyId: string;
  secretAccessKey: string;
  grantForm: GrantForm;
}

export interface PartToGrant {
  key: string;
  uploadId: string;
  partNumber: number;
  sizeBytes: number;
  sha256: string;
  signedAt: Date;
  lifetimeSeconds: number;
}

/** Signs the PUT of one part: this key, upload, part number, length and digest, until it expires. No request is made. */
export async function presignPart(settings: PresignSettings, part: PartToGrant): Promise<PartGrant> {
  const signer = new SignatureV4({
    service: 's3',
    region: settings.region,
    credentials: { accessKeyId: settings.accessKeyId, secretAccessKey: settings.secretAccessKey },
    sha256: Sha256,
    uriEscapePath: false,
  });
  const endpoint = new URL(settings.endpoint);
  const bound = digestHeaders(settings.grantForm, part.sha256);
  const headers = { 'content-length': String(part.sizeBytes), ...bound.signed };
  const request = {
    method: 'PUT',
    protocol: endpoint.protocol,
    hostname: endpoint.hostname,
    path: `${endpoint.pathname.replace(/\/$/, '')}/${settings.bucket}/${part.key}`,
    query: { partNumber: String(part.partNumber), uploadId: part.uploadId },
    headers: { host: endpoint.host, ...headers, ...bound.hoisted },
  };
  const signed = await signer.presign(request, {
    signingDate: part.signedAt,
    expiresIn: part.lifetimeSeconds,
    unhoistableHeaders: new Set(Object.keys(bound.signed)),
  });
  return { url: `${endpoint.origin}${request.path}?${queryString(signed.query ?? {})}`, headers };
}

/** The signer moves every `x-amz-` header into the query, unless told not to: there no store compares it with the body. */
function digestHeaders(form: GrantForm, sha256: string) {
  if (form === 'content-sha256') return { signed: { 'x-amz-content-sha256': sha256 }, hoisted: {} };
  return {
    signed: { 'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64') },
    hoisted: { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  };
}

function queryString(query: Record<string, string | string[] | null>): string {
  return Object.entries(query)
    .flatMap(([name, value]) => (typeof value === 'string' ? [`${escapeQuery(name)}=${escapeQuery(value)}`] : []))
    .join('&');
}

/** RFC 3986, as SigV4 wants it: `encodeURIComponent` leaves five characters that are reserved. */
function escapeQuery(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The hash that the signer asks for; an HMAC when it is given a secret. */
class Sha256 {
  readonly #hash: Hash | Hmac;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(chunk: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytesOf(chunk));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    throw new Error('a hash of the signer is used once');
  }
}

function bytesOf(source: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof source === 'string') return Buffer.from(source);
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}
