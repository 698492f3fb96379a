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
import { readZipForm } from '../../evidence/read-zip-form.ts';
import { composeContent } from '../compose-content.ts';
import { type BulletinContent, sealedBulletinSchema } from '../content.ts';
import type { BulletinInput } from '../input.ts';
import {
  bulletinEntry,
  checkpointEntry,
  documentEntry,
  figuresEntry,
  inputEntry,
  keysEntry,
  packagedPersonsSchema,
  personsEntry,
  sealEntry,
} from '../package-form.ts';
import { commitmentOf } from '../person-commitment.ts';
import { type BulletinSeal, bulletinSealSchema } from '../seal.ts';
import { type BulletinCheck, type BulletinFault, type BulletinVerdict, bulletinChecks } from './verdict.ts';

export interface BulletinTrust {
  /** The fingerprint that HQ's root key must have: what every enrolment code ends with. */
  root?: string | undefined;
  witnessKeys?: readonly VerifierKey[];
}

const subjectSchema = z.string().regex(/^bulletin:[0-9a-f-]{36}$/);
const mustHave = [sealEntry, inputEntry, bulletinEntry, figuresEntry, keysEntry, checkpointEntry];
const mayHave = [...mustHave, documentEntry, personsEntry];
/** No issue is larger; it bounds what a hostile file costs. */
const largestBytes = 256 * 1024 ** 2;

/**
 * Checks the package of a sealed issue: that the ledger has its sealing, and that everything in it is what was sealed and follows from its
 * rows. Null: it is no such package.
 */
export async function verifyBulletin(
  source: ByteSource,
  trust: BulletinTrust,
  crypto: EvidenceCrypto,
): Promise<BulletinVerdict | null> {
  const opened = await readEntries(source, crypto);
  if (!opened?.entries.has(sealEntry)) return null;
  const check = new Checks();
  for (const fault of opened.faults) check.fault('package', fault.code, fault.entry);
  const { entries } = opened;
  for (const name of mustHave) if (!entries.has(name)) check.fault('package', 'entry_missing', name);
  for (const name of entries.keys()) if (!mayHave.includes(name)) check.fault('package', 'entry_unexpected', name);
  const json = <Value>(name: string, schema: z.ZodType<Value>): Value | null => {
    const bytes = entries.get(name);
    const value = bytes && readCanonical(bytes);
    if (bytes && value === undefined) check.fault('package', 'not_canonical', name);
    const read = value === undefined ? undefined : schema.safeParse(value);
    if (read && !read.success) check.fault('package', 'wrong_shape', name);
    return read?.success ? (value as Value) : null; // as it was hashed
  };
  const ledger = checkLedger({ entries, json, check, trust }, crypto);
  const { seal } = ledger;
  const input = json(inputEntry, z.record(z.string(), z.unknown()));
  const sealed = json(bulletinEntry, sealedBulletinSchema);
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
      if (name === documentEntry && !entries.has(name)) check.gone(of);
      else
        check.say(of, isFile(seal, { name, bytes: entries.get(name), sha256: digestOf(name) }), 'file_differs', name);
    }
  }
  if (input && sealed) check.say('content', isMadeOf(sealed.content, input), 'content_differs', bulletinEntry);
  const persons = json(personsEntry, packagedPersonsSchema);
  let proved = 0;
  if (seal && persons) {
    const commitments = new Map(seal.persons.map(({ person, commitment }) => [person, commitment]));
    for (const one of persons) {
      const commitment = commitments.get(one.person);
      check.say('persons', commitment !== undefined, 'person_unknown', personsEntry);
      if (commitment === undefined) continue;
      const isRight = commitmentOf(one, crypto.sha256) === commitment;
      check.say('persons', isRight, 'person_differs', personsEntry);
      if (isRight) proved++;
    }
  } else if (seal?.persons.length === 0) check.say('persons', true, 'person_unknown', personsEntry);
  else if (seal && !entries.has(personsEntry)) check.gone('persons');
  const checks = check.all();
  const { told } = ledger;
  return {
    state: checks.every(({ outcome }) => outcome === 'holds' || outcome === 'gone') ? 'true' : 'refused',
    checks,
    bulletinId: ledger.bulletinId,
    issue: seal && { kind: seal.kind, year: seal.year, number: seal.number },
    persons: seal && { sealed: seal.persons.length, proved },
    ...told,
    unchecked: [
      ...(trust.root === undefined ? (['root_not_given'] as const) : []),
      ...(told.witnesses.some(({ keyGiven }) => keyGiven) ? [] : (['no_given_witness'] as const)),
      ...(seal && proved < seal.persons.length ? (['persons_not_shown'] as const) : []),
    ],
  };
}

