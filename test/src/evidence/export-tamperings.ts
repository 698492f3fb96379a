import type { ExportManifest, ProvedFact } from '@rollcall/shared/evidence/export-form';
import type { FindingCode } from '@rollcall/shared/evidence/finding';
import { jsonIn, withEntry, withJson, withName, without } from './change-contents.ts';
import type { EvidenceCase } from './evidence-case.ts';
import { malleated, withSpareBits } from './malleate.ts';
import { type Contents, zipOf } from './sample-export.ts';
import { sampleWitness } from './sample-keys.ts';
import { weakWitness } from './weak-witness.ts';

type Told = Pick<EvidenceCase, 'state' | 'first' | 'code' | 'said' | 'witnessed'>;

/** Something that somebody does to an export of whoever, without HQ's keys. */
export interface Tampering {
  name: string;
  bytes: Buffer;
  /** What is wrong with an export of form 2 then, and where. */
  first: string;
  code: FindingCode;
  /** What a verifier says of an export of form 1 to which the same was done, where form 1 is the reason for another word. */
  old?: Told;
}

const nulled = (fact: ProvedFact): ProvedFact => ({ ...fact, subject: null, payload: null, salt: null });
const wholeButUnbound = (...said: NonNullable<EvidenceCase['said']>): Told => ({
  state: 'whole',
  said: ['proofs_not_bound', 'root_not_given', ...said, 'no_witness_note'],
  witnessed: false,
});

