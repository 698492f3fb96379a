import { createPublicKey, verify } from 'node:crypto';
import type { VerifyEd25519 } from '@rollcall/shared/contract/signed-note';

/** Ed25519 (RFC 8032) for the functions of `shared` that check signatures. A key that is no point is a wrong signature. */
export const verifyEd25519: VerifyEd25519 = (publicKey, message, signature) => {
  const x = Buffer.from(publicKey).toString('base64url');
  try {
    return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature);
  } catch {
    return false; // Not 32 bytes, or bytes that no key has.
  }
};
