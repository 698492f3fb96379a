import { cosignatureMessage, formatCosignatureLine } from '@rollcall/shared/contract/cosignature';
import type { VerifierKey } from '@rollcall/shared/contract/signed-note';
import type { CryptoKey } from 'jose';
import type { HqCheckpoint } from './judge-checkpoint.ts';

/** The line that a witness adds to a checkpoint. The caller has kept the checkpoint durably before. */
export async function cosignCheckpoint(
  { body }: HqCheckpoint,
  { key, privateKey, at }: { key: VerifierKey; privateKey: CryptoKey; at: Date },
): Promise<string> {
  const timestamp = Math.floor(at.getTime() / 1000);
  const signature = await crypto.subtle.sign({ name: 'Ed25519' }, privateKey, cosignatureMessage(body, timestamp));
  return formatCosignatureLine(key, timestamp, new Uint8Array(signature));
}