/** What was found out, check by check. */
class Checks {
  readonly #faults: { check: BulletinCheck; code: BulletinFault; entry: string }[] = [];
  readonly #done = new Map<BulletinCheck, 'holds' | 'gone'>();

  fault(check: BulletinCheck, code: BulletinFault, entry: string): void {
    this.#faults.push({ check, code, entry });
  }

  say(check: BulletinCheck, holds: boolean, code: BulletinFault, entry: string): void {
    this.#done.set(check, 'holds');
    if (!holds) this.fault(check, code, entry);
  }

  gone(check: BulletinCheck): void {
    this.#done.set(check, 'gone');
  }

  all(): BulletinVerdict['checks'] {
    this.#done.set('package', 'holds');
    return bulletinChecks.map((check) => {
      const faults = this.#faults.filter((fault) => fault.check === check).map(({ code, entry }) => ({ code, entry }));
      return { check, outcome: faults.length > 0 ? 'fails' : (this.#done.get(check) ?? 'open'), faults };
    });
  }
}

interface Opened {
  entries: ReadonlyMap<string, Uint8Array>;
  json: <Value>(name: string, schema: z.ZodType<Value>) => Value | null;
  check: Checks;
  trust: BulletinTrust;
}

type Told = Pick<BulletinVerdict, 'origin' | 'rootFingerprint' | 'checkpointSize' | 'witnesses'>;

/** What the ledger says was sealed: null when it can't be read at all. */
function checkLedger(
  { entries, json, check, trust }: Opened,
  crypto: EvidenceCrypto,
): { seal: BulletinSeal | null; bulletinId: string | null; told: Told } {
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
      new TextDecoder().decode(note),
      { keys, givenKeys: trust.witnessKeys ?? [], entry: checkpointEntry },
      crypto,
    );
    check.say('checkpoint', true, 'checkpoint_refused', checkpointEntry);
    for (const { code, entry } of signed.findings) check.fault('checkpoint', code, entry);
    checkpoint = signed.checkpoint;
    const { origin, rootFingerprint } = keys;
    Object.assign(told, { origin, rootFingerprint, checkpointSize: checkpoint?.size ?? null });
    told.witnesses = signed.witnesses;
  }
  const fact = json(sealEntry, provedFactSchema);
  if (!fact) return { seal: null, bulletinId: null, told };
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
    told,
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

async function readEntries(
  source: ByteSource,
  { crc32 }: Pick<EvidenceCrypto, 'crc32'>,
): Promise<{ entries: Map<string, Uint8Array>; faults: { code: BulletinFault; entry: string }[] } | null> {
  if (source.size > largestBytes) return null;
  const zip = await readZipForm(source);
  if (!zip) return null;
  const faults = zip.problems.map(({ code, entry }): { code: BulletinFault; entry: string } => ({
    code,
    entry: entry ?? '(zip)',
  }));
  const entries = new Map<string, Uint8Array>();
  for (const { name, dataOffset, sizeBytes, crc32: crc } of zip.entries) {
    const bytes = await source.read(dataOffset, sizeBytes);
    if (entries.has(name)) faults.push({ code: 'entry_unexpected', entry: name });
    else entries.set(name, bytes);
    if (crc32(bytes, 0) !== crc) faults.push({ code: 'zip_crc', entry: name });
  }
  return { entries, faults };
}
