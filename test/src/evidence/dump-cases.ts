import type { DumpLeaf } from '@rollcall/shared/evidence/dump-form';
import type { FindingCode } from '@rollcall/shared/evidence/finding';
import type { UncheckedCode } from '@rollcall/shared/evidence/verdict';
import type { EvidenceCase } from './evidence-case.ts';
import { sampleKeys, sampleWitness } from './sample-keys.ts';
import { rootOf, type SampleFact, sampleDump, sampleLeaf } from './sample-ledger.ts';

const keys = sampleKeys();
const stations = ['squad-1', 'squad-2'];
const witnesses = stations.map((station) => sampleWitness(station).verifierKey);

/** A ledger of all kinds of payloads: numbers and keys that are hard to write canonically among them. */
function ledger({ erased = [] as number[], told = [] as SampleFact[] } = {}): DumpLeaf[] {
  const payloads = [
    { by: '张三', reason: '复核' },
    { size: 5_000_000_000, ratio: 0.1, tiny: 1e-7, huge: 1e21, negative: -2.5 },
    { 10: 'ten', 9: 'nine', '\ufb33': 1, '\ud83d\ude00': 2, 'a"b\\c\n': null },
    { list: [{ b: 1, a: [true, false, null] }, []], text: '\u2028 \u007f' },
  ];
  const leaves = Array.from({ length: 11 }, (_, index) =>
    sampleLeaf(
      {
        type: 'recording_verified',
        subject: index === 4 ? 'station:"中队"' : `recording:${'a'.repeat(31)}${'abcdefghijk'[index]}`,
        payload: payloads[index % payloads.length] ?? {},
        erased: erased.includes(index),
      },
      index,
    ),
  );
  return [...leaves, ...told.map((fact, index) => sampleLeaf(fact, leaves.length + index))];
}

const erasure = (factId: number): SampleFact => ({
  type: 'payload_erased',
  subject: 'hq:ledger',
  payload: { by: 'admin', factId, reason: '依法删除' },
});
const recovery: SampleFact = {
  type: 'ledger_recovered',
  subject: 'hq:ledger',
  payload: { after: 5, before: 2, by: 'admin', lostPayloads: 2, renumbered: 0 },
};

/** What is told of leaves that are changed after they were signed for. */
function altered(change: (leaves: DumpLeaf[]) => void, { resign = false } = {}): Buffer {
  const leaves = ledger();
  const honest = sampleDump(leaves, { keys, witnesses, stations, olderSizes: [4] })
    .toString()
    .split('\n');
  change(leaves);
  const dump = sampleDump(leaves, { keys, witnesses: resign ? [] : witnesses });
  if (resign) return dump;
  const lines = dump.toString().split('\n').slice(0, -2);
  return Buffer.from([...lines, ...honest.slice(-3)].join('\n'));
}

const renumber = (leaves: DumpLeaf[]) => {
  for (const [index, leaf] of leaves.entries()) leaf.index = index;
};
const edit = (leaves: DumpLeaf[], index: number, changed: Partial<DumpLeaf>) =>
  Object.assign(leaves[index] ?? {}, changed);
const other = (index: number) =>
  sampleLeaf({ type: 'recording_verified', subject: 'hq:x', payload: { by: '李四' } }, index);
const replaced = (dump: Buffer, from: string, to: string) => Buffer.from(dump.toString().replace(from, to));

