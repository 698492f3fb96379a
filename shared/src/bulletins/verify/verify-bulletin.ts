import { z } from 'zod';
import { toHex } from '../../bytes/hex.ts';
import { canonicalJson } from '../../contract/canonical-json.ts';
import type { Checkpoint } from '../../contract/checkpoint.ts';
import type { VerifierKey } from '../../contract/signed-note.ts';
import type { ByteSource } from '../../evidence/byte-source.ts';
import { checkCheckpoint } from '../../evidence/check-checkpoint.ts';
import { checkProvedFact } from '../../evidence/check-proved-fact.ts';
import type { EvidenceCrypto } from '../../evidence/evidence-crypto.ts';
import { exportKeysSchema, provedFactSchema } from '../../evidence/export-form.ts';
import { openKeys } from '../../evidence/open-keys.ts';
import { readCanonical } from '../../evidence/read-canonical.ts';
import { readWholeZip } from '../../evidence/read-whole-zip.ts';
import { absentOf } from '../../evidence/verdict-of.ts';
import { composeContent } from '../compose-content.ts';
import { type BulletinContent, type SealedBulletin, sealedBulletinSchema } from '../content.ts';
import type { BulletinInput } from '../input.ts';
import {
  bulletinEntry,
  checkpointEntry,
  documentEntry,
  erasuresEntry,
  figuresEntry,
  inputEntry,
  keysEntry,
  nameErasuresSchema,
  packagedPersonsSchema,
  packageEntries,
  personsEntry,
  sealEntry,
  statementEntry,
} from '../package-form.ts';
import { type BulletinSeal, bulletinSealSchema } from '../seal.ts';
import { checkErasures, checkPersons } from './check-persons.ts';
import { checkStatement, openStatement } from './check-statement.ts';
import { Checks } from './checks.ts';
import type { BulletinVerdict } from './verdict.ts';

export interface BulletinTrust {
  /** The fingerprint that HQ's root key must have: what every enrolment code ends with. */
  root?: string | undefined;
  witnessKeys?: readonly VerifierKey[];
}

const subjectSchema = z.string().regex(/^bulletin:[0-9a-f-]{36}$/);
const mustHave = [sealEntry, inputEntry, bulletinEntry, figuresEntry, keysEntry, checkpointEntry];
/** No issue is larger; it bounds what a hostile file costs. */
const largestBytes = 256 * 1024 ** 2;

/** The papers of an issue, and what they have to say. */
export interface PapersToCheck {
  sealed: SealedBulletin;
  seal: BulletinSeal;
  /** By person, of those whose salts prove them. */
  names: ReadonlyMap<string, string>;
  figures: Uint8Array;
  /** Null: it isn't there. */
  document: Uint8Array | null;
}

/** `paper_refused`: it isn't a file as HQ writes them. `at`: a part of the file, a line, a cell. */
export interface PaperFault {
  code: 'paper_refused' | 'text_differs';
  at: string;
  expected?: string;
  seen?: string;
}

/** Reads papers: the words that they are written in stand above this. `verifyPackage` brings it. */
export type CheckPapers = (
  given: PapersToCheck,
  crypto: EvidenceCrypto,
) => Promise<{ figures: PaperFault | null; document: PaperFault | null }>;

/**
 * Checks the package of a sealed issue: that the ledger has its sealing, that everything in it is what was sealed and follows from its
 * rows, that its papers say so, and that it is the package that HQ put together. Null: it is no such package.
 */
