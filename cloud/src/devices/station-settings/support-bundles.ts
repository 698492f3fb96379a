import type { Selectable } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { notifyLiveOfStations } from '../../db/notify-live.ts';
import { signatureOf } from '../../db/signed-by.ts';
import type { StationTables } from '../../db/tables/station-tables.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { findStation } from '../../registry/station-repository.ts';

type SupportBundle = Selectable<StationTables['support_bundle']>;

/** The newest that somebody asked the station for. */
export async function findSupportBundle(
  db: Database | Transaction,
  stationId: string,
): Promise<Omit<SupportBundle, 'text'> | undefined> {
  return db
    .selectFrom('support_bundle')
    .select(['station_id', 'request_id', 'asked_at', signatureOf('asked_by').as('asked_by'), 'arrived_at'])
    .where('station_id', '=', stationId)
    .executeTakeFirst();
}

/** Asks the station for one. The one before goes; one that hasn't come yet stays asked for. @throws AppError `not_found` */
export async function askForBundle(
  { db, now }: { db: Database; now: () => Date },
  stationId: string,
  { by }: { by: string },
): Promise<Omit<SupportBundle, 'text'>> {
  return db.transaction().execute(async (tx) => {
    if (!(await findStation(tx, stationId))) throw errors.notFound(`The station ${stationId}`);
    const asked = await tx
      .insertInto('support_bundle')
      .values({ station_id: stationId, asked_at: now(), asked_by: by })
      .onConflict((one) =>
        one
          .column('station_id')
          .doUpdateSet((row) => ({
            request_id: row.fn('gen_random_uuid'),
            asked_at: row.ref('excluded.asked_at'),
            asked_by: row.ref('excluded.asked_by'),
            arrived_at: null,
            text: null,
          }))
          .where('support_bundle.arrived_at', 'is not', null),
      )
      .returning([
        'station_id',
        'request_id',
        'asked_at',
        signatureOf('support_bundle.asked_by').as('asked_by'),
        'arrived_at',
      ])
      .executeTakeFirst();
    if (asked === undefined) return (await findSupportBundle(tx, stationId)) as SupportBundle;
    const payload = { stationId, by };
    await appendFact(tx, { type: 'support_bundle_asked', subject: `station_settings:${stationId}`, payload });
    await notifyLiveOfStations(tx, ['stations'], [stationId]);
    return asked;
  });
}

/** Keeps what the station sent. @throws AppError `not_found` for what nobody asks for any more */
export async function keepBundle(
  { db, now }: { db: Database; now: () => Date },
  { stationId, requestId, text }: { stationId: string; requestId: string; text: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('support_bundle')
      // Postgres takes no zero byte in a text.
      .set({ arrived_at: now(), text: text.replaceAll('\0', '�') })
      .where('station_id', '=', stationId)
      .where('request_id', '=', requestId)
      .where('arrived_at', 'is', null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw errors.notFound('The request for a support bundle');
    await notifyLiveOfStations(tx, ['stations'], [stationId]);
  });
}

/** The text, and a trace of who read it. @throws AppError `not_found` */
export async function readBundle(
  db: Database,
  stationId: string,
  { by }: { by: string },
): Promise<{ text: string; arrivedAt: Date }> {
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('support_bundle')
      .select(['text', 'arrived_at as arrivedAt'])
      .where('station_id', '=', stationId)
      .executeTakeFirst();
    if (!row?.text || !row.arrivedAt) throw errors.notFound(`The support bundle of the station ${stationId}`);
    const payload = { stationId, by };
    await appendFact(tx, { type: 'support_bundle_read', subject: `station_settings:${stationId}`, payload });
    return { text: row.text, arrivedAt: row.arrivedAt };
  });
}
