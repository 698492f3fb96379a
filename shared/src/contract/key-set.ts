import { z } from 'zod';
import { fromBase64Url } from '../bytes/base64.ts';
import { isJwsSignedBy, readCompactJws } from './compact-jws.ts';
import { publicJwkSchema } from './public-jwk.ts';
import type { VerifyEd25519 } from './signed-note.ts';

/** JWS `typ` of HQ's key set: a compact EdDSA JWS by HQ's root key, whose public JWK is its header `jwk`. */
export const keySetJwsType = 'rollcall-keyset+jws';

/** What HQ signs with: messages to stations, erase permits, ledger checkpoints. */
export const keyUseSchema = z.enum(['message', 'permit', 'ledger']);

/**
 * Every key that HQ signs or signed with. `counter` rises with each set: a station takes only a higher one by the same
 * root. A retired key stays listed: what it signed before is still to be checked. `origin` names the ledger and its keys.
 */
export const keySetSchema = z.object({
  v: z.literal(1),
  counter: z.int().positive(),
  issuedAt: z.iso.datetime(),
  origin: z.string().regex(/^[^\s+]{1,128}$/, 'must name a ledger: no blanks, no +'),
  keys: z
    .array(
      z.object({
        use: keyUseSchema,
        jwk: publicJwkSchema,
        notBefore: z.iso.datetime(),
        retiredAt: z.iso.datetime().nullable(),
      }),
    )
    .min(1)
    .max(1000),
});

export type KeySet = z.infer<typeof keySetSchema>;
export type KeyUse = z.infer<typeof keyUseSchema>;

export interface OpenedKeySet {
  keySet: KeySet;
  /** Who signed it. Whether that is HQ's root is told by its fingerprint (`keyFingerprint`), which came another way. */
  rootJwk: z.infer<typeof publicJwkSchema>;
}

/** A key set and the root that signed it; null unless the signature is right and the set can be read. */
export function openKeySet(jws: string, verifyEd25519: VerifyEd25519): OpenedKeySet | null {
  const read = readCompactJws(jws, keySetJwsType);
  const rootJwk = publicJwkSchema.safeParse(read?.header.jwk);
  const rootKey = rootJwk.success ? fromBase64Url(rootJwk.data.x) : null;
  if (!read || !rootJwk.success || !rootKey || !isJwsSignedBy(jws, rootKey, verifyEd25519)) return null;
  const keySet = keySetSchema.safeParse(read.payload);
  return keySet.success ? { keySet: keySet.data, rootJwk: rootJwk.data } : null;
}
