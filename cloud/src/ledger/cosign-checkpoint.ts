import { parseCheckpoint } from '@rollcall/shared/contract/checkpoint';
import { stationWitnessName, verifyCosignatureLine } from '@rollcall/shared/contract/cosignature';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
import {
  formatVerifierKey,
  makeVerifierKey,
  noteAlgorithms,
  type VerifierKey,
} from '@rollcall/shared/contract/signed-note';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from './append-fact.ts';
import { findCheckpoint } from './checkpoint-repository.ts';
import { sha256 } from './sha256.ts';
import { verifyEd25519 } from './verify-ed25519.ts';
import { insertCosignature, insertWitness } from './witness-repository.ts';

/** The key of a station as a witness of this ledger: the one with which it enrolled. */
function stationVerifierKey(origin: string, stationId: string, publicJwk: PublicJwk): VerifierKey {
  const name = stationWitnessName(origin, stationId);
  const publicKey = Buffer.from(publicJwk.x, 'base64url');
  return makeVerifierKey({ name, algorithm: noteAlgorithms.witness, publicKey }, sha256);
}

/** Verifies and stores a station's cosignature. @throws AppError `cosignature_refused` */
export async function cosignAsStation(
  { db, origin }: { db: Database; origin: string },
  { stationId, publicJwk }: { stationId: string; publicJwk: PublicJwk },
  given: { size: number; line: string },
): Promise<void> {
  const key = stationVerifierKey(origin, stationId, publicJwk);
  await db.transaction().execute(async (tx) => {
    const signedAt = await checkCosignature(tx, key, given);
    const verifierKey = formatVerifierKey(key);
    const witness = { verifierKey, name: key.name, kind: 'station', publicKey: key.publicKey, stationId } as const;
    if (await insertWitness(tx, witness)) {
      const payload = { verifierKey, kind: witness.kind };
      await appendFact(tx, { type: 'witness_added', subject: `witness:${key.name}`, payload });
    }
    await insertCosignature(tx, { ...given, verifierKey, signedAt });
  });
}

/** Verifies a cosignature. @returns when it was signed, by the witness's clock. @throws AppError `cosignature_refused` */
export async function checkCosignature(
  tx: Transaction,
  key: VerifierKey,
  { size, line }: { size: number; line: string },
): Promise<Date> {
  const checkpoint = await findCheckpoint(tx, size);
  const body = checkpoint && parseCheckpoint(checkpoint.note)?.note.body;
  if (body === undefined) throw errors.cosignatureRefused(`HQ published no checkpoint of ${size} leaves`);
  const cosignature = verifyCosignatureLine({ body, line, key }, verifyEd25519);
  if (!cosignature) throw errors.cosignatureRefused(`it is not by ${key.name} over HQ's checkpoint of ${size} leaves`);
  return new Date(cosignature.timestamp * 1000);
}
