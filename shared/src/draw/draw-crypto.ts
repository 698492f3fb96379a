import type { VerifyEd25519 } from '../contract/signed-note.ts';
import type { Sha256 } from '../ids.ts';

/** What a draw needs of the machine: Node's own, or plain JavaScript in a browser. */
export interface DrawCrypto {
  sha256: Sha256;
  hmacSha256(key: Uint8Array, message: Uint8Array): Uint8Array;
  verifyEd25519: VerifyEd25519;
}
