import { equalBytes } from '../bytes/equal-bytes.ts';
import type { Checkpoint } from '../contract/checkpoint.ts';
import type { VerifierKey } from '../contract/signed-note.ts';
import type { EvidenceCrypto } from './evidence-crypto.ts';
import type { Finding } from './finding.ts';
import type { OpenedKeys } from './open-keys.ts';
import { readWitnessNotes, type WitnessNote } from './read-witness-notes.ts';
import type { UncheckedCode } from './verdict.ts';

/**
 * Compares what witnesses saw with an export's checkpoint. That is possible at equal sizes only: an export has a few leaves
 * of the tree, so nobody can tell from it what the tree was at another size; a dump can.
 */
export function compareExportWitnesses(
  notes: readonly WitnessNote[],
  {
    keys,
    givenKeys,
    checkpoint,
  }: { keys: OpenedKeys | null; givenKeys: readonly VerifierKey[]; checkpoint: Checkpoint | null },
  crypto: EvidenceCrypto,
): { findings: Finding[]; unchecked: UncheckedCode[]; match: boolean } {
  if (notes.length === 0) return { findings: [], unchecked: ['no_witness_note'], match: false };
  if (!keys || !checkpoint) return { findings: [], unchecked: [], match: false };
  const { witnessed, findings } = readWitnessNotes(notes, { keys, givenKeys }, crypto);
  const unchecked = new Set<UncheckedCode>();
  let match = false;
  for (const { name, size, root, signedByKnownWitness } of witnessed) {
    if (!signedByKnownWitness) unchecked.add('witness_note_key_unknown');
    if (size !== checkpoint.size) unchecked.add('witness_note_of_other_size');
    else if (equalBytes(root, checkpoint.root)) match = true;
    else findings.push({ code: 'witness_differs', entry: name, detail: { size } });
  }
  return { findings, unchecked: [...unchecked], match };
}
