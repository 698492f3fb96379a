import type { UncheckedCode } from '@rollcall/shared/evidence/verdict';
import type { EvidenceCase } from './evidence-case.ts';
import { type Contents, sampleExport, zipOf } from './sample-export.ts';
import { sampleKeys, sampleWitness } from './sample-keys.ts';

const keys = sampleKeys();

/** Names that mean another file on some machine, or look like another. */
const refusedNames: Record<string, string[]> = {
  'line-separator': ['a\u2028/../../b'],
  'paragraph-separator': ['a\u2029b'],
  'direction-override': ['film\u202e4pm.exe'],
  'zero-width': ['verify\u200b.html'],
  'byte-order-mark': ['\ufeffverify.html'],
  nul: ['a\u0000b'],
  'control-of-c1': ['a\u0085b'],
  'two-spellings': ['e\u0301.txt'],
  backslash: ['a\\b'],
  'parent-folder': ['a/../b'],
  'from-the-root': ['/etc/passwd'],
  'empty-part': ['a//b'],
  drive: ['C:/a'],
  device: ['nul.txt'],
  'trailing-dot': ['a./b'],
  'trailing-space': ['a /b'],
  'case-twin': ['Verify.html'],
  'folder-of-another': ['verify.html/a'],
  'name-of-ours': ['Keys.json'],
  'too-long': ['a'.repeat(256)],
};

/** Exports that HQ made, whole or of refused names, and what verifiers say of them with what is handed in beside them. */
export async function wholeExportCases(): Promise<EvidenceCase[]> {
  const whole = await sampleExport();
  const zip = zipOf(whole);
  const root = keys.rootFingerprint;
  const checkpoint = checkpointOf(whole);
  const exported = (name: string, bytes: Buffer, told: Omit<EvidenceCase, 'name' | 'bytes'>): EvidenceCase => ({
    name: `export-${name}.zip`,
    bytes,
    ...told,
  });
  const fine = (...said: UncheckedCode[]) => ({ state: 'whole' as const, said, witnessed: false });
  const [squad1, squad2] = ['squad-1', 'squad-2'].map((station) => sampleWitness(station).verifierKey) as [
    string,
    string,
  ];
  const impostor = sampleWitness('squad-1', undefined, 'an impostor');
  const old = await sampleExport({ form: 1 });
  const named = await Promise.all(
    Object.entries(refusedNames).map(async ([name, moreNames]) =>
      exported(`name-${name}`, zipOf(await sampleExport({ moreNames })), {
        state: 'broken',
        first: 'manifest.json',
        code: 'name_refused',
      }),
    ),
  );
  return [
    exported('whole', zip, { ...fine('witness_keys_by_hq'), root, witness: { 'kept.txt': checkpoint } }),
    exported('erased', zipOf(await sampleExport({ erased: true })), {
      ...fine('root_not_given', 'witness_keys_by_hq', 'payload_erased', 'no_witness_note'),
      state: 'erased',
    }),
    exported(
      'unwitnessed',
      zipOf(await sampleExport({ stations: [] })),
      fine('root_not_given', 'no_witness', 'no_witness_note'),
    ),
    exported('note-of-another-size', zip, {
      ...fine('root_not_given', 'witness_keys_by_hq', 'witness_note_of_other_size'),
      witness: { 'kept.txt': keys.checkpointNote(3, new Uint8Array(32), ['squad-1']) },
    }),
    exported('note-by-hq-alone', zip, {
      ...fine('root_not_given', 'witness_keys_by_hq', 'witness_note_key_unknown'),
      witness: { 'kept.txt': checkpoint.replace(/— \S+\/squad-\d .*\n/g, '') },
    }),
    // The same file, by what came another way than it.
    exported('witness-key-given', zip, {
      ...fine('root_not_given', 'witness_keys_by_hq', 'no_witness_note'),
      witnessKeys: [squad2],
      witnessed: true,
    }),
    exported('witness-keys-given', zip, {
      ...fine('no_witness_note'),
      root,
      witnessKeys: [squad1, squad2],
      witnessed: true,
    }),
    exported('given-witness-absent', zip, {
      ...fine('root_not_given', 'witness_keys_by_hq', 'given_witness_absent', 'no_witness_note'),
      witnessKeys: [sampleWitness('squad-3').verifierKey],
    }),
    exported('given-witness-has-another-key', zip, {
      ...fine('root_not_given', 'witness_keys_by_hq', 'given_witness_absent', 'witness_key_differs', 'no_witness_note'),
      witnessKeys: [impostor.verifierKey],
    }),
    exported('old-form', zipOf(old), {
      ...fine('proofs_not_bound', 'witness_keys_by_hq'),
      root,
      witness: { 'kept.txt': checkpointOf(old) },
    }),
    exported(
      'old-form-unwitnessed',
      zipOf(await sampleExport({ form: 1, stations: [] })),
      fine('proofs_not_bound', 'root_not_given', 'no_witness', 'no_witness_note'),
    ),
    exported('old-form-witness-key-given', zipOf(old), {
      ...fine('proofs_not_bound', 'root_not_given', 'witness_keys_by_hq', 'no_witness_note'),
      witnessKeys: [squad1],
      witnessed: true,
    }),
    ...named,
  ];
}

function checkpointOf(contents: Contents): string {
  return contents.get('checkpoint.txt')?.toString() ?? '';
}