/** All that is tried with the facts, the signatures and the witnesses of an export that `sampleExport` made. */
export function tamperings(whole: Contents): Tampering[] {
  const [film = '', otherFilm = ''] = [...whole.keys()].slice(1);
  const proofsOf = (name: string) => `proofs/${name.slice(11, 43)}.json`;
  const [proofs, otherProofs] = [proofsOf(film), proofsOf(otherFilm)];
  const others = jsonIn<[ProvedFact, ProvedFact]>(whole, otherProofs);
  const facts = (change: (facts: [ProvedFact, ProvedFact]) => unknown) => withJson(whole, proofs, change);
  const checkpoint = (change: (text: string) => string) => withEntry(whole, 'checkpoint.txt', change);
  const bodyOf = (text: string) => text.slice(0, text.indexOf('\n\n') + 1);
  const witnesses = (change: (witnesses: string[]) => string[], contents = whole) =>
    withJson<{ witnesses: string[] }>(contents, 'keys.json', (keys) => ({
      ...keys,
      witnesses: change(keys.witnesses),
    }));
  const strip = (station: string) => checkpoint((text) => text.replace(new RegExp(`— \\S+/${station} .*\n`), ''));
  const cosignedAlsoBy = ({ cosign }: Pick<ReturnType<typeof sampleWitness>, 'cosign'>) =>
    checkpoint((text) => `${text}${cosign(bodyOf(text))}\n`);
  const stranger = sampleWitness('squad-9');
  const impostor = sampleWitness('squad-1', undefined, 'an impostor');
  const weak = weakWitness('squad-9');
  const list: Tampering[] = [];
  const tamper = (name: string, given: Contents | Buffer, first: string, code: FindingCode, old?: Told) =>
    list.push({ name, bytes: given instanceof Map ? zipOf(given) : given, first, code, ...(old && { old }) });
  const inProofs = (name: string, given: Contents, code: FindingCode, old?: Told) =>
    tamper(name, given, proofs, code, old);
  const unexplained: Told = { state: 'broken', first: proofs, code: 'erased_without_fact' };

  // Drop and null
  inProofs(
    'fact-dropped',
    facts(([verified]) => [verified]),
    'proof_differs',
    wholeButUnbound('witness_keys_by_hq'),
  );
  inProofs(
    'facts-dropped',
    facts(() => []),
    'wrong_shape',
  );
  inProofs(
    'fact-nulled',
    facts(([verified, seen]) => [verified, nulled(seen)]),
    'erased_without_fact',
    unexplained,
  );
  inProofs(
    'verified-fact-nulled',
    facts(([verified, seen]) => [nulled(verified), seen]),
    'erased_without_fact',
  );
  inProofs(
    'all-facts-nulled',
    facts((all) => all.map(nulled)),
    'erased_without_fact',
  );
  inProofs(
    'subject-nulled',
    facts(([fact]) => void Object.assign(fact, { subject: null })),
    'half_erased',
  );
  // Replace and swap
  inProofs(
    'verified-fact-of-another',
    facts(([, seen]) => [others[0], seen]),
    'wrong_fact',
  );
  inProofs(
    'verified-fact-of-another-nulled',
    facts(([, seen]) => [nulled(others[0]), seen]),
    'erased_without_fact',
  );
  inProofs(
    'fact-of-another-added',
    facts((all) => [...all, nulled(others[1])]),
    'erased_without_fact',
  );
  inProofs(
    'fact-of-another-in-its-name',
    facts(([verified, { subject }]) => [verified, { ...others[1], subject }]),
    'payload_differs',
  );
  inProofs(
    'export-fact-put-in',
    facts((all) => [...all, jsonIn(whole, 'proofs/export.json')]),
    'wrong_fact',
  );
  tamper(
    'proofs-swapped',
    new Map(whole).set(proofs, whole.get(otherProofs) as Buffer).set(otherProofs, whole.get(proofs) as Buffer),
    proofs,
    'wrong_fact',
  );
  tamper(
    'recordings-swapped',
    new Map(whole).set(film, whole.get(otherFilm) as Buffer).set(otherFilm, whole.get(film) as Buffer),
    film,
    'file_size_differs',
  );
  // Reorder and duplicate
  inProofs(
    'facts-reordered',
    facts((all) => all.reverse()),
    'facts_out_of_order',
  );
  inProofs(
    'fact-duplicated',
    facts(([verified, seen]) => [verified, verified, seen]),
    'facts_out_of_order',
  );
  inProofs(
    'index-changed',
    facts(([fact]) => void Object.assign(fact, { index: 0 })),
    'not_in_tree',
  );
  inProofs(
    'proof-longer',
    facts(([fact]) => void fact.proof.push('00'.repeat(32))),
    'not_in_tree',
  );
  inProofs(
    'proof-changed',
    facts(([fact]) => void fact.proof.splice(0, 1, '00'.repeat(32))),
    'not_in_tree',
  );
  inProofs(
    'salt-changed',
    facts(([fact]) => void Object.assign(fact, { salt: '00'.repeat(32) })),
    'payload_differs',
  );
  inProofs(
    'fact-key-twice',
    withEntry(whole, proofs, (text) => text.replace('"index":', '"index":0,"index":')),
    'not_canonical',
  );
  // The fact of the export, and the manifest that it seals
  tamper(
    'export-fact-nulled',
    withJson<ProvedFact>(whole, 'proofs/export.json', nulled),
    'manifest.json',
    'manifest_not_proved',
  );
  tamper(
    'export-fact-of-another',
    new Map(whole).set('proofs/export.json', Buffer.from(JSON.stringify(others[0]))),
    'manifest.json',
    'manifest_not_proved',
  );
  tamper(
    'manifest-key-twice',
    withEntry(whole, 'manifest.json', (text) => text.replace('"origin":', '"origin":"a","origin":')),
    'manifest.json',
    'not_canonical',
  );
  tamper(
    'recordings-reordered',
    withJson<ExportManifest>(whole, 'manifest.json', (manifest) => void manifest.recordings.reverse()),
    'manifest.json',
    'manifest_not_proved',
  );
  // Rename
  tamper('proof-renamed', withName(whole, proofs, `proofs/${'a'.repeat(32)}.json`), proofs, 'entry_missing');
  tamper('recording-renamed', withName(whole, film, film.replace('.mp4', '.avi')), film, 'entry_missing');
  tamper('entry-duplicated', zipTwice(whole, 'custody-history.html'), 'custody-history.html', 'entry_unexpected');
  tamper('something-before', Buffer.concat([Buffer.from('x'), zipOf(whole)]), '(zip)', 'zip_end');
  // Malleate
  tamper(
    'ledger-signature-malleated',
    checkpoint((text) => malleated(text, /(— \S+\/hq )(\S+)/)),
    'checkpoint.txt',
    'signature_wrong',
  );
  tamper(
    'cosignature-malleated',
    checkpoint((text) => malleated(text, /(— \S+\/squad-2 )(\S+)/)),
    'checkpoint.txt',
    'signature_wrong',
  );
  tamper(
    'signature-not-canonical',
    checkpoint((text) => withSpareBits(text, /(— \S+\/squad-2 )(\S+)/)),
    'checkpoint.txt',
    'checkpoint_refused',
  );
  tamper(
    'key-set-malleated',
    withJson<{ keySet: string }>(whole, 'keys.json', (keys) => ({
      ...keys,
      keySet: malleated(keys.keySet, /(\.)([\w-]+)$/, 'base64url'),
    })),
    'keys.json',
    'key_set_refused',
  );
  // Forge a witness
  tamper(
    'witness-forged',
    witnesses((all) => [...all, stranger.verifierKey], cosignedAlsoBy(stranger)),
    'seal.txt',
    'seal_refused',
    wholeButUnbound('witness_keys_by_hq'),
  );
  tamper(
    'witness-exchanged',
    witnesses(
      ([, ...rest]) => [impostor.verifierKey, ...rest],
      withEntry(strip('squad-1'), 'checkpoint.txt', (text) => `${text}${impostor.cosign(bodyOf(text))}\n`),
    ),
    'seal.txt',
    'seal_refused',
    wholeButUnbound('witness_keys_by_hq'),
  );
  tamper(
    'witness-of-a-weak-key',
    witnesses((all) => [...all, weak.verifierKey], cosignedAlsoBy(weak)),
    'keys.json',
    'witness_key_refused',
  );
  tamper(
    'witness-listed-that-did-not-sign',
    witnesses((all) => [...all, stranger.verifierKey]),
    'checkpoint.txt',
    'cosignature_stripped',
    wholeButUnbound('witness_keys_by_hq', 'cosignature_absent'),
  );
  tamper(
    'witness-renamed',
    witnesses((all) => all.map((key) => key.replace('/squad-1+', '/squad-7+'))),
    'keys.json',
    'witness_key_refused',
  );
  // Strip
  tamper(
    'cosignature-stripped',
    strip('squad-1'),
    'checkpoint.txt',
    'cosignature_stripped',
    wholeButUnbound('witness_keys_by_hq', 'cosignature_absent'),
  );
  tamper(
    'all-cosignatures-stripped',
    checkpoint((text) => text.replace(/— \S+\/squad-\d .*\n/g, '')),
    'checkpoint.txt',
    'cosignature_stripped',
    wholeButUnbound('no_witness', 'cosignature_absent'),
  );
  tamper(
    'witness-stripped',
    witnesses((all) => all.slice(1), strip('squad-1')),
    'seal.txt',
    'seal_refused',
    wholeButUnbound('witness_keys_by_hq'),
  );
  tamper(
    'cosignature-redated',
    checkpoint((text) => redated(text, 'squad-1')),
    'checkpoint.txt',
    'signature_wrong',
  );
  if (whole.has('seal.txt')) {
    tamper('seal-stripped', without(whole, 'seal.txt'), 'seal.txt', 'entry_missing');
    tamper(
      'seal-malleated',
      withEntry(whole, 'seal.txt', (text) => malleated(text, /(— \S+\/hq )(\S+)/)),
      'seal.txt',
      'seal_refused',
    );
    tamper(
      'seal-twice',
      withEntry(whole, 'seal.txt', (text) => text.replace(/(—.*\n)/, '$1$1')),
      'seal.txt',
      'seal_refused',
    );
    tamper(
      'seal-is-a-checkpoint',
      new Map(whole).set('seal.txt', whole.get('checkpoint.txt') as Buffer),
      'seal.txt',
      'seal_refused',
    );
    tamper(
      'manifest-of-form-1',
      withJson<ExportManifest>(whole, 'manifest.json', inForm1),
      'manifest.json',
      'manifest_not_proved',
    );
    tamper(
      'erasure-made-up',
      withJson(whole, 'proofs/erasures.json', () => [others[0]]),
      'proofs/erasures.json',
      'wrong_fact',
    );
  }
  return list;
}

