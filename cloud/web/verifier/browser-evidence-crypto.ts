import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { crc32 } from '@rollcall/shared/evidence/crc32';
import type { EvidenceCrypto } from '@rollcall/shared/evidence/evidence-crypto';

/** What the verifier needs, in plain JavaScript: the browser's own digests can't be taken piece by piece. */
export const browserEvidenceCrypto: EvidenceCrypto = {
  sha256: (bytes) => sha256(bytes),
  createSha256: () => sha256.create(),
  crc32,
  verifyEd25519(publicKey, message, signature) {
    try {
      // RFC 8032 to the letter, as OpenSSL has it: the default would take some signatures that others refuse.
      return ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false; // not of their lengths, or bytes that no key has
    }
  },
};
