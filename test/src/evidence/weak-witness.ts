import { formatCosignatureLine, stationWitnessName } from '@rollcall/shared/contract/cosignature';
import { formatVerifierKey, makeVerifierKey, noteAlgorithms } from '@rollcall/shared/contract/signed-note';
import { sampleKeys, sha256 } from './sample-keys.ts';

/** A witness whose key is the neutral point: R the same, S 0 is a signature of everything, and nobody had to sign. */
export function weakWitness(stationId: string) {
  const neutral = new Uint8Array(32).fill(1, 0, 1);
  const key = makeVerifierKey(
    { name: stationWitnessName(sampleKeys().origin, stationId), algorithm: noteAlgorithms.witness, publicKey: neutral },
    sha256,
  );
  const signature = new Uint8Array(64).fill(1, 0, 1);
  return {
    verifierKey: formatVerifierKey(key),
    cosign: (_body: string) => formatCosignatureLine(key, 1_795_000_000, signature),
  };
}
