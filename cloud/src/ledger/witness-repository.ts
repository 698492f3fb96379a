import type { WitnessKind } from '@rollcall/shared/http/ledger';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

export interface NewWitness {
  verifierKey: string;
  name: string;
  kind: WitnessKind;
  publicKey: Uint8Array;
  stationId: string | null;
}

/** @returns whether it is new */
export async function insertWitness(tx: Transaction, witness: NewWitness): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('witness')
    .values({
      verifier_key: witness.verifierKey,
      name: witness.name,
      kind: witness.kind,
      public_key: Buffer.from(witness.publicKey),
      station_id: witness.stationId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** Every key with which a cosignature of this ledger can be verified, including keys of witnesses that ended. */
export async function selectWitnessKeys(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('witness')
    .select('verifier_key')
    .orderBy('added_at')
    .orderBy('verifier_key')
    .execute();
  return rows.map((row) => row.verifier_key);
}

/** Outside witnesses whose cosignatures HQ accepts. */
export async function selectOutsideWitnesses(
  db: Database | Transaction,
): Promise<{ verifierKey: string; name: string; lastSize: number | null }[]> {
  return db
    .selectFrom('witness')
    .select((eb) => [
      'verifier_key as verifierKey',
      'name',
      eb
        .selectFrom('cosignature')
        .whereRef('cosignature.verifier_key', '=', 'witness.verifier_key')
        .select((of) => of.fn.max('size').as('size'))
        .as('lastSize'),
    ])
    .where('kind', '=', 'outside')
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute();
}

/** Ends a witness: its cosignatures stay, HQ accepts no more. @returns the keys that ended now */
export async function endOutsideWitness(tx: Transaction, name: string, now: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('witness')
    .set({ removed_at: now })
    .where('name', '=', name)
    .where('kind', '=', 'outside')
    .where('removed_at', 'is', null)
    .returning('verifier_key')
    .execute();
  return rows.map((row) => row.verifier_key);
}

/** Stores a verified cosignature. Idempotent. @returns whether it is new */
export async function insertCosignature(
  tx: Transaction,
  cosignature: { size: number; verifierKey: string; line: string; signedAt: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await tx
    .insertInto('cosignature')
    .values({
      size: cosignature.size,
      verifier_key: cosignature.verifierKey,
      line: cosignature.line,
      signed_at: cosignature.signedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/**
 * Asks the station to cosign a checkpoint that includes this fact: `cosignWanted` is true from the moment that such a checkpoint is
 * published until the cosignature arrives.
 */
export async function wantCosignature(tx: Transaction, stationId: string, factId: number): Promise<void> {
  await tx
    .insertInto('cosign_wish')
    .values({ station_id: stationId, fact_id: factId })
    .onConflict((conflict) =>
      conflict
        .column('station_id')
        .doUpdateSet({ fact_id: sql<number>`greatest(cosign_wish.fact_id, excluded.fact_id)` }),
    )
    .execute();
}

/**
 * Asks every station that cosigns (`wantCosignature`): for what people are handed with a cosignature. The stations' rows are locked in
 * the order of their ids, so two that ask can't deadlock.
 */
export async function wantCosignatures(tx: Transaction, factId: number): Promise<void> {
  await sql`
    insert into cosign_wish (station_id, fact_id)
    select station_id, ${factId} from station
    where enrolled_at is not null and revoked_at is null
      and exists (select from witness w where w.station_id = station.station_id and w.removed_at is null)
    order by station_id
    on conflict (station_id) do update set fact_id = greatest(cosign_wish.fact_id, excluded.fact_id)
  `.execute(tx);
}

/** Whether a published checkpoint includes the fact that the station is asked to cosign, and the station cosigned no such checkpoint. */
export async function isCosignatureWanted(db: Database, stationId: string, witnessName: string): Promise<boolean> {
  const { rows } = await sql`
    select from cosign_wish join ledger_leaf using (fact_id)
    where station_id = ${stationId}
      and exists (select from ledger_checkpoint where size > leaf_index)
      and not exists (
        select from cosignature join witness using (verifier_key) where name = ${witnessName} and size > leaf_index
      )
  `.execute(db);
  return rows.length > 0;
}
