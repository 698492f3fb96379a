import type { Problem } from '@rollcall/shared/http/problem';

/** What HQ answered: `Body` as the caller expects it by the contract, what a refusal says unless it tells. */
export interface Answer<Body = Partial<Problem>> {
  status: number;
  headers: Headers;
  bytes: Buffer;
  body: Body;
}

/** Bytes are sent as a file, everything else as JSON. What comes back as something else than JSON has the body `{}`. */
export async function callApi<Body = Partial<Problem>>(
  url: string,
  {
    method,
    path,
    cookie,
    body,
    headers: more = {},
  }: {
    method: string;
    path: string;
    cookie: string;
    body?: object | undefined;
    headers?: Record<string, string>;
  },
): Promise<Answer<Body>> {
  const isFile = body instanceof Uint8Array;
  const type = isFile ? 'application/octet-stream' : 'application/json';
  const response = await fetch(`${url}/api/v1/${path}`, {
    method,
    headers: { cookie, ...more, ...(body === undefined ? {} : { 'content-type': type }) },
    ...(body === undefined ? {} : { body: isFile ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const { status, headers } = response;
  return { status, headers, bytes, body: isJson ? JSON.parse(bytes.toString()) : {} };
}
