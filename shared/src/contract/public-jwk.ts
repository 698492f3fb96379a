import { z } from 'zod';

/** An Ed25519 public key as RFC 8037 JWK. */
export const publicJwkSchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.base64url().length(43),
});

export type PublicJwk = z.infer<typeof publicJwkSchema>;
