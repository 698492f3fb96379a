import { genesisHead } from '@rollcall/shared/contract/batch';
import type { PublicJwk } from '@rollcall/shared/contract/public-jwk';
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

export async function markRevoked(tx: Transaction, stationId: string, now: Date): Promise<void> {
  await tx.updateTable('station').set({ revoked_at: now }).where('station_id', '=', stationId).execute();
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

/** The password hashes that a broker with a password file needs; a revoked station has none. */
export async function listBrokerPasswords(db: Database) {
  return db
    .selectFrom('station')
    .select(['station_id as stationId', 'mosquitto_password_hash as hash'])
    .where('mosquitto_password_hash', 'is not', null)
    .where('revoked_at', 'is', null)
    .orderBy('station_id')
    .execute();
}

/** What the station's stores send from now on is refused until one of them registers anew. */
export async function fenceStores(
  tx: Transaction,
  fence: { stationId: string; fenceReason: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('station_store')
    .set({ fenced_at: fence.now, fence_reason: fence.fenceReason })
    .where('station_id', '=', fence.stationId)
    .where('fenced_at', 'is', null)
    .execute();
}
