import { createHash, hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { EvidenceCrypto } from '@rollcall/shared/evidence/evidence-crypto';
import { verifyEd25519 } from '../../ledger/verify-ed25519.ts';

/** What the verifier needs, from Node. */
export const nodeEvidenceCrypto: EvidenceCrypto = {
  // Through a text, which is several times faster than any other way to a short message's digest.
  sha256: (bytes) => Buffer.from(hash('sha256', bytes, 'hex'), 'hex'),
  createSha256: () => createHash('sha256'),
  crc32: (bytes, before) => crc32(bytes, before),
  verifyEd25519,
};
