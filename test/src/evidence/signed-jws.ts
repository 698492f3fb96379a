import type { SeededKey } from './seeded-key.ts';

/** A compact JWS as HQ signs them. */
export function signedJws(payload: unknown, header: object, { sign }: SeededKey): string {
  const encoded = [{ alg: 'EdDSA', ...header }, payload]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${encoded}.${Buffer.from(sign(Buffer.from(encoded))).toString('base64url')}`;
}
