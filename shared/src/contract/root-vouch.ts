import { z } from 'zod';
import { fromBase64Url } from '../bytes/base64.ts';
import { isJwsSignedBy, readCompactJws } from './compact-jws.ts';
import { type PublicJwk, publicJwkSchema } from './public-jwk.ts';
import type { VerifyEd25519 } from './signed-note.ts';

/** JWS `typ` of HQ's word for its root: a compact EdDSA JWS by the message key that an HQ had before it had a root key. */
export const rootVouchJwsType = 'rollcall-root+jws';

/** A station that was enrolled before HQ had a root key knows only the message key: that key names the root, once. */
const rootVouchSchema = z.object({ v: z.literal(1), rootJwk: publicJwkSchema, issuedAt: z.iso.datetime() });

/** The root that one of these message keys vouches for; null when none does. */
export function openRootVouch(
  jws: string,
  messageKeys: readonly PublicJwk[],
  verifyEd25519: VerifyEd25519,
): PublicJwk | null {
  const vouch = rootVouchSchema.safeParse(readCompactJws(jws, rootVouchJwsType)?.payload);
  const signed = messageKeys.some((jwk) => {
    const key = fromBase64Url(jwk.x);
    return key !== null && vouch.success && isJwsSignedBy(jws, key, verifyEd25519);
  });
  return vouch.success && signed ? vouch.data.rootJwk : null;
}
