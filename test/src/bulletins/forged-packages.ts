import {
  bulletinEntry,
  checkpointEntry,
  documentEntry,
  erasuresEntry,
  figuresEntry,
  inputEntry,
  keysEntry,
  personsEntry,
  sealEntry,
  statementEntry,
} from '@rollcall/shared/bulletins/package-form';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { type Contents, zipOf } from '../evidence/sample-export.ts';
import { sampleKeys } from '../evidence/sample-keys.ts';
import { seededKey } from '../evidence/seeded-key.ts';
import type { PackageCase } from './package-case.ts';
import { listed, type SampleIssue, samplePackage } from './sample-package.ts';

// Packages that somebody changed: without HQ's keys, with its message key alone (who can then list anew what he made), or as an HQ that
// seals papers which don't say what its content says.

type Fault = NonNullable<PackageCase['fault']>;
interface Forgery {
  name: string;
  /** `check: code entry`. */
  fault: `${Fault['check']}: ${Fault['code']} ${string}` | null;
  second?: Fault['code'];
  issue?: SampleIssue;
  forge?: (contents: Contents) => Contents | Buffer | Promise<Contents | Buffer>;
}

const bom = Buffer.from('\ufeff');
type Person = { person: string; badgeNo: string; name: string; salt: string };

/** One entry made of what it was. */
const changed =
  (name: string, change: (bytes: Buffer) => Buffer | string) =>
  (contents: Contents): Contents =>
    new Map(contents).set(name, Buffer.from(change(contents.get(name) ?? Buffer.alloc(0))));
const json = <Value>(name: string, change: (value: Value) => unknown) =>
  changed(name, (bytes) => canonicalJson(change(JSON.parse(String(bytes)) as Value)));
const without = (name: string) => (contents: Contents) => new Map([...contents].filter(([other]) => other !== name));
const persons = (change: (all: Person[]) => Person[]) => json(personsEntry, change);
const first = (change: Partial<Person>) =>
  persons(([one, ...others]) => [{ ...(one as Person), ...change }, ...others]);
const entryOf = async (name: string, issue: SampleIssue) => (await samplePackage(issue)).get(name) ?? Buffer.alloc(0);
const takenFrom = (name: string, issue: SampleIssue) => async (contents: Contents) =>
  new Map(contents).set(name, await entryOf(name, issue));
const relisted =
  (forge: (contents: Contents) => Contents | Promise<Contents>, told: Parameters<typeof listed>[1] = {}) =>
  async (contents: Contents) =>
    listed(await forge(contents), told);
const inOrder = (order: (names: string[]) => string[]) => (contents: Contents) =>
  new Map(order([...contents.keys()]).map((name) => [name, contents.get(name) ?? Buffer.alloc(0)]));

/** The lines of a checkpoint without the last cosignature. */
const cutLine = (note: Buffer) => `${String(note).split('\n').slice(0, -2).join('\n')}\n`;
type Sealed = {
  content: { overview: { total: { now: { numerator: number } }[] } };
  texts: { comments: { text: string }[] };
};

