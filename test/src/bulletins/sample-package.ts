import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { renderDocx } from '@rollcall/cloud/bulletins/documents/render-docx';
import { renderFigures } from '@rollcall/cloud/bulletins/documents/render-figures';
import { personsNamed } from '@rollcall/cloud/bulletins/named-in';
import { composeContent } from '@rollcall/shared/bulletins/compose-content';
import type { SealedBulletin } from '@rollcall/shared/bulletins/content';
import type { BulletinInput } from '@rollcall/shared/bulletins/input';
import {
  bulletinEntry,
  checkpointEntry,
  documentEntry,
  erasuresEntry,
  figuresEntry,
  inputEntry,
  keysEntry,
  nameErasureFactType,
  type PackageStatement,
  packageJwsType,
  personsEntry,
  recoveryFactType,
  sealEntry,
  statementEntry,
} from '@rollcall/shared/bulletins/package-form';
import { commitmentOf } from '@rollcall/shared/bulletins/person-commitment';
import type { BulletinSeal } from '@rollcall/shared/bulletins/seal';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import type { Contents } from '../evidence/sample-export.ts';
import { type SampleKeys, sampleKeys, sampleWitness, sha256 } from '../evidence/sample-keys.ts';
import { proveLeaf, rootOf, type SampleFact, sampleLeaf } from '../evidence/sample-ledger.ts';
import { type SeededKey, seededKey } from '../evidence/seeded-key.ts';

/** Of HQ, which signs what it packs by it. */
const messageKey = seededKey('hq message');
const bulletinId = '3f1b0d5e-9d0b-4a6e-8a53-0a1c7b9e4d01';
const otherBulletinId = '9c2f5a11-4e7d-4b0c-9d2e-5b8f3a6c7e02';

/** p1 is named by a case, p2 for several findings, p3 for a deletion, and cleared of an earlier one. */
const people = [
  { person: 'p1', badgeNo: '100001', name: '赵敏' },
  { person: 'p2', badgeNo: '100002', name: '欧阳慧敏' },
  { person: 'p3', badgeNo: '000123', name: '乌云其木格' },
].map((one) => ({ ...one, salt: hexOf(Buffer.from(`salt of ${one.person}`)) }));

export interface SampleIssue {
  kind?: 'weekly' | 'monthly';
  keys?: SampleKeys;
  /** Those that cosigned. */
  stations?: readonly string[];
  /** Whose names were erased. */
  erased?: readonly string[];
  /** Whether a fact of another issue stands among them. */
  alsoOfAnother?: boolean;
  /** Whether HQ was restored from a backup that didn't know who the persons are. */
  lost?: boolean;
  /** Whether it was made for somebody who may not have the salts. */
  withheld?: boolean;
  /** Sealed by an HQ of before 0.3.0; packed by one, too. */
  sealedBefore?: boolean;
  packedBefore?: boolean;
  /** What an HQ that lies seals: other rows, another content, other papers, another sealing. */
  change?: {
    input?: (input: BulletinInput) => BulletinInput;
    sealed?: (sealed: SealedBulletin) => SealedBulletin;
    figures?: (bytes: Buffer) => Buffer;
    document?: (bytes: Buffer) => Buffer;
    seal?: (seal: BulletinSeal) => BulletinSeal;
  };
}

const texts: SealedBulletin['texts'] = {
  comments: [{ part: 'overview', text: '本周使用率有所提高。\n\n　个别人员仍有漏录 <5 分钟 & 未说明。' }],
  requirements: [{ units: ['squad-1'], text: '逐人核对漏录原因。', dueOn: '2026-12-11' }],
  takenOff: [{ key: 'slips:squad-1:use', reason: '设备故障' }],
};

/** The entries of the package of an issue, all as HQ makes it. */
export async function samplePackage(options: SampleIssue = {}): Promise<Contents> {
  const {
    keys = sampleKeys(),
    stations = ['squad-1', 'squad-2'],
    erased = [],
    lost = false,
    withheld = false,
  } = options;
  const { seal, files } = await sealedIssue(options);
  const gone = new Set(lost ? people.map(({ person }) => person) : erased);
  const subject = `bulletin:${bulletinId}`;
  const facts: SampleFact[] = [
    { type: 'station_enrolled', subject: 'station:squad-1', payload: { by: 'admin' } },
    { type: 'bulletin_sealed', subject, payload: { ...seal } },
    ...erased.map((person) => ({
      type: nameErasureFactType,
      subject,
      payload: { person, reason: '本人申请', by: 'admin' },
    })),
    {
      type: nameErasureFactType,
      subject: `bulletin:${otherBulletinId}`,
      payload: { person: 'p1', reason: 'two_years' },
    },
    ...(lost ? [{ type: recoveryFactType, subject: 'hq:ledger', payload: { by: 'ops', before: 1, after: 2 } }] : []),
  ];
  const leaves = facts.map(sampleLeaf);
  const prove = async (index: number) => canonical(await proveLeaf(leaves, index));
  const witnesses = stations.map((station) => sampleWitness(station, keys.origin).verifierKey);
  const ofPersons = seal.persons.map(({ person }) => person);
  const left = people.filter(({ person }) => ofPersons.includes(person) && !gone.has(person));
  const proving = facts.flatMap(({ type, subject: about }, index) =>
    (type === nameErasureFactType && (about === subject || options.alsoOfAnother)) || type === recoveryFactType
      ? [index]
      : [],
  );
  const erasures = await Promise.all(proving.map((index) => proveLeaf(leaves, index)));
  const contents: Contents = new Map([[sealEntry, await prove(1)]]);
  for (const name of [inputEntry, bulletinEntry, figuresEntry]) contents.set(name, files.get(name) ?? Buffer.alloc(0));
  if (gone.size === 0) contents.set(documentEntry, files.get(documentEntry) ?? Buffer.alloc(0));
  if (!withheld && left.length > 0) contents.set(personsEntry, canonical(left));
  if (erasures.length > 0 && !options.packedBefore) contents.set(erasuresEntry, canonical(erasures));
  contents.set(keysEntry, canonical({ keySet: keys.keySetJws, witnesses }));
  contents.set(checkpointEntry, Buffer.from(keys.checkpointNote(leaves.length, rootOf(leaves), stations)));
  return options.packedBefore
    ? contents
    : listed(contents, { origin: keys.origin, personsWithheld: withheld, witnesses });
}