export async function verifyBulletin(
  source: ByteSource,
  trust: BulletinTrust,
  crypto: EvidenceCrypto,
  checkPapers: CheckPapers,
): Promise<BulletinVerdict | null> {
  const opened = source.size > largestBytes ? null : await readWholeZip(source, crypto);
  if (!opened?.entries.has(sealEntry)) return null;
  const check = new Checks();
  for (const { code, entry } of opened.problems) check.fault('package', code, entry);
  const { entries } = opened;
  for (const name of mustHave) if (!entries.has(name)) check.fault('package', 'entry_missing', name);
  const places = [...entries.keys()].map((name) => packageEntries.indexOf(name));
  for (const [nr, name] of [...entries.keys()].entries()) {
    const place = places[nr] ?? -1;
    if (place <= Math.max(-1, ...places.slice(0, nr))) check.fault('package', 'entry_unexpected', name);
  }
  const json = <Value>(name: string, schema: z.ZodType<Value>): Value | null => {
    const bytes = entries.get(name);
    const value = bytes && readCanonical(bytes);
    if (bytes && value === undefined) check.fault('package', 'not_canonical', name);
    const read = value === undefined ? undefined : schema.safeParse(value);
    if (read && !read.success) check.fault('package', 'wrong_shape', name);
    return read?.success ? (value as Value) : null; // as it was hashed
  };
  const ledger = checkLedger({ entries, json, check, trust }, crypto);
  const { seal, told, bulletinId, keySet, checkpoint } = ledger;
  const input = json(inputEntry, z.record(z.string(), z.unknown()));
  const sealed = json(bulletinEntry, sealedBulletinSchema);
  const bytesOfStatement = entries.get(statementEntry);
  const statement = bytesOfStatement && keySet !== null ? openStatement(bytesOfStatement, keySet, crypto) : null;
  // Whoever takes the statement out can't make a new issue look like an old one: its seal says papers.
  const isBound = bytesOfStatement !== undefined || seal?.papers !== undefined;
  const digestOf = (name: string) => {
    const bytes = entries.get(name);
    return bytes && toHex(crypto.sha256(bytes));
  };
  if (seal) {
    check.say('input_digest', digestOf(inputEntry) === seal.inputDigest, 'input_differs', inputEntry);
    check.say('bulletin_digest', digestOf(bulletinEntry) === seal.bulletinDigest, 'bulletin_differs', bulletinEntry);
    if (sealed) check.say('bulletin_digest', isOfIssue(sealed.content, seal), 'issue_differs', bulletinEntry);
    for (const [name, of] of [
      [inputEntry, 'input_digest'],
      [bulletinEntry, 'bulletin_digest'],
      [figuresEntry, 'figures'],
      [documentEntry, 'document'],
    ] as const) {
      if (!entries.has(name)) continue;
      check.say(of, isFile(seal, { name, bytes: entries.get(name), sha256: digestOf(name) }), 'file_differs', name);
    }
  }
  if (input && sealed) check.say('content', isMadeOf(sealed.content, input), 'content_differs', bulletinEntry);
  const persons = json(personsEntry, packagedPersonsSchema);
  const erasures = json(erasuresEntry, nameErasuresSchema);
  let names: ReadonlyMap<string, string> = new Map();
  if (seal && bulletinId !== null) {
    const gone = checkErasures(erasures ?? [], { ...ledger, seal, bulletinId }, { checkpoint, check }, crypto);
    const withheld = statement?.personsWithheld ?? false;
    names = checkPersons(persons, { seal, gone, isBound, withheld }, check, crypto);
    if (!entries.has(documentEntry)) {
      check.done('document', 'gone');
      check.done('document_text', 'gone');
      if (isBound && gone.size === 0) check.fault('document', 'entry_missing', documentEntry);
    }
  }
  const [figures, document] = [entries.get(figuresEntry), entries.get(documentEntry)];
  if (seal && sealed && figures && seal.papers === undefined) {
    check.done('figures_text', 'unread');
    if (document) check.done('document_text', 'unread');
  } else if (seal && sealed && figures) {
    const papers = await checkPapers({ seal, sealed, names, figures, document: document ?? null }, crypto);
    check.done('figures_text', 'holds');
    if (document) check.done('document_text', 'holds');
    for (const [of, entry, fault] of [
      ['figures_text', figuresEntry, papers.figures],
      ['document_text', documentEntry, papers.document],
    ] as const) {
      if (fault === null) continue;
      const { code, ...detail } = fault;
      check.fault(of, code, entry, detail);
    }
  }
  if (statement) {
    checkStatement(statement, { entries, bulletinId, origin: told.origin, witnesses: ledger.witnesses }, check, crypto);
  } else if (bytesOfStatement !== undefined) check.fault('bound', 'list_refused', statementEntry);
  else if (isBound) check.fault('bound', 'entry_missing', statementEntry);
  else if (seal) check.done('bound', 'unbound');
  const checks = check.all();
  const isRefused = checks.some(({ outcome }) => outcome === 'fails' || outcome === 'open');
  return {
    state: isRefused ? 'refused' : isBound ? 'true' : 'unbound',
    checks,
    bulletinId,
    issue: seal && { kind: seal.kind, year: seal.year, number: seal.number },
    persons: seal && { sealed: seal.persons.length, proved: names.size },
    ...told,
    unchecked: [
      ...(trust.root === undefined ? (['root_not_given'] as const) : []),
      ...(told.witnesses.some(({ keyGiven }) => keyGiven) ? [] : (['no_given_witness'] as const)),
      ...(seal && names.size < seal.persons.length ? (['persons_not_shown'] as const) : []),
      ...(seal && !isBound ? (['package_not_bound'] as const) : []),
      ...(seal && seal.papers === undefined ? (['papers_not_read'] as const) : []),
    ],
  };
}

