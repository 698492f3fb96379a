import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import type { Observation } from './observation.ts';

/** @returns those that are new */
export async function insertObservations(tx: Transaction, observations: readonly Observation[]): Promise<string[]> {
  const { rows } = await sql<{ observation_id: string }>`
    insert into custody_observation (
      observation_id, kind, recorder_serial, badge_no, at, source, station_id, spare_for, told_by, told_at
    )
    select * from json_to_recordset(${JSON.stringify(observations)}::json) as r (
      "observationId" uuid, kind text, "recorderSerial" text, "badgeNo" text, at timestamptz, source text,
      "stationId" text, "spareFor" text, "toldBy" text, "toldAt" timestamptz
    )
    on conflict do nothing
    returning observation_id
  `.execute(tx);
  return rows.map((row) => row.observation_id);
}

/** Those of these that are stored, by their ids. */
export async function selectKnownObservations(
  tx: Transaction,
  observationIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select observation_id as id from custody_observation where observation_id = any(${observationIds}::uuid[])
  `.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/** The observations of these recorders that count: not withdrawn, officer and recorder registered. Marks them as settled. */
export async function settleObservationsOf(
  tx: Transaction,
  recorderSerials: readonly string[],
): Promise<Observation[]> {
  await sql`
    update custody_observation o set settled = true
    from recorder r, officer f
    where o.recorder_serial = any(${recorderSerials}::text[]) and r.recorder_serial = o.recorder_serial
      and f.badge_no = o.badge_no and o.withdrawn_at is null and not o.settled
  `.execute(tx);
  return observations(tx)
    .where('recorder_serial', '=', sql<string>`any(${recorderSerials}::text[])`)
    .where('settled', '=', true)
    .where('withdrawn_at', 'is', null)
    .execute();
}

/** Recorders with observations that don't count yet, although officer and recorder are registered by now. */
export async function selectUnsettledRecorders(tx: Transaction): Promise<string[]> {
  const rows = await tx
    .selectFrom('custody_observation as o')
    .innerJoin('recorder as r', 'r.recorder_serial', 'o.recorder_serial')
    .innerJoin('officer as f', 'f.badge_no', 'o.badge_no')
    .select('o.recorder_serial')
    .distinct()
    .where('o.settled', '=', false)
    .where('o.withdrawn_at', 'is', null)
    .orderBy('o.recorder_serial')
    .execute();
  return rows.map((row) => row.recorder_serial);
}

/** One that was not withdrawn. */
export async function findObservation(tx: Transaction, observationId: string): Promise<Observation | undefined> {
  return observations(tx)
    .where('observation_id', '=', observationId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
}

export async function markWithdrawn(
  tx: Transaction,
  observationId: string,
  { by, reason, now }: { by: string; reason: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('custody_observation')
    .set({ withdrawn_at: now, withdrawn_by: by, withdrawn_reason: reason })
    .where('observation_id', '=', observationId)
    .execute();
}

function observations(tx: Transaction) {
  return tx
    .selectFrom('custody_observation')
    .select([
      'observation_id as observationId',
      'kind',
      'recorder_serial as recorderSerial',
      'badge_no as badgeNo',
      'at',
      'source',
      'station_id as stationId',
      'spare_for as spareFor',
      'told_by as toldBy',
      'told_at as toldAt',
    ]);
}