const byOutsiders: Forgery[] = [
  { name: 'rows taken out', fault: 'package: entry_missing input.json', forge: without(inputEntry) },
  { name: 'workbook taken out', fault: 'package: entry_missing figures.xlsx', forge: without(figuresEntry) },
  { name: 'document taken out', fault: 'document: entry_missing bulletin.docx', forge: without(documentEntry) },
  { name: 'persons taken out', fault: 'persons: person_missing persons.json', forge: without(personsEntry) },
  { name: 'list taken out', fault: 'bound: entry_missing package.jws', forge: without(statementEntry) },
  {
    name: 'erasures taken out',
    issue: { erased: ['p2'] },
    fault: 'document: entry_missing bulletin.docx',
    forge: without(erasuresEntry),
  },
  {
    name: 'something added',
    fault: 'package: entry_unexpected readme.txt',
    forge: (contents) => new Map([...contents, ['readme.txt', Buffer.from('hello')]]),
  },
  {
    name: 'something added to a package of before 0.3.0',
    issue: { sealedBefore: true, packedBefore: true },
    fault: 'package: entry_unexpected readme.txt',
    forge: (contents) => new Map([...contents, ['readme.txt', Buffer.from('hello')]]),
  },
  {
    name: 'no erasures added',
    fault: 'package: wrong_shape erasures.json',
    forge: (contents) =>
      inOrder((names) => [...names.slice(0, 6), erasuresEntry, ...names.slice(6, -1)])(
        new Map([...contents, [erasuresEntry, Buffer.from('[]')]]),
      ),
  },
  {
    name: 'entries in another order',
    fault: 'package: entry_unexpected input.json',
    forge: inOrder(([seal = '', input = '', bulletin = '', ...others]) => [seal, bulletin, input, ...others]),
  },
  {
    name: 'list first',
    fault: 'package: entry_unexpected seal.json',
    forge: inOrder((names) => [statementEntry, ...names.slice(0, -1)]),
  },
  {
    name: 'an entry twice',
    fault: 'package: entry_unexpected figures.xlsx',
    // A name as long as the other's, so that only the names in the ZIP need to be changed.
    forge: (contents) =>
      renamed(zipOf(new Map([...contents, ['other__.xlsx', Buffer.from('other')]])), 'other__.xlsx', figuresEntry),
  },
  {
    name: 'a mark before the persons',
    fault: 'package: not_canonical persons.json',
    forge: changed(personsEntry, (bytes) => Buffer.concat([bom, bytes])),
  },
  {
    name: 'a mark before the content',
    fault: 'package: not_canonical bulletin.json',
    forge: changed(bulletinEntry, (bytes) => Buffer.concat([bom, bytes])),
  },
  {
    name: 'a mark before the checkpoint',
    fault: 'checkpoint: origin_differs checkpoint.txt',
    forge: changed(checkpointEntry, (bytes) => Buffer.concat([bom, bytes])),
  },
  {
    name: 'a mark before the list',
    fault: 'bound: list_refused package.jws',
    forge: changed(statementEntry, (bytes) => Buffer.concat([bom, bytes])),
  },
  { name: 'no persons', fault: 'package: wrong_shape persons.json', forge: changed(personsEntry, () => '[]') },
  {
    name: 'a person omitted',
    fault: 'persons: person_missing persons.json',
    forge: persons(([one, , three]) => [one as Person, three as Person]),
  },
  {
    name: 'a person twice',
    fault: 'persons: person_repeated persons.json',
    forge: persons(([one, ...others]) => [one as Person, one as Person, ...others]),
  },
  {
    name: 'persons in another order',
    fault: 'persons: person_repeated persons.json',
    forge: persons((all) => all.reverse()),
  },
  { name: 'another name', fault: 'persons: person_differs persons.json', forge: first({ name: '王伟' }) },
  { name: 'another badge number', fault: 'persons: person_differs persons.json', forge: first({ badgeNo: '100009' }) },
  { name: 'another salt', fault: 'persons: person_differs persons.json', forge: first({ salt: 'ab'.repeat(32) }) },
  {
    name: 'a person whom the issue doesn’t name',
    fault: 'persons: person_unknown persons.json',
    forge: persons((all) => [...all, { person: 'p9', badgeNo: '100009', name: '王伟', salt: 'ab'.repeat(32) }]),
  },
  {
    name: 'document of another issue',
    fault: 'document: file_differs bulletin.docx',
    forge: takenFrom(documentEntry, { kind: 'monthly' }),
  },
  {
    name: 'workbook of another issue',
    fault: 'figures: file_differs figures.xlsx',
    forge: takenFrom(figuresEntry, { kind: 'monthly' }),
  },
  {
    name: 'rows of another issue',
    fault: 'input_digest: input_differs input.json',
    forge: takenFrom(inputEntry, { kind: 'monthly' }),
  },
  {
    name: 'content of another issue',
    fault: 'content: content_differs bulletin.json',
    second: 'bulletin_differs',
    forge: takenFrom(bulletinEntry, { kind: 'monthly' }),
  },
  {
    name: 'sealing of another issue',
    fault: 'ledger: not_in_tree seal.json',
    forge: takenFrom(sealEntry, { kind: 'monthly' }),
  },
  {
    name: 'list of another issue',
    fault: 'bound: file_size_differs seal.json',
    forge: takenFrom(statementEntry, { kind: 'monthly' }),
  },
  {
    name: 'a cosignature cut off',
    fault: 'checkpoint: cosignature_stripped checkpoint.txt',
    forge: changed(checkpointEntry, cutLine),
  },
  {
    name: 'a cosignature cut off, and its witness from the keys',
    fault: 'bound: witnesses_differ keys.json',
    forge: (contents) =>
      json<{ keySet: string; witnesses: string[] }>(keysEntry, ({ keySet, witnesses }) => ({
        keySet,
        witnesses: witnesses.slice(0, -1),
      }))(changed(checkpointEntry, cutLine)(contents)),
  },
  {
    name: 'a checkpoint of another HQ',
    fault: 'checkpoint: signature_unknown checkpoint.txt',
    forge: changed(checkpointEntry, () => sampleKeys('other').checkpointNote(3, new Uint8Array(32))),
  },
  {
    name: 'keys of another HQ',
    fault: 'keys: root_differs keys.json',
    forge: async (contents) => {
      const other = await entryOf(keysEntry, { keys: sampleKeys('other') });
      return new Map(contents).set(keysEntry, other);
    },
  },
  {
    name: 'another number',
    fault: 'content: content_differs bulletin.json',
    second: 'bulletin_differs',
    forge: json<Sealed>(bulletinEntry, ({ content, texts }) => {
      const [total, ...others] = content.overview.total;
      const more = { ...total, now: { ...total?.now, numerator: (total?.now.numerator ?? 0) + 1 } };
      return { content: { ...content, overview: { ...content.overview, total: [more, ...others] } }, texts };
    }),
  },
  {
    name: 'another comment',
    fault: 'bulletin_digest: bulletin_differs bulletin.json',
    forge: json<Sealed>(bulletinEntry, ({ content, texts: { comments, ...texts } }) => ({
      content,
      texts: { ...texts, comments: comments.map((one) => ({ ...one, text: '一切正常。' })) },
    })),
  },
  {
    name: 'another number of the issue',
    fault: 'ledger: payload_differs seal.json',
    forge: json<{ payload: object }>(sealEntry, (fact) => ({ ...fact, payload: { ...fact.payload, number: 7 } })),
  },
  {
    name: 'another place in the ledger',
    fault: 'ledger: not_in_tree seal.json',
    forge: json<{ index: number }>(sealEntry, (fact) => ({ ...fact, index: 0 })),
  },
  {
    name: 'a byte of the document',
    fault: 'package: zip_crc bulletin.docx',
    forge: (contents) => renamed(zipOf(contents), '赵敏', '王伟'),
  },
  {
    name: 'another time in a header of the ZIP',
    fault: 'package: zip_header seal.json',
    forge: (contents) => Buffer.from(zipOf(contents)).fill(1, 10, 11),
  },
  {
    name: 'bytes behind the end',
    fault: null,
    forge: (contents) => Buffer.concat([zipOf(contents), Buffer.from('more')]),
  },
  {
    name: 'a list signed by somebody',
    fault: 'bound: list_refused package.jws',
    forge: (contents) => listed(contents, {}, { key: seededKey('somebody') }),
  },
  {
    name: 'a list signed for something else',
    fault: 'bound: list_refused package.jws',
    forge: (contents) => listed(contents, {}, { typ: 'rollcall-down+jws' }),
  },
];

