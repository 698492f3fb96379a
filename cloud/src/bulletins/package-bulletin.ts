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
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { parseVerifierKey, signatureBy } from '@rollcall/shared/contract/signed-note';
import type { FactProof } from '@rollcall/shared/http/station-ledger';
import { CompactSign } from 'jose';
import { sql } from 'kysely';
import type { HqKeys } from '../auth/hq-keys.ts';
import type { Database } from '../db/database.ts';
import { selectLeavesOfFacts } from '../ledger/ledger-repository.ts';
import { proveFacts } from '../ledger/prove-facts.ts';
import { sha256 } from '../ledger/sha256.ts';
import { selectWitnessKeys } from '../ledger/witness-repository.ts';
import { findWitnessedCheckpoint, witnessRetrySeconds } from '../ledger/witnessed-checkpoint.ts';
import { type BulletinStore, readFile } from './bulletin-store.ts';
import { canonicalBytes, sha256Hex } from './canonical.ts';
import { personsNamed } from './named-in.ts';
import { problem } from './problem.ts';
import { findSealed, type SealedRow } from './read-sealed-file.ts';
import { selectPersons } from './repository.ts';
import { storedZip } from './stored-zip.ts';

interface Deps {
  db: Database;
  store: BulletinStore;
  /** The list of what is in the package is signed with the message key: `api` has no other. */
  hqKeys: Pick<HqKeys, 'keySet' | 'privateKey' | 'keyId'>;
}

interface Entry {
  name: string;
  bytes: Uint8Array;
}

/**
 * A sealed issue with everything that proves it, and HQ's signed list of all that. The files are those in the store, so what somebody
 * changed in the database since doesn't get in.
 * @throws not_found, bulletin_not_sealed, bulletin_altered, bulletin_waits_for_ledger, bulletin_waits_for_witness
 */
export async function packageBulletin(
  deps: Deps,
  { bulletinId, withSalts }: { bulletinId: string; withSalts: boolean },
): Promise<{ name: string; bytes: Uint8Array; witnessed: boolean }> {
  const bulletin = await findSealed(deps.db, bulletinId);
  const { proof, erasures, persons, witnessed } = await proveWithNames(deps.db, bulletin);
  const { note, ...fact } = proof;
  const entries: Entry[] = [{ name: sealEntry, bytes: canonicalBytes(fact) }];
  for (const name of [inputEntry, bulletinEntry, figuresEntry]) entries.push(await fileOf(deps, bulletin, name));
  if (erasures.length === 0) entries.push(await fileOf(deps, bulletin, documentEntry));
  if (withSalts && persons.length > 0) entries.push({ name: personsEntry, bytes: canonicalBytes(persons) });
  if (erasures.length > 0) {
    const facts = erasures.map(({ note: _, ...one }) => one).sort((one, other) => one.index - other.index);
    entries.push({ name: erasuresEntry, bytes: canonicalBytes(facts) });
  }
  const witnesses = await cosignersOf(deps.db, note);
  entries.push({ name: keysEntry, bytes: canonicalBytes({ keySet: deps.hqKeys.keySet.jws, witnesses }) });
  entries.push({ name: checkpointEntry, bytes: Buffer.from(note) });
  const statement = await signList(deps, { bulletinId, personsWithheld: !withSalts, witnesses, entries });
  entries.push({ name: statementEntry, bytes: Buffer.from(statement) });
  const { kind, year, number } = bulletin.seal;
  return { name: `bulletin-${kind}-${year}-${number}.zip`, bytes: storedZip(entries), witnessed };
}

/**
 * The sealing, who the persons are whose names are left, and what the ledger has of those that are gone. All of one moment, in one
 * checkpoint, which the witnesses cosigned if there are any: a name that is erased meanwhile is either there or proved to be gone.
 */
async function proveWithNames(db: Database, { seal, seal_fact_id: sealing, bulletin_id, content, texts }: SealedRow) {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const persons = await selectPersons(tx, bulletin_id, personsNamed(content, texts));
      const known = new Set(persons.map(({ person }) => person));
      const gone = seal.persons.filter(({ person }) => !known.has(person)).map(({ person }) => person);
      const erasing = gone.length === 0 ? [] : await selectErasures(tx, { bulletinId: bulletin_id, gone, sealing });
      const wanted = sealing === null ? [] : [sealing, ...erasing];
      const { checkpoint, witnessed } = await checkpointOver(tx, wanted);
      const [proof, ...erasures] = await proveFacts(tx, wanted, { size: checkpoint.size });
      const proved = erasures.filter((one) => one !== undefined);
      if (!proof || proved.length < erasures.length || !explainsAll(gone, proof, proved)) {
        throw problem('bulletin_waits_for_ledger');
      }
      return { proof, erasures: proved, persons, witnessed };
    });
}

