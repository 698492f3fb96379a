import { fromBase64Url } from '../bytes/base64.ts';
import type { VerifyEd25519 } from './signed-note.ts';

export interface CompactJws {
  header: Record<string, unknown>;
  /** The JSON value that was signed. */
  payload: unknown;
}

/** Header and payload of a compact EdDSA JWS of this `typ` over JSON; its signature isn't checked. Null for anything else. */
export function readCompactJws(jws: string, typ: string): CompactJws | null {
  const [header = '', payload = '', signature = '', ...more] = jws.split('.');
  const members = readJson(header);
  const content = readJson(payload);
  if (more.length > 0 || content === undefined || fromBase64Url(signature)?.length !== 64) return null;
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return null;
  const { alg, typ: given, crit } = members as Record<string, unknown>;
  if (alg !== 'EdDSA' || given !== typ || crit !== undefined) return null;
  return { header: { ...members }, payload: content };
}

/** Whether this key signed the JWS. @param jws one that `readCompactJws` could read */
export function isJwsSignedBy(jws: string, publicKey: Uint8Array, verifyEd25519: VerifyEd25519): boolean {
  const end = jws.lastIndexOf('.');
  const signature = fromBase64Url(jws.slice(end + 1));
  return signature?.length === 64 && verifyEd25519(publicKey, new TextEncoder().encode(jws.slice(0, end)), signature);
}

function readJson(encoded: string): unknown {
  const bytes = fromBase64Url(encoded);
  if (!bytes) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined; // not JSON, or not UTF-8: the caller says what it looked for
  }
}
