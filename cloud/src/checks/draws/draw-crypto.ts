import { createHmac } from 'node:crypto';
import type { DrawCrypto } from '@rollcall/shared/draw/draw-crypto';
import { sha256 } from '../../ledger/sha256.ts';
import { verifyEd25519 } from '../../ledger/verify-ed25519.ts';

/** What draws need, from Node. */
export const nodeDrawCrypto: DrawCrypto = {
  sha256,
  hmacSha256: (key, message) => createHmac('sha256', key).update(message).digest(),
  verifyEd25519,
};
