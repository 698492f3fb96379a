import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { sha256 } from '../ledger/sha256.ts';

/** The bytes of a value in its one form. */
export function canonicalBytes(value: unknown): Buffer {
  return Buffer.from(canonicalJson(value));
}

export function sha256Hex(bytes: Uint8Array): string {
  return Buffer.from(sha256(bytes)).toString('hex');
}
