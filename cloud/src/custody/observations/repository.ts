import type {
  ObservationKind,
  ObservationSource,
  ObservationStanding,
} from '@rollcall/shared/fields/custody-observations';
import type { CustodyObservationFilters } from '@rollcall/shared/resources/custody-observations';
import { type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { signatureOf } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';

/** An officer was seen to check a recorder out or to return it. */
export interface Observation {
  observationId: string;
  kind: ObservationKind;
  recorderSerial: string;
  badgeNo: string;
  at: Date;
  source: ObservationSource;
  stationId: string | null;
  /** The recorder that this one, a spare, stands in for. */
  spareFor: string | null;
  /** Who entered it; null for a station's screen. */
  toldBy: string | null;
  /** When HQ heard of it. */
  toldAt: Date;
}

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
    .selectFrom('custody_observation as seen')
    .select(camel('seen', 'observation_id', 'kind', 'recorder_serial', 'badge_no', 'at', 'source'))
    .select(camel('seen', 'station_id', 'spare_for', 'told_by', 'told_at'));
}

/** Latest first. */
export const observationSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('seen.at'), type: 'timestamptz' },
    { by: sql.ref('seen.observation_id'), type: 'uuid' },
  ],
};

export function observationsWith(db: Database, filters: CustodyObservationFilters, dataScope: DataScope) {
  const { recorderSerial, badgeNo, unitCode, kind, source } = filters;
  const unit = sql`coalesce(o.unit_code, s.unit_code)`;
  let rows = observationRows(db).where(inScope(dataScope, { unitCode: unit, badgeNo: sql.ref('seen.badge_no') }));
  if (unitCode) rows = rows.where(sql<SqlBool>`${unit} = ${unitCode}`);
  if (recorderSerial) rows = rows.where('seen.recorder_serial', '=', recorderSerial);
  if (badgeNo) rows = rows.where('seen.badge_no', '=', badgeNo);
  if (kind) rows = rows.where('seen.kind', '=', kind);
  if (source) rows = rows.where('seen.source', '=', source);
  return rows;
}

/** What the list shows of one. */
export async function findObservationRow(db: Database, observationId: string) {
  return observationRows(db).where('seen.observation_id', '=', observationId).executeTakeFirst();
}

function observationRows(db: Database) {
  return db
    .selectFrom('custody_observation as seen')
    .leftJoin('officer as o', 'o.badge_no', 'seen.badge_no')
    .leftJoin('recorder as r', 'r.recorder_serial', 'seen.recorder_serial')
    .leftJoin('station as s', 's.station_id', 'seen.station_id')
    .select(camel('seen', 'observation_id', 'kind', 'recorder_serial', 'badge_no', 'at', 'source'))
    .select(camel('seen', 'station_id', 'spare_for', 'told_at', 'withdrawn_reason'))
    .select([
      'o.name as officerName',
      signatureOf<null>('seen.told_by').as('toldBy'),
      sql<ObservationStanding>`case
        when seen.withdrawn_at is not null then 'withdrawn'
        when r.recorder_serial is null then 'unknown_recorder'
        when o.badge_no is null then 'unknown_officer'
        else 'counts' end`.as('standing'),
    ]);
}
