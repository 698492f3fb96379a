import { S3Error } from '../s3-error.ts';
import type { CredentialScope, SignableRequest } from './canonical-request.ts';

/** What a request says about its own signature, before any of it is believed. */
export interface PresentedSignature {
  form: 'header' | 'presigned';
  scope: CredentialScope;
  /** `YYYYMMDDTHHMMSSZ` */
  timestamp: string;
  signedAtMs: number;
  /** Presigned only. */
  expiresSeconds: number;
  signedHeaders: string[];
  signature: string;
}

/** Undefined when the request carries no Signature V4 at all. */
export function readPresentedSignature(request: SignableRequest): PresentedSignature | undefined {
  const authorization = request.headers.authorization;
  const query = new Map(request.query);
  if (authorization !== undefined) return readAuthorizationHeader(authorization, request.headers);
  if (query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature')) return readPresignedQuery(query);
  return undefined;
}

function readAuthorizationHeader(authorization: string, headers: SignableRequest['headers']): PresentedSignature {
  const match = /^AWS4-HMAC-SHA256\s+(.+)$/.exec(authorization);
  const fields = new Map(
    (match?.[1] ?? '').split(',').map((field) => {
      const [name = '', ...value] = field.trim().split('=');
      return [name, value.join('=')] as const;
    }),
  );
  const credential = fields.get('Credential');
  const signedHeaders = fields.get('SignedHeaders');
  const signature = fields.get('Signature');
  if (credential === undefined || signedHeaders === undefined || signature === undefined) {
    throw new S3Error(
      'AuthorizationHeaderMalformed',
      'The authorization header must be AWS4-HMAC-SHA256 with Credential, SignedHeaders and Signature.',
    );
  }
  const { timestamp, signedAtMs } = readTimestamp(headers['x-amz-date'] ?? headers.date);
  return {
    form: 'header',
    scope: readScope(credential, 'AuthorizationHeaderMalformed'),
    timestamp,
    signedAtMs,
    expiresSeconds: 0,
    signedHeaders: signedHeaders.split(';'),
    signature,
  };
}

function readPresignedQuery(query: ReadonlyMap<string, string>): PresentedSignature {
  const refuse = (message: string) => new S3Error('AuthorizationQueryParametersError', message);
  const parameter = (name: string): string => {
    const value = query.get(name);
    if (value === undefined) throw refuse(`A presigned request needs the query parameter ${name}.`);
    return value;
  };
  if (parameter('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256')
    throw refuse('X-Amz-Algorithm only supports "AWS4-HMAC-SHA256".');
  const expiresSeconds = Number(parameter('X-Amz-Expires'));
  if (!Number.isInteger(expiresSeconds) || expiresSeconds < 1 || expiresSeconds > 604_800) {
    throw refuse('X-Amz-Expires must be between 1 and 604800 seconds.');
  }
  return {
    form: 'presigned',
    scope: readScope(parameter('X-Amz-Credential'), 'AuthorizationQueryParametersError'),
    ...readTimestamp(parameter('X-Amz-Date')),
    expiresSeconds,
    signedHeaders: parameter('X-Amz-SignedHeaders').split(';'),
    signature: parameter('X-Amz-Signature'),
  };
}

function readScope(
  credential: string,
  code: 'AuthorizationHeaderMalformed' | 'AuthorizationQueryParametersError',
): CredentialScope {
  const parts = credential.split('/');
  const [date, region, service, terminator] = parts.slice(-4);
  const accessKeyId = parts.slice(0, -4).join('/');
  if (!date || !region || service !== 's3' || terminator !== 'aws4_request' || accessKeyId === '') {
    throw new S3Error(code, 'The credential must read <access key>/<YYYYMMDD>/<region>/s3/aws4_request.');
  }
  return { accessKeyId, date, region, service };
}

function readTimestamp(text: string | undefined): { timestamp: string; signedAtMs: number } {
  const basic = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text ?? '');
  const signedAtMs = Date.parse(
    basic === null ? (text ?? '') : `${basic.slice(1, 4).join('-')}T${basic.slice(4).join(':')}Z`,
  );
  if (Number.isNaN(signedAtMs)) {
    throw new S3Error('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  }
  const timestamp = new Date(signedAtMs).toISOString().replaceAll(/[-:]|\.\d+/g, '');
  return { timestamp, signedAtMs };
}