/** What is tried with an export in which a fact about the first recording was erased. */
export function erasureTamperings(erased: Contents): Tampering[] {
  const [film = '', otherFilm = ''] = [...erased.keys()].slice(1);
  const [proofs, otherProofs] = [film, otherFilm].map((name) => `proofs/${name.slice(11, 43)}.json`) as [
    string,
    string,
  ];
  const gone = jsonIn<ProvedFact[]>(erased, proofs)[1] as ProvedFact;
  const erasures = (change: (facts: [ProvedFact]) => unknown) => withJson(erased, 'proofs/erasures.json', change);
  const tamper = (name: string, given: Contents, first: string): Tampering => ({
    name,
    bytes: zipOf(given),
    first,
    code: 'erased_without_fact',
  });
  return [
    tamper(
      'erasure-dropped',
      erasures(() => []),
      proofs,
    ),
    tamper(
      'erasure-nulled',
      erasures(([fact]) => [nulled(fact)]),
      proofs,
    ),
    tamper(
      'erasure-of-another-fact',
      erasures(([fact]) => void Object.assign(fact.payload ?? {}, { factId: 2 })),
      proofs,
    ),
    tamper(
      'erased-fact-moved-to-another',
      withJson<ProvedFact[]>(erased, otherProofs, ([verified]) => [verified, gone]),
      otherProofs,
    ),
  ];
}

function inForm1({ v: _, ...manifest }: ExportManifest): unknown {
  const { erasures: __, ...rest } = { erasures: null, ...manifest };
  const recordings = manifest.recordings.map(({ recordingId, sha256, sizeBytes, file }) => ({
    recordingId,
    sha256,
    sizeBytes,
    file,
  }));
  return { ...rest, v: 1, recordings };
}

/** The note as if this station had cosigned it at another time. */
function redated(note: string, station: string): string {
  return note.replace(new RegExp(`(— \\S+/${station} )(\\S+)`), (_, before: string, encoded: string) => {
    const bytes = Buffer.from(encoded, 'base64');
    return before + bytes.fill((bytes[11] ?? 0) + 1, 11, 12).toString('base64');
  });
}

/** A ZIP with an entry that stands in it twice, which no map of entries can hold. */
function zipTwice(contents: Contents, name: string): Buffer {
  const twin = `${name.slice(0, -1)}~`;
  const entries = [...contents].flatMap(([given, bytes]): [string, Buffer][] =>
    given === name
      ? [
          [given, bytes],
          [twin, bytes],
        ]
      : [[given, bytes]],
  );
  return Buffer.from(zipOf(new Map(entries)).toString('latin1').replaceAll(twin, name), 'latin1');
}
