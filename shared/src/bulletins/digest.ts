import { toHex } from '../bytes/hex.ts';
import { canonicalJson } from '../contract/canonical-json.ts';
import type { Sha256 } from '../ids.ts';

/** SHA-256, in hex, of the canonical form (RFC 8785) of an input, or of what is sealed. */
export function digestOf(value: unknown, sha256: Sha256): string {
  return toHex(sha256(new TextEncoder().encode(canonicalJson(value))));
}
