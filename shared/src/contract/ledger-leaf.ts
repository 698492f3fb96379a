import { z } from 'zod';
import { concatBytes } from '../bytes/concat-bytes.ts';
import { toHex } from '../bytes/hex.ts';
import { type Sha256, sha256HexSchema } from '../ids.ts';
import { canonicalJson } from './canonical-json.ts';

/**
 * What stands in the tree for one fact. It holds nothing about people: subject and payload lie beside it, behind a salted
 * hash, and can be erased by law while the leaf stays. `recordedAt` has six fraction digits, as Postgres keeps time.
 */
export const ledgerLeafSchema = z.strictObject({
  v: z.literal(1),
  factId: z.int().positive(),
  type: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'must be snake_case'),
  recordedAt: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/, 'must be UTC with six fraction digits'),
  payloadSha256: sha256HexSchema,
});

export type LedgerLeaf = z.infer<typeof ledgerLeafSchema>;

/** The bytes that `hashLeaf` takes. */
export function leafBytes(leaf: LedgerLeaf): Uint8Array {
  return new TextEncoder().encode(canonicalJson(leaf));
}

/** What a leaf says of subject and payload. @param salt 32 random bytes, so that nobody can find a payload by trying */
export function payloadSha256(
  salt: Uint8Array,
  { subject, payload }: { subject: string; payload: unknown },
  sha256: Sha256,
): string {
  const text = new TextEncoder().encode(canonicalJson({ payload, subject }));
  return toHex(sha256(concatBytes(salt, text)));
}
