import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ChunkSigningSeed, PayloadAuthentication } from '../body/payload-authentication.ts';
import { headerReadings } from '../http/header-text.ts';
import { S3Error } from '../s3-error.ts';
import { canonicalRequest, type SignableRequest, scopeText, signingKey, stringToSign } from './canonical-request.ts';
import { type PresentedSignature, readPresentedSignature } from './presented-signature.ts';

export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

interface AuthenticatorOptions {
  credentials: readonly S3Credentials[];
  region: string;
  now: () => number;
}

const maximumSkewMs = 15 * 60_000;

/** Checks Signature V4 in the Authorization header and in presigned form. Every key may do everything: there is no policy. */
export class Authenticator {
  readonly #secrets: ReadonlyMap<string, string>;
  readonly #region: string;
  readonly #now: () => number;

  constructor(options: AuthenticatorOptions) {
    this.#secrets = new Map(options.credentials.map((pair) => [pair.accessKeyId, pair.secretAccessKey]));
    this.#region = options.region;
    this.#now = options.now;
  }

  /** @throws S3Error unless the request is signed by one of the credentials, in time, with all its `x-amz-*` headers. */
  authenticate(request: SignableRequest): { payload: PayloadAuthentication; presigned: boolean } {
    const presented = readPresentedSignature(request);
    if (presented === undefined)
      throw new S3Error('AccessDenied', 'Access Denied: sign the request with Signature Version 4.');
    const secret = this.#secrets.get(presented.scope.accessKeyId);
    if (secret === undefined) {
      throw new S3Error('InvalidAccessKeyId', 'The AWS Access Key Id you provided does not exist in our records.');
    }
    this.#checkRegion(presented);
    this.#checkTime(presented);
    checkSignedHeaders(request, presented);

    const payloadHash = claimedPayloadHash(request, presented);
    const key = signingKey(secret, presented.scope);
    const given = Buffer.from(presented.signature, 'hex');
    const detail = { CanonicalRequest: '', StringToSign: '' };
    const matches = headerReadings.some((readHeader) => {
      detail.CanonicalRequest = canonicalRequest(request, presented.signedHeaders, payloadHash, readHeader);
      detail.StringToSign = stringToSign(presented.timestamp, presented.scope, detail.CanonicalRequest);
      const expected = createHmac('sha256', key).update(detail.StringToSign).digest();
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
    if (!matches) {
      throw new S3Error(
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
        { detail },
      );
    }
    const seed = {
      signingKey: key,
      timestamp: presented.timestamp,
      scope: scopeText(presented.scope),
      seedSignature: presented.signature,
    };
    return { payload: payloadAuthentication(payloadHash, seed), presigned: presented.form === 'presigned' };
  }

  #checkRegion({ scope, timestamp }: PresentedSignature): void {
    if (scope.region !== this.#region) {
      throw new S3Error(
        'AuthorizationHeaderMalformed',
        `The region '${scope.region}' is wrong; expecting '${this.#region}'.`,
        {
          detail: { Region: this.#region },
        },
      );
    }
    if (!timestamp.startsWith(scope.date)) {
      throw new S3Error('SignatureDoesNotMatch', "The date in the credential scope does not match the request's date.");
    }
  }

  #checkTime({ form, signedAtMs, expiresSeconds }: PresentedSignature): void {
    const nowMs = this.#now();
    if (form === 'header') {
      if (Math.abs(nowMs - signedAtMs) <= maximumSkewMs) return;
      throw new S3Error(
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
        {
          detail: { ServerTime: new Date(nowMs).toISOString(), MaxAllowedSkewMilliseconds: String(maximumSkewMs) },
        },
      );
    }
    if (signedAtMs - nowMs > maximumSkewMs) throw new S3Error('AccessDenied', 'Request is not yet valid');
    const expiresMs = signedAtMs + expiresSeconds * 1000;
    if (nowMs > expiresMs) {
      throw new S3Error('AccessDenied', 'Request has expired', {
        detail: { Expires: new Date(expiresMs).toISOString(), ServerTime: new Date(nowMs).toISOString() },
      });
    }
  }
}

function checkSignedHeaders(request: SignableRequest, presented: PresentedSignature): void {
  const unsigned = Object.keys(request.headers).filter(
    (name) =>
      (name === 'host' || name.startsWith('x-amz-')) &&
      !presented.signedHeaders.includes(name) &&
      !mayBeUnsigned(request, name),
  );
  if (unsigned.length === 0) return;
  throw new S3Error('AccessDenied', 'There were headers present in the request which were not signed', {
    detail: { HeadersNotSigned: unsigned.join(', ') },
  });
}

/** Signing nothing with a header that promises nothing is harmless, and common in presigned uploads. */
function mayBeUnsigned(request: SignableRequest, name: string): boolean {
  return name === 'x-amz-content-sha256' && request.headers[name] === 'UNSIGNED-PAYLOAD';
}

function claimedPayloadHash(request: SignableRequest, presented: PresentedSignature): string {
  const header = request.headers['x-amz-content-sha256'];
  if (header !== undefined) return header;
  if (presented.form === 'presigned') {
    return request.query.find(([name]) => name.toLowerCase() === 'x-amz-content-sha256')?.[1] ?? 'UNSIGNED-PAYLOAD';
  }
  throw new S3Error('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
}

function payloadAuthentication(payloadHash: string, seed: ChunkSigningSeed): PayloadAuthentication {
  if (/^[0-9a-f]{64}$/.test(payloadHash)) return { kind: 'sha256', hex: payloadHash };
  switch (payloadHash) {
    case 'UNSIGNED-PAYLOAD':
      return { kind: 'unsigned' };
    case 'STREAMING-UNSIGNED-PAYLOAD-TRAILER':
      return { kind: 'unsigned-trailer' };
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD':
      return { kind: 'signed-chunks', trailer: false, seed };
    case 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER':
      return { kind: 'signed-chunks', trailer: true, seed };
    default:
      throw new S3Error(
        'InvalidArgument',
        'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
      );
  }
}
