import type { VerifyEd25519 } from '../contract/signed-note.ts';
import type { Sha256 } from '../ids.ts';

/** What the verifier needs of the machine: Node's own, or plain JavaScript in a browser. */
export interface EvidenceCrypto {
  sha256: Sha256;
  createSha256(): { update(bytes: Uint8Array): void; digest(): Uint8Array };
  /** @param before the CRC of what came before these bytes */
  crc32(bytes: Uint8Array, before: number): number;
  verifyEd25519: VerifyEd25519;
}
