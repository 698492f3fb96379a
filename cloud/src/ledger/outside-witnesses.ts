import { parseVerifierKey } from '@rollcall/shared/contract/signed-note';
import type { CheckpointFile, CosignatureFile } from '@rollcall/shared/contract/witness-files';
import { readWitnessKey } from '@rollcall/shared/evidence/open-keys';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from './append-fact.ts';
import { readLatestCheckpoint } from './checkpoint-repository.ts';
import { checkCosignature } from './cosign-checkpoint.ts';
import { proveConsistency } from './prove-consistency.ts';
import { sha256 } from './sha256.ts';
import { endOutsideWitness, insertCosignature, insertWitness, selectOutsideWitnesses } from './witness-repository.ts';

/** Adds a witness: HQ accepts cosignatures by this key from now on. @throws AppError when it isn't a witness's key */
export async function addOutsideWitness(
  db: Database,
  { verifierKey, by }: { verifierKey: string; by: string },
): Promise<{ name: string; added: boolean }> {
  const key = readWitnessKey(verifierKey, sha256);
  if (!key) throw errors.badVerifierKey();
  const { name, publicKey } = key;
  return db.transaction().execute(async (tx) => {
    const added = await insertWitness(tx, { verifierKey, name, kind: 'outside', publicKey, stationId: null });
    const payload = { verifierKey, kind: 'outside', by };
    if (added) await appendFact(tx, { type: 'witness_added', subject: `witness:${name}`, payload });
    return { name, added };
  });
}

/** Ends a witness: HQ accepts no more of its cosignatures; earlier ones still count. @returns whether there was such a witness */
export async function removeOutsideWitness(
  db: Database,
  { name, by, now }: { name: string; by: string; now: Date },
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const verifierKeys = await endOutsideWitness(tx, name, now);
    if (verifierKeys.length === 0) return false;
    await appendFact(tx, { type: 'witness_removed', subject: `witness:${name}`, payload: { verifierKeys, by } });
    return true;
  });
}

/**
 * The file with which an outside witness can cosign the newest checkpoint, with a proof from every size that it may have seen last.
 * @param from such sizes, in addition to those of the cosignatures that it has brought back
 * @throws AppError when there is no checkpoint yet, or none of such a size
 */
export async function checkpointFileOf(
  db: Database,
  { keySet, from }: { keySet: string; from: readonly number[] },
): Promise<CheckpointFile> {
  const latest = await readLatestCheckpoint(db);
  if (!latest) throw errors.noCheckpointYet();
  const known = (await selectOutsideWitnesses(db)).flatMap(({ lastSize }) => lastSize ?? []);
  const proofs: CheckpointFile['proofs'] = [];
  for (const size of [...new Set([...known, ...from])].sort((a, b) => a - b)) {
    proofs.push({ from: size, proof: await proveConsistency(db, { from: size, to: latest.size }) });
  }
  return { v: 1, kind: 'checkpoint', keySet, note: latest.cosignedNote, proofs };
}

/** Verifies and stores the cosignature of an outside witness. @returns whether it is new. @throws AppError `cosignature_refused` */
export async function importCosignature(
  db: Database,
  { verifierKey, size, line }: CosignatureFile,
): Promise<{ name: string; added: boolean }> {
  return db.transaction().execute(async (tx) => {
    const witness = (await selectOutsideWitnesses(tx)).find((one) => one.verifierKey === verifierKey);
    const key = witness && parseVerifierKey(verifierKey, sha256);
    if (!key) throw errors.cosignatureRefused('HQ does not know this witness');
    const signedAt = await checkCosignature(tx, key, { size, line });
    return { name: key.name, added: await insertCosignature(tx, { size, verifierKey, line, signedAt }) };
  });
}