async function checkpointOver(db: Database, factIds: readonly number[]) {
  const leaves = await selectLeavesOfFacts(db, factIds);
  if (leaves.length < factIds.length || leaves.length === 0) throw problem('bulletin_waits_for_ledger');
  const found = await findWitnessedCheckpoint(db, Math.max(...leaves.map(({ index }) => index)));
  if (found.outcome === 'waits_for_witness') {
    throw problem('bulletin_waits_for_witness', { retryAfterSeconds: witnessRetrySeconds });
  }
  if (found.outcome !== 'found') throw problem('bulletin_waits_for_ledger');
  return found;
}

/** The facts that names of this issue were erased, and those of restores, which may have lost them. */
async function selectErasures(
  db: Database,
  { bulletinId, gone, sealing }: { bulletinId: string; gone: readonly string[]; sealing: number | null },
): Promise<number[]> {
  const rows = await db
    .selectFrom('fact as f')
    .leftJoin('ledger_leaf as sealed', (join) => join.on('sealed.fact_id', '=', sealing))
    .select(['f.fact_id', 'f.type', sql<string | null>`f.payload ->> 'person'`.as('person')])
    .where(({ and, eb, or }) =>
      or([
        and([
          eb('f.type', '=', nameErasureFactType),
          eb('f.subject', '=', `bulletin:${bulletinId}`),
          eb(sql<string>`f.payload ->> 'person'`, '=', sql<string>`any(${[...gone]}::text[])`),
        ]),
        and([
          eb('f.type', '=', recoveryFactType),
          sql<boolean>`(f.payload ->> 'before')::bigint <= sealed.leaf_index`,
          sql<boolean>`sealed.leaf_index < (f.payload ->> 'after')::bigint`,
        ]),
      ]),
    )
    .orderBy('f.fact_id')
    .execute();
  const byPerson = new Map(rows.map((row) => [row.person ?? '', row.fact_id]));
  const ofNames = gone.flatMap((person) => byPerson.get(person) ?? []);
  // A restore is told only where nothing else says why.
  return ofNames.length === gone.length ? ofNames : rows.map(({ fact_id }) => fact_id);
}

function explainsAll(gone: readonly string[], sealing: FactProof, erasures: readonly FactProof[]): boolean {
  const erased = new Set(erasures.map(({ payload }) => payload?.person));
  const isLost = erasures.some(({ leaf, payload }) => {
    const { before, after } = (payload ?? {}) as { before?: number; after?: number };
    return leaf.type === recoveryFactType && (before ?? 0) <= sealing.index && sealing.index < (after ?? 0);
  });
  return isLost || gone.every((person) => erased.has(person));
}

/** What HQ put together, in its order, with its signature. */
async function signList(
  { hqKeys: { keySet, privateKey, keyId } }: Deps,
  { entries, ...told }: Pick<PackageStatement, 'bulletinId' | 'personsWithheld' | 'witnesses'> & { entries: Entry[] },
): Promise<string> {
  const statement: PackageStatement = {
    ...{ v: 1, origin: keySet.keySet.origin, ...told },
    entries: entries.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length, sha256: sha256Hex(bytes) })),
  };
  return new CompactSign(canonicalBytes(statement))
    .setProtectedHeader({ alg: 'EdDSA', typ: packageJwsType, kid: keyId })
    .sign(privateKey);
}

async function fileOf({ store }: Deps, { bulletin_id, seal }: SealedRow, name: string): Promise<Entry> {
  const file = seal.files.find((one) => one.name === name);
  const bytes = file && (await readFile(store, bulletin_id, file));
  if (!bytes) throw problem('bulletin_altered');
  return { name, bytes };
}

/** The verifier keys of those whose lines stand under the checkpoint. */
async function cosignersOf(db: Database, note: string): Promise<string[]> {
  const signatures = parseCheckpoint(note)?.note.signatures ?? [];
  return (await selectWitnessKeys(db)).filter((text) => {
    const key = parseVerifierKey(text, sha256);
    return key !== null && signatureBy({ signatures }, key) !== null;
  });
}
