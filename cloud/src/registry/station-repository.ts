import { genesisHead } from '@rollcall/shared/contract/batch';
import type { PublicJwk } from '@rollcall/shared/http/station-enrolments';
import type { Database, Transaction } from '../db/database.ts';

/** One station's registration. `lock` holds it until the end of the transaction. */
export async function findStation(db: Database | Transaction, stationId: string, options: { lock?: boolean } = {}) {
  const query = db
    .selectFrom('station')
    .select([
      'station_id as stationId',
      'name',
      'unit_code as unitCode',
      'public_jwk as publicJwk',
      'key_thumbprint as keyThumbprint',
      'frozen_at as frozenAt',
      'revoked_at as revokedAt',
    ])
    .where('station_id', '=', stationId);
  return (options.lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
}

export async function insertStation(
  tx: Transaction,
  station: { stationId: string; unitCode: string; name: string },
): Promise<boolean> {
  const result = await tx
    .insertInto('station')
    .values({ station_id: station.stationId, unit_code: station.unitCode, name: station.name })
    .onConflict((conflict) => conflict.column('station_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Registers the key, and where the station's events will be counted. A station that was revoked is a station again: somebody gave it a new code. */
export async function enrolStation(
  tx: Transaction,
  enrolment: { stationId: string; publicJwk: PublicJwk; keyThumbprint: string; passwordHash: string | null; now: Date },
): Promise<void> {
  await tx
    .updateTable('station')
    .set({
      public_jwk: JSON.stringify(enrolment.publicJwk),
      key_thumbprint: enrolment.keyThumbprint,
      mosquitto_password_hash: enrolment.passwordHash,
      enrolled_at: enrolment.now,
      revoked_at: null,
    })
    .where('station_id', '=', enrolment.stationId)
    .execute();
  await tx
    .insertInto('station_cursor')
    .values({ station_id: enrolment.stationId, incarnation: 0, head: genesisHead, last_batch_at: null })
    .onConflict((conflict) => conflict.column('station_id').doNothing())
    .execute();
}

/** @returns whether it was not revoked before */
export async function revokeStation(tx: Transaction, stationId: string, now: Date): Promise<boolean> {
  const result = await tx
    .updateTable('station')
    .set({ revoked_at: now })
    .where('station_id', '=', stationId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function unfreezeStation(tx: Transaction, stationId: string): Promise<void> {
  await tx
    .updateTable('station')
    .set({ frozen_at: null, frozen_reason: null })
    .where('station_id', '=', stationId)
    .execute();
}

/** Every station by id, as the command line lists them. */
export async function listStationRegistrations(db: Database) {
  return db
    .selectFrom('station')
    .select([
      'station_id as stationId',
      'name',
      'unit_code as unitCode',
      'enrolled_at as enrolledAt',
      'frozen_at as frozenAt',
      'revoked_at as revokedAt',
    ])
    .orderBy('station_id')
    .execute();
}