/** The package with HQ's list of it, which its message key signs. @param key another one, or another key of HQ's */
export function listed(
  contents: Contents,
  told: Partial<PackageStatement> = {},
  { key = messageKey, typ = packageJwsType, blanks = false }: { key?: SeededKey; typ?: string; blanks?: boolean } = {},
): Contents {
  const entries = [...contents].filter(([name]) => name !== statementEntry);
  const keysOf = JSON.parse(String(contents.get(keysEntry))) as { witnesses: string[] };
  const statement: PackageStatement = {
    ...{ v: 1, origin: sampleKeys().origin, bulletinId, personsWithheld: false, witnesses: keysOf.witnesses },
    entries: entries.map(([name, bytes]) => ({ name, sizeBytes: bytes.length, sha256: hexOf(bytes) })),
    ...told,
  };
  const payload = blanks ? JSON.stringify(statement, undefined, 1) : canonicalJson(statement);
  const signed = [JSON.stringify({ alg: 'EdDSA', typ, kid: 'any' }), payload]
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
  const signature = Buffer.from(key.sign(Buffer.from(signed))).toString('base64url');
  return new Map([...entries, [statementEntry, Buffer.from(`${signed}.${signature}`)]]);
}

const rendered = new Map<string, Promise<{ figures: Buffer; document: Buffer }>>();

/** What HQ sealed of an issue, and its files. */
async function sealedIssue({ kind = 'weekly', sealedBefore = false, change = {} }: SampleIssue) {
  const path = new URL(`../../../shared/fixtures/bulletins/${kind}-input.json`, import.meta.url);
  const given: BulletinInput = JSON.parse(readFileSync(path, 'utf8'));
  const input = change.input?.(given) ?? given;
  const made: SealedBulletin = { content: composeContent(input), texts };
  const sealed = change.sealed?.(made) ?? made;
  const [inputBytes, sealedBytes] = [canonical(input), canonical(sealed)];
  const bulletinDigest = hexOf(sealedBytes);
  const issue = { kind, year: 2026, number: kind === 'weekly' ? 48 : 11 };
  const named = personsNamed(sealed.content, sealed.texts);
  const persons = people.filter(({ person }) => named.includes(person));
  const papers = { wording: 2, sealedAt: '2026-12-04T16:30:00.000Z', prefix: '丰公交通报' } as const;
  const about = {
    ...{ issue, persons, bulletinDigest, checkpoint: { size: 48_912, root: 'ab'.repeat(32) } },
    ...{ sealedAt: papers.sealedAt, prefix: papers.prefix },
  };
  const key = JSON.stringify([sealedBefore, bulletinDigest]);
  const renders =
    rendered.get(key) ??
    Promise.all([renderFigures(sealed, about), renderDocx(sealed, about)]).then(([figures, document]) => ({
      figures: Buffer.from(figures),
      document: Buffer.from(document),
    }));
  rendered.set(key, renders);
  const { figures, document } = await renders;
  const files: Contents = new Map([
    [inputEntry, inputBytes],
    [bulletinEntry, sealedBytes],
    [figuresEntry, change.figures?.(figures) ?? figures],
    [documentEntry, change.document?.(document) ?? document],
  ]);
  const seal: BulletinSeal = {
    ...issue,
    ...{ period: sealed.content.period, cutOff: sealed.content.cutOff, inputDigest: hexOf(inputBytes), bulletinDigest },
    files: [...files].map(([name, bytes]) => ({ name, bytes: bytes.length, sha256: hexOf(bytes) })),
    persons: persons.map((one) => ({ person: one.person, commitment: commitmentOf(one, sha256) })),
    ...(sealedBefore ? {} : { papers }),
    ...{ checkpoint: about.checkpoint, submittedBy: 'inspector-zhang', by: 'leader-li' },
  };
  return { seal: change.seal?.(seal) ?? seal, files };
}

function canonical(value: unknown): Buffer {
  return Buffer.from(canonicalJson(value));
}

function hexOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
