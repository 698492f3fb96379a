import {
  bulletinEntry,
  checkpointEntry,
  documentEntry,
  figuresEntry,
  inputEntry,
  keysEntry,
  personsEntry,
  sealEntry,
} from '@rollcall/shared/bulletins/package-form';
import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { parseVerifierKey, signatureBy } from '@rollcall/shared/contract/signed-note';
import type { Database } from '../db/database.ts';
import { findLeafOfFact } from '../ledger/ledger-repository.ts';
import { proveFact } from '../ledger/prove-fact.ts';
import { sha256 } from '../ledger/sha256.ts';
import { selectWitnessKeys } from '../ledger/witness-repository.ts';
import { findWitnessedCheckpoint, witnessRetrySeconds } from '../ledger/witnessed-checkpoint.ts';
import { type BulletinStore, readFile } from './bulletin-store.ts';
import { canonicalBytes } from './canonical.ts';
import { personsNamed } from './named-in.ts';
import { problem } from './problem.ts';
import { findSealed, hasNames, type SealedRow } from './read-sealed-file.ts';
import { selectPersons } from './repository.ts';
import { storedZip } from './stored-zip.ts';

interface Deps {
  db: Database;
  store: BulletinStore;
  /** HQ's key set (JWS). */
  keySet: string;
}

interface Entry {
  name: string;
  bytes: Uint8Array;
}

/**
 * A sealed issue with everything that proves it. The files are those in the store, so what somebody changed in the database since
 * doesn't get in.
 * @throws not_found, bulletin_not_sealed, bulletin_altered, bulletin_waits_for_ledger, bulletin_waits_for_witness
 */
export async function packageBulletin(
  deps: Deps,
  { bulletinId, withSalts }: { bulletinId: string; withSalts: boolean },
): Promise<{ name: string; bytes: Uint8Array; witnessed: boolean }> {
  const bulletin = await findSealed(deps.db, bulletinId);
  const { note, witnessed, ...fact } = await proveSeal(deps.db, bulletin);
  const entries: Entry[] = [{ name: sealEntry, bytes: canonicalBytes(fact) }];
  for (const name of [inputEntry, bulletinEntry, figuresEntry]) entries.push(await fileOf(deps, bulletin, name));
  if (await hasNames(deps.db, bulletin)) entries.push(await fileOf(deps, bulletin, documentEntry));
  const named = personsNamed(bulletin.content, bulletin.texts);
  const persons = withSalts ? await selectPersons(deps.db, bulletinId, named) : [];
  if (persons.length > 0) entries.push({ name: personsEntry, bytes: canonicalBytes(persons) });
  const witnesses = await cosignersOf(deps.db, note);
  entries.push({ name: keysEntry, bytes: canonicalBytes({ keySet: deps.keySet, witnesses }) });
  entries.push({ name: checkpointEntry, bytes: Buffer.from(note) });
  const { kind, year, number } = bulletin.seal;
  return { name: `bulletin-${kind}-${year}-${number}.zip`, bytes: storedZip(entries), witnessed };
}

/** The fact of the sealing in a checkpoint that the witnesses cosigned; without witnesses in the newest. */
async function proveSeal(db: Database, { seal_fact_id: factId }: SealedRow) {
  const leaf = factId === null ? undefined : await findLeafOfFact(db, factId);
  if (!leaf) throw problem('bulletin_waits_for_ledger');
  const found = await findWitnessedCheckpoint(db, leaf.index);
  if (found.outcome === 'waits_for_witness') {
    throw problem('bulletin_waits_for_witness', { retryAfterSeconds: witnessRetrySeconds });
  }
  if (found.outcome !== 'found') throw problem('bulletin_waits_for_ledger');
  const proof = await proveFact(db, leaf.leaf.factId, { size: found.checkpoint.size });
  if (!proof) throw problem('bulletin_waits_for_ledger');
  return { ...proof, witnessed: found.witnessed };
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