/** With HQ's message key, but nothing in the ledger. */
const byTheMessageKey: Forgery[] = [
  {
    name: 'a list that isn’t canonical',
    fault: 'bound: list_refused package.jws',
    forge: (all) => listed(all, {}, { blanks: true }),
  },
  {
    name: 'a list signed by the ledger key',
    fault: 'bound: list_refused package.jws',
    forge: (contents) => listed(contents, {}, { key: seededKey('hq ledger') }),
  },
  {
    name: 'a list of another ledger',
    fault: 'bound: origin_differs package.jws',
    forge: (all) => listed(all, { origin: 'other' }),
  },
  {
    name: 'a list for another issue',
    fault: 'bound: issue_differs seal.json',
    forge: (all) => listed(all, { bulletinId: '9c2f5a11-4e7d-4b0c-9d2e-5b8f3a6c7e02' }),
  },
  {
    name: 'a list with other witnesses',
    fault: 'bound: witnesses_differ keys.json',
    forge: (all) => listed(all, { witnesses: [] }),
  },
  {
    name: 'document taken out, listed anew',
    fault: 'document: entry_missing bulletin.docx',
    forge: relisted(without(documentEntry)),
  },
  {
    name: 'persons taken out, listed anew',
    fault: 'persons: person_missing persons.json',
    forge: relisted(without(personsEntry)),
  },
  {
    name: 'a person omitted, listed anew',
    fault: 'persons: person_missing persons.json',
    forge: relisted(persons(([, ...others]) => others)),
  },
  {
    name: 'persons though withheld',
    fault: 'persons: entry_unexpected persons.json',
    forge: (contents) => listed(contents, { personsWithheld: true }),
  },
  {
    name: 'an erasure of another issue',
    issue: { erased: ['p2'], alsoOfAnother: true },
    fault: 'persons: wrong_fact erasures.json',
  },
  {
    name: 'an erasure that the ledger doesn’t have',
    issue: { erased: ['p2'] },
    fault: 'persons: not_in_tree erasures.json',
    forge: relisted(
      json<{ index: number }[]>(erasuresEntry, (all) => all.map((one) => ({ ...one, index: one.index - 1 }))),
    ),
  },
  {
    name: 'an erasure of one, and another missing',
    issue: { erased: ['p2'] },
    fault: 'persons: person_missing persons.json',
    forge: relisted(persons(([one]) => [one as Person])),
  },
  {
    name: 'an erasure that says another person',
    issue: { erased: ['p2'] },
    fault: 'persons: payload_differs erasures.json',
    forge: relisted(
      json<{ payload: object }[]>(erasuresEntry, (all) =>
        all.map((one) => ({ ...one, payload: { ...one.payload, person: 'p1' } })),
      ),
    ),
  },
  {
    name: 'a cosignature cut off, listed anew',
    fault: 'checkpoint: cosignature_stripped checkpoint.txt',
    forge: relisted(changed(checkpointEntry, cutLine)),
  },
];

/** The same bytes with each of these texts as another of the same length. */
function renamed(bytes: Buffer, from: string, to: string): Buffer {
  const changing = Buffer.from(bytes);
  const [old, next] = [Buffer.from(from), Buffer.from(to)];
  for (let at = changing.indexOf(old); at !== -1; at = changing.indexOf(old, at + old.length)) changing.set(next, at);
  return changing;
}

export async function casesOf(forgeries: readonly Forgery[]): Promise<PackageCase[]> {
  const root = sampleKeys().rootFingerprint;
  const cases: PackageCase[] = [];
  for (const { name, fault, second, issue = {}, forge } of forgeries) {
    const contents = await samplePackage(issue);
    const forged = (await forge?.(contents)) ?? contents;
    const [check = '', code = '', entry = ''] = fault?.split(/:? /) ?? [];
    cases.push({
      ...{ name, root, state: 'refused', ...(second === undefined ? {} : { second }) },
      bytes: Buffer.isBuffer(forged) ? forged : zipOf(forged),
      fault: fault === null ? null : ({ check, code, entry } as Fault),
    });
  }
  return cases;
}

export type { Forgery };
export const forgedPackages = (): Promise<PackageCase[]> => casesOf([...byOutsiders, ...byTheMessageKey]);
