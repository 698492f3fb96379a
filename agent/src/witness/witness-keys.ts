import { stationWitnessName } from '@rollcall/shared/contract/cosignature';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import { makeVerifierKey, noteAlgorithms, type VerifierKey } from '@rollcall/shared/contract/signed-note';
import { sha256 } from '../identity/node-crypto.ts';

/** A key by which HQ signs checkpoints. */
export function ledgerKey(origin: string, { x }: PublicJwk): VerifierKey {
  return makeVerifierKey(
    { name: origin, algorithm: noteAlgorithms.ledger, publicKey: Buffer.from(x, 'base64url') },
    sha256,
  );
}

/** The key by which somebody of this name cosigns. */
export function witnessKey(name: string, { x }: PublicJwk): VerifierKey {
  return makeVerifierKey({ name, algorithm: noteAlgorithms.witness, publicKey: Buffer.from(x, 'base64url') }, sha256);
}

/** The key by which a station cosigns: its own, under the name of the ledger and its own. */
export function stationWitnessKey(origin: string, stationId: string, jwk: PublicJwk): VerifierKey {
  return witnessKey(stationWitnessName(origin, stationId), jwk);
}