interface Opened {
  entries: ReadonlyMap<string, Uint8Array>;
  json: <Value>(name: string, schema: z.ZodType<Value>) => Value | null;
  check: Checks;
  trust: BulletinTrust;
}

type Told = Pick<BulletinVerdict, 'origin' | 'rootFingerprint' | 'checkpointSize' | 'witnesses'>;

interface Ledger {
  /** What it says was sealed, and of which issue: null when it can't be read at all. */
  seal: BulletinSeal | null;
  bulletinId: string | null;
  index: number;
  checkpoint: Checkpoint | null;
  /** As `keys.json` has them. */
  keySet: string | null;
  witnesses: readonly string[];
  told: Told;
}

function checkLedger({ entries, json, check, trust }: Opened, crypto: EvidenceCrypto): Ledger {
  const told: Told = { origin: null, rootFingerprint: null, checkpointSize: null, witnesses: [] };
  const found = json(keysEntry, exportKeysSchema);
  const opened = found && openKeys({ ...found, entry: keysEntry, root: trust.root }, crypto);
  if (opened) {
    check.say('keys', true, 'key_set_refused', keysEntry);
    for (const { code, entry } of opened.findings) check.fault('keys', code, entry);
  }
  let checkpoint: Checkpoint | null = null;
  const note = entries.get(checkpointEntry);
  if (opened?.keys && note) {
    const { keys } = opened;
    const signed = checkCheckpoint(
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(note),
      { keys, givenKeys: trust.witnessKeys ?? [], entry: checkpointEntry },
      crypto,
    );
    check.say('checkpoint', true, 'checkpoint_refused', checkpointEntry);
    for (const { code, entry } of signed.findings) check.fault('checkpoint', code, entry);
    checkpoint = signed.checkpoint;
    const { origin, rootFingerprint } = keys;
    Object.assign(told, { origin, rootFingerprint, checkpointSize: checkpoint?.size ?? null });
    told.witnesses = signed.witnesses;
    const isStripped = checkpoint && absentOf({ listed: keys.witnessKeys, witnesses: signed.witnesses }).length > 0;
    if (isStripped) check.fault('checkpoint', 'cosignature_stripped', checkpointEntry);
  }
  const fact = json(sealEntry, provedFactSchema);
  const given = { checkpoint, keySet: found?.keySet ?? null, witnesses: found?.witnesses ?? [], told };
  if (!fact) return { seal: null, bulletinId: null, index: -1, ...given };
  // A fact of who acts for somebody says for whom, too.
  const { for: _, ...payload } = fact.payload ?? {};
  const seal = bulletinSealSchema.safeParse(payload);
  const subject = subjectSchema.safeParse(fact.subject);
  const isSeal = fact.leaf.type === 'bulletin_sealed' && seal.success && subject.success;
  if (!isSeal) check.fault('ledger', 'wrong_fact', sealEntry);
  for (const { code, entry } of checkProvedFact(fact, { checkpoint, entry: sealEntry }, crypto).findings) {
    check.fault('ledger', code, entry);
  }
  if (checkpoint) check.say('ledger', true, 'not_in_tree', sealEntry);
  return {
    seal: isSeal ? seal.data : null,
    bulletinId: subject.success ? subject.data.slice('bulletin:'.length) : null,
    index: fact.index,
    ...given,
  };
}

function isFile(
  { files }: BulletinSeal,
  { name, bytes, sha256 }: { name: string; bytes: Uint8Array | undefined; sha256: string | undefined },
): boolean {
  const file = files.find((one) => one.name === name);
  return file !== undefined && file.bytes === bytes?.length && file.sha256 === sha256;
}

function isOfIssue({ kind, period, cutOff }: BulletinContent, seal: BulletinSeal): boolean {
  const isPeriod = period.from === seal.period.from && period.to === seal.period.to;
  return kind === seal.kind && isPeriod && cutOff === seal.cutOff;
}

function isMadeOf(content: BulletinContent, input: Record<string, unknown>): boolean {
  try {
    return canonicalJson(composeContent(input as unknown as BulletinInput)) === canonicalJson(content);
  } catch {
    return false; // Rows of another form than an input has.
  }
}