/** Ledger dumps, and what every verifier must say of them. */
export function dumpCases(): EvidenceCase[] {
  const signed = (leaves: DumpLeaf[]) => sampleDump(leaves, { keys, witnesses, stations });
  const whole = sampleDump(ledger(), { keys, witnesses, stations, olderSizes: [4] });
  const noteAt = (size: number) => keys.checkpointNote(size, rootOf(ledger().slice(0, size)), ['squad-1']);
  const rewrite = (leaves: DumpLeaf[]) => leaves.splice(2, 1, other(2));
  const dump = (name: string, bytes: Buffer, told: Omit<EvidenceCase, 'name' | 'bytes'>): EvidenceCase => ({
    name: `dump-${name}.jsonl`,
    bytes,
    ...told,
  });
  const broken = (name: string, bytes: Buffer, first: string, code: FindingCode, more: object = {}) =>
    dump(name, bytes, { state: 'broken', first, code, ...more });
  const fine = (...said: UncheckedCode[]) => ({ state: 'whole' as const, said, witnessed: false });
  const gone = {
    ...fine('root_not_given', 'witness_keys_by_hq', 'payload_erased', 'no_witness_note'),
    state: 'erased' as const,
  };
  return [
    dump('whole', whole, {
      ...fine('witness_keys_by_hq'),
      root: keys.rootFingerprint,
      witness: { 'kept.txt': noteAt(7) },
    }),
    dump('witness-key-given', whole, {
      ...fine('root_not_given', 'no_witness_note'),
      witnessKeys: witnesses,
      witnessed: true,
    }),
    dump('cosignature-stripped', sampleDump(ledger(), { keys, witnesses, stations: ['squad-2'] }), {
      ...fine('root_not_given', 'witness_keys_by_hq', 'cosignature_absent', 'no_witness_note'),
    }),
    dump('empty', sampleDump([], { keys, witnesses }), {
      ...fine('root_not_given', 'no_witness', 'cosignature_absent', 'no_witness_note'),
    }),
    dump('erased', signed(ledger({ erased: [3, 8], told: [erasure(4), erasure(9)] })), gone),
    dump('lost-in-a-restore', signed(ledger({ erased: [2, 4], told: [recovery] })), gone),
    broken('emptied', signed(ledger({ erased: [3, 8], told: [erasure(9)] })), 'leaf 3', 'erased_without_fact'),
    broken(
      'emptied-after-a-restore',
      signed(ledger({ erased: [2, 5], told: [recovery] })),
      'leaf 5',
      'erased_without_fact',
    ),
    broken(
      'payload-changed',
      altered((leaves) => edit(leaves, 5, { payload: { by: '李四' } })),
      'leaf 5',
      'payload_differs',
    ),
    broken(
      'subject-changed',
      altered((leaves) => edit(leaves, 5, { subject: 'hq:x' })),
      'leaf 5',
      'payload_differs',
    ),
    broken(
      'salt-changed',
      altered((leaves) => edit(leaves, 5, { salt: '00'.repeat(32) })),
      'leaf 5',
      'payload_differs',
    ),
    broken(
      'half-erased',
      altered((leaves) => edit(leaves, 5, { payload: null })),
      'leaf 5',
      'half_erased',
    ),
    broken(
      'leaf-changed',
      altered((leaves) => leaves.splice(2, 1, other(2))),
      'checkpoint 4',
      'history_differs',
    ),
    broken(
      'late-leaf-changed',
      altered((leaves) => leaves.splice(9, 1, other(9))),
      'checkpoint 11',
      'history_differs',
    ),
    broken(
      'row-removed',
      altered((leaves) => leaves.splice(6, 1)),
      'leaf 6',
      'index_differs',
    ),
    broken(
      'row-removed-and-renumbered',
      altered((leaves) => renumber(leaves.splice(6, 1) && leaves)),
      'checkpoint 11',
      'leaves_missing',
    ),
    broken(
      'row-inserted',
      altered((leaves) => leaves.splice(6, 0, other(6))),
      'leaf 7',
      'index_differs',
    ),
    broken(
      'row-inserted-and-renumbered',
      altered((leaves) => renumber(leaves.splice(6, 0, other(6)) && leaves)),
      'checkpoint 11',
      'history_differs',
    ),
    broken(
      'rows-swapped',
      altered((leaves) => leaves.splice(2, 2, ...leaves.slice(2, 4).reverse())),
      'leaf 2',
      'index_differs',
    ),
    broken(
      'rows-swapped-and-renumbered',
      altered((leaves) => renumber(leaves.splice(2, 2, ...leaves.slice(2, 4).reverse()) && leaves)),
      'checkpoint 4',
      'history_differs',
    ),
    broken(
      'tail-cut',
      altered((leaves) => leaves.splice(8)),
      'checkpoint 11',
      'leaves_missing',
    ),
    broken(
      'leaf-unsigned',
      altered((leaves) => leaves.push(other(11))),
      'leaf 11',
      'leaves_beyond_checkpoint',
    ),
    // The same with and without what a witness kept: HQ's keys alone don't show it.
    dump(
      'rewritten-and-signed',
      altered(rewrite, { resign: true }),
      fine('root_not_given', 'no_witness', 'no_witness_note'),
    ),
    broken('rewritten-but-witnessed', altered(rewrite, { resign: true }), 'kept.txt', 'witness_differs', {
      witness: { 'kept.txt': noteAt(7) },
    }),
    broken(
      'cut-but-witnessed',
      altered((leaves) => leaves.splice(5), { resign: true }),
      'kept.txt',
      'leaves_missing',
      {
        witness: { 'kept.txt': noteAt(7) },
      },
    ),
    broken('line-not-canonical', replaced(whole, '"index":3,', '"index": 3,'), 'leaf 3', 'line_refused'),
    broken('key-twice', replaced(whole, '"by":"张三"', '"by":"李四","by":"张三"'), 'leaf 0', 'line_refused'),
    broken('version-2', replaced(whole, '"v":1},"payload"', '"v":2},"payload"'), 'leaf 0', 'line_refused'),
    broken('header-not-canonical', replaced(whole, '"kind":"dump"', '"kind" :"dump"'), 'header', 'line_refused'),
    broken('without-header', whole.subarray(whole.indexOf('\n') + 1), 'header', 'line_refused'),
    broken(
      'without-checkpoint',
      whole.subarray(0, whole.indexOf('{"kind":"checkpoint"')),
      'checkpoint',
      'checkpoint_missing',
    ),
    broken('without-last-newline', whole.subarray(0, -1), 'checkpoint', 'checkpoint_missing'),
    broken('key-set-changed', replaced(whole, '"keySet":"eyJ', '"keySet":"eyK'), 'header', 'key_set_refused'),
    broken(
      'another-origin',
      replaced(whole, '"origin":"rollcall.local/hq"', '"origin":"elsewhere"'),
      'header',
      'origin_differs',
    ),
    broken('another-root', whole, 'header', 'root_differs', { root: 'a'.repeat(26) }),
    broken(
      'signed-by-another-hq',
      sampleDump(ledger(), { keys: { ...sampleKeys('other'), keySetJws: keys.keySetJws }, witnesses }),
      'checkpoint 11',
      'signature_unknown',
    ),
    broken(
      'witness-unlisted',
      sampleDump(ledger(), { keys, witnesses: [], stations }),
      'checkpoint 11',
      'signature_unknown',
    ),
    broken('witness-key-wrong', replaced(whole, '/squad-1+0', '/squad-1+1'), 'header', 'witness_key_refused'),
    broken('note-of-another-ledger', whole, 'kept.txt', 'origin_differs', {
      witness: { 'kept.txt': sampleKeys('hq', 'elsewhere/hq').checkpointNote(7, new Uint8Array(32)) },
    }),
    broken('note-altered', whole, 'kept.txt', 'signature_wrong', {
      witness: { 'kept.txt': noteAt(7).replace('\n7\n', '\n6\n') },
    }),
    broken('note-of-nothing', whole, 'kept.txt', 'witness_note_refused', { witness: { 'kept.txt': 'no note' } }),
  ];
}
