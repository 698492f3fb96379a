import { parseCheckpoint } from '../contract/checkpoint.ts';
import { noteAlgorithms, type VerifierKey } from '../contract/signed-note.ts';
import { keyOf, signerOf } from './check-checkpoint.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Finding } from './finding.ts';
import type { OpenedKeys } from './open-keys.ts';

/** A checkpoint as a witness kept it, handed in beside the file by somebody who believes that witness. */
export interface WitnessNote {
  /** What to call it in a finding: its file name. */
  name: string;
  text: string;
}

/** What a witness saw: a size and the root that it had. */
export interface Witnessed {
  name: string;
  size: number;
  root: Uint8Array;
  /** Whether a witness key signed it that the file names, or that was handed in. If not, only whoever handed it in answers for it. */
  signedByKnownWitness: boolean;
}

/** A note with a wrong line by a key that we know was altered, so it is refused: it can prove nothing. */
export function readWitnessNotes(
  notes: readonly WitnessNote[],
  { keys, givenKeys }: { keys: OpenedKeys; givenKeys: readonly VerifierKey[] },
  crypto: EvidenceCrypto,
): { witnessed: Witnessed[]; findings: Finding[] } {
  const witnessed: Witnessed[] = [];
  const findings: Finding[] = [];
  const known = { ...keys, witnessKeys: [...keys.witnessKeys, ...givenKeys] };
  for (const { name, text } of notes) {
    const checkpoint = parseCheckpoint(text);
    if (!checkpoint) {
      findings.push({ code: 'witness_note_refused', entry: name });
      continue;
    }
    const { origin, size, root, note } = checkpoint;
    if (origin !== keys.origin) {
      findings.push({ code: 'origin_differs', entry: name, detail: { expected: keys.origin, seen: origin } });
      continue;
    }
    const lines = note.signatures.map((signature) => ({ signature, key: keyOf(signature, known) }));
    const wrong = lines.find(({ signature, key }) => key && !signerOf(note, signature, key, crypto));
    if (wrong) findings.push({ code: 'signature_wrong', entry: name, detail: { name: wrong.signature.name } });
    else {
      const signedByKnownWitness = lines.some(({ key }) => key?.algorithm === noteAlgorithms.witness);
      witnessed.push({ name, size, root, signedByKnownWitness });
    }
  }
  return { witnessed, findings };
}
