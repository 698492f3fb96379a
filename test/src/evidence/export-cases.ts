import type { ExportManifest, ProvedFact } from '@rollcall/shared/evidence/export-form';
import type { FindingCode } from '@rollcall/shared/evidence/finding';
import { withEntry, withJson, without as withoutEntry } from './change-contents.ts';
import type { EvidenceCase } from './evidence-case.ts';
import { type Contents, sampleExport, zipOf } from './sample-export.ts';
import { sampleKeys, sampleWitness } from './sample-keys.ts';
import { tamperedExportCases } from './tampered-export-cases.ts';
import { wholeExportCases } from './whole-export-cases.ts';

const keys = sampleKeys();

/** Exports, and what every verifier must say of them. */
export async function exportCases(): Promise<EvidenceCase[]> {
  const whole = await sampleExport();
  const zip = zipOf(whole);
  const [first = '', second = ''] = [...whole.keys()].slice(1);
  const proofs = `proofs/${first.slice(11, 43)}.json`;
  const exported = (name: string, bytes: Buffer, told: Omit<EvidenceCase, 'name' | 'bytes'>): EvidenceCase => ({
    name: `export-${name}.zip`,
    bytes,
    ...told,
  });
  const broken = (name: string, given: Contents | Buffer, entry: string, code: FindingCode, more: object = {}) =>
    exported(name, given instanceof Map ? zipOf(given) : given, { state: 'broken', first: entry, code, ...more });
  const manifestWith = (change: (manifest: ExportManifest) => unknown) => withJson(whole, 'manifest.json', change);
  const factsWith = (change: (facts: [ProvedFact, ProvedFact]) => unknown) => withJson(whole, proofs, change);
  const without = (name: string) => withoutEntry(whole, name);
  const at = (offset: number, value: number) => Buffer.from(zip).fill(value, offset, offset + 1);
  const otherHq = await sampleExport({ keys: sampleKeys('other') });
  return [
    ...(await wholeExportCases()),
    ...(await tamperedExportCases()),
    broken(
      'recording-changed',
      withEntry(whole, first, (text) => text.replace('film', 'fi1m')),
      first,
      'file_digest_differs',
    ),
    broken(
      'recording-longer',
      withEntry(whole, second, (text) => `${text} `),
      second,
      'file_size_differs',
    ),
    broken(
      'recordings-exchanged',
      new Map(whole).set(first, whole.get(second) ?? Buffer.alloc(0)),
      first,
      'file_size_differs',
    ),
    broken(
      'history-page-changed',
      withEntry(whole, 'custody-history.html', (text) => text.replace('保', '报')),
      'custody-history.html',
      'file_digest_differs',
    ),
    broken(
      'purpose-changed',
      manifestWith((manifest) => ({ ...manifest, purpose: '其他' })),
      'manifest.json',
      'manifest_not_proved',
    ),
    broken(
      'recording-dropped-from-manifest',
      manifestWith(({ recordings, ...manifest }) => ({ ...manifest, recordings: recordings.slice(1) })),
      'manifest.json',
      'manifest_not_proved',
    ),
    broken(
      'manifest-not-canonical',
      withEntry(whole, 'manifest.json', (text) => `${text}\n`),
      'manifest.json',
      'not_canonical',
    ),
    broken(
      'manifest-with-more',
      manifestWith((manifest) => ({ ...manifest, note: '' })),
      'manifest.json',
      'wrong_shape',
    ),
    broken('without-recording', without(first), first, 'entry_missing'),
    broken('without-checkpoint', without('checkpoint.txt'), 'checkpoint.txt', 'entry_missing'),
    broken('without-proofs', without(proofs), proofs, 'entry_missing'),
    broken('with-more', new Map([...whole, ['more.txt', Buffer.from('!')]]), 'more.txt', 'entry_unexpected'),
    broken('packed-in-another-order', new Map([...whole].reverse()), 'manifest.json', 'entry_unexpected'),
    broken('packed-with-a-time', at(10, 1), 'manifest.json', 'zip_header'),
    broken('directory-changed', at(zip.length - 22 - 'checkpoint.txt'.length - 6, 1), '(zip)', 'zip_directory'),
    broken('end-changed', at(zip.length - 8, 1), '(zip)', 'zip_end'),
    broken('tail-cut', zip.subarray(0, -1), '(zip)', 'zip_end'),
    broken('something-behind', Buffer.concat([zip, Buffer.from('x')]), '(zip)', 'zip_end'),
    broken(
      'fact-changed',
      factsWith(([fact]) => Object.assign(fact, { payload: { sha256: '0' } }) && undefined),
      proofs,
      'payload_differs',
    ),
    broken(
      'fact-half-erased',
      factsWith(([, fact]) => Object.assign(fact, { salt: null }) && undefined),
      proofs,
      'half_erased',
    ),
    broken(
      'fact-dated-back',
      factsWith(([fact]) => Object.assign(fact.leaf, { recordedAt: '2026-11-24T00:00:00.000000Z' }) && undefined),
      proofs,
      'not_in_tree',
    ),
    broken(
      'fact-twice',
      factsWith(([fact]) => [fact, fact]),
      proofs,
      'facts_out_of_order',
    ),
    broken(
      'fact-of-another',
      factsWith(() => JSON.parse(whole.get(`proofs/${second.slice(11, 43)}.json`)?.toString() ?? '')),
      proofs,
      'wrong_fact',
    ),
    broken(
      'verified-fact-left-out',
      factsWith(([, fact]) => [fact]),
      proofs,
      'recording_not_verified',
    ),
    broken(
      'proof-shorter',
      factsWith(([fact]) => Object.assign(fact, { proof: fact.proof.slice(1) }) && undefined),
      proofs,
      'not_in_tree',
    ),
    broken(
      'proof-in-capitals',
      withEntry(whole, proofs, (text) => text.replace(/"proof":\["[0-9a-f]*/, (hex) => hex.replace(/[a-f]/g, 'F'))),
      proofs,
      'wrong_shape',
    ),
    broken(
      'key-set-of-another-hq',
      new Map(whole).set('keys.json', otherHq.get('keys.json') ?? Buffer.alloc(0)),
      'checkpoint.txt',
      'signature_unknown',
    ),
    broken('another-hq', otherHq, 'keys.json', 'root_differs', { root: keys.rootFingerprint }),
    broken(
      'signature-changed',
      withEntry(whole, 'checkpoint.txt', (text) =>
        text.replace(/(squad-2 .{20})./, (_, kept) => `${kept}~`.replace('~', text.includes(`${kept}A`) ? 'B' : 'A')),
      ),
      'checkpoint.txt',
      'signature_wrong',
    ),
    broken(
      'signature-dropped',
      withEntry(whole, 'checkpoint.txt', (text) => text.replace(/— rollcall.local\/hq .*\n/, '')),
      'checkpoint.txt',
      'ledger_signature_missing',
    ),
    broken(
      'signature-twice',
      withEntry(whole, 'checkpoint.txt', (text) => text.replace(/(— .*squad-1 .*\n)/, '$1$1')),
      'checkpoint.txt',
      'signature_repeated',
    ),
    broken(
      'cosigned-by-a-stranger',
      withEntry(
        whole,
        'checkpoint.txt',
        (text) => `${text}${sampleWitness('squad-9').cosign(text.slice(0, text.indexOf('\n\n') + 1))}\n`,
      ),
      'checkpoint.txt',
      'signature_unknown',
    ),
    broken(
      'size-changed',
      withEntry(whole, 'checkpoint.txt', (text) => text.replace('\n7\n', '\n8\n')),
      'checkpoint.txt',
      'signature_wrong',
    ),
    broken('witness-saw-another', zip, 'kept.txt', 'witness_differs', {
      witness: { 'kept.txt': keys.checkpointNote(7, new Uint8Array(32), ['squad-1']) },
    }),
  ];
}
