import type { RecorderState } from '@rollcall/shared/fields/recorder-states';
import type { CustodyFilters, CustodyRow } from '@rollcall/shared/resources/custodies';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import { checkedOutAt } from '../../registry/held-recorders.ts';
import type { Custody, CustodyState, WantedCustody } from './custody.ts';
import type { Holding } from './holdings.ts';

/** Everything that `planCustodies` needs to save the wanted custodies and remove the others. */
export async function selectCustodyState(
  tx: Transaction,
  wanted: readonly WantedCustody[],
  custodyIds: readonly string[],
): Promise<CustodyState> {
  const ids = [...custodyIds, ...wanted.flatMap(({ custodyId }) => (custodyId === undefined ? [] : [custodyId]))];
  const serials = wanted.map(({ recorderSerial }) => recorderSerial);
  const custodies = await custodyRows(tx)
    .where(
      'recorder_serial',
      'in',
      sql<string>`(
        select unnest(${serials}::text[])
        union select recorder_serial from custody where custody_id = any(${ids}::uuid[])
      )`,
    )
    .execute();
  const badgeNos = [...new Set([...wanted, ...custodies].map(({ badgeNo }) => badgeNo))];
  const officers = await tx
    .selectFrom('officer')
    .select(['badge_no as badgeNo', 'unit_code as unitCode', 'left_on as leftOn'])
    .where('badge_no', '=', sql<string>`any(${badgeNos}::text[])`)
    .execute();
  const recorders = await tx
    .selectFrom('recorder')
    .select(['recorder_serial as recorderSerial', 'unit_code as unitCode', 'state'])
    .where('recorder_serial', '=', sql<string>`any(${serials}::text[])`)
    .execute();
  return {
    custodies,
    officers: new Map(officers.map(({ badgeNo, ...officer }) => [badgeNo, officer])),
    recorders: new Map(
      recorders.map(({ recorderSerial, ...recorder }): [string, { unitCode: string | null; state: RecorderState }] => [
        recorderSerial,
        recorder,
      ]),
    ),
  };
}

/**
 * What saving these custodies reads, as `fingerprintOf` compares it: of the recorders named, their entries, and the officers of both.
 * @param badgeNos all that may be meant
 */
export function readForCustodies(
  recorderSerials: readonly string[],
  badgeNos: readonly string[],
): RawBuilder<unknown>[] {
  const serials = [...new Set(recorderSerials)];
  return [
    sql`select custody_id, recorder_serial, badge_no, basis, held_from, held_until from custody
      where recorder_serial = any(${serials}::text[])`,
    sql`select badge_no, name, unit_code, left_on from officer
      where badge_no = any(${[...new Set(badgeNos)]}::text[])
        or badge_no in (select badge_no from custody where recorder_serial = any(${serials}::text[]))`,
    sql`select recorder_serial, unit_code, state from recorder where recorder_serial = any(${serials}::text[])`,
  ];
}

/** Every one of these recorders. */
export async function selectCustodiesOf(tx: Transaction, recorderSerials: readonly string[]): Promise<Custody[]> {
  return custodyRows(tx).where('recorder_serial', '=', sql<string>`any(${recorderSerials}::text[])`).execute();
}

export async function deleteCustodies(tx: Transaction, custodyIds: readonly string[]): Promise<void> {
  await sql`delete from custody where custody_id = any(${custodyIds}::uuid[])`.execute(tx);
}

export async function insertCustodies(tx: Transaction, custodies: readonly Custody[]): Promise<void> {
  await sql`
    insert into custody (custody_id, recorder_serial, badge_no, basis, held_from, held_until)
    select * from json_to_recordset(${JSON.stringify(custodies)}::json) as r (
      "custodyId" uuid, "recorderSerial" text, "badgeNo" text, basis text, "heldFrom" timestamptz, "heldUntil" timestamptz
    )
  `.execute(tx);
}

/** @param visible the only unit whose officers' custodies may be seen; every unit's when undefined */
export async function findCustody(
  tx: Transaction,
  custodyId: string,
  { unitCode }: { unitCode?: string | null | undefined },
): Promise<Custody | undefined> {
  let row = custodyRows(tx).where('custody_id', '=', custodyId);
  if (unitCode !== undefined) {
    row = row.where('badge_no', 'in', (officers) =>
      officers.selectFrom('officer').select('officer.badge_no').where('unit_code', '=', unitCode),
    );
  }
  return row.executeTakeFirst();
}

function custodyRows(tx: Transaction) {
  return tx
    .selectFrom('custody')
    .select(camel('custody', 'custody_id', 'recorder_serial', 'badge_no', 'basis', 'held_from', 'held_until'));
}

/** Latest start first. */
export const custodySort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('c.held_from'), type: 'timestamptz' },
    { by: sql.ref('c.custody_id'), type: 'uuid' },
  ],
};

export function custodiesWith(
  db: Database,
  filters: CustodyFilters,
  { now, dataScope }: { now: Date; dataScope: DataScope },
) {
  const { recorderSerial, badgeNo, unitCode, basis, at, checkedOut } = filters;
  let rows = listed(db).where(inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('c.badge_no') }));
  if (unitCode) rows = rows.where('o.unit_code', '=', unitCode);
  if (recorderSerial) rows = rows.where('c.recorder_serial', '=', recorderSerial);
  if (badgeNo) rows = rows.where('c.badge_no', '=', badgeNo);
  if (basis) rows = rows.where('c.basis', '=', basis);
  if (checkedOut) {
    rows = rows.where(sql<SqlBool>`c.custody_id in (select custody_id from ${checkedOutAt(now, checkedOut)} as h)`);
  }
  if (at) {
    rows = rows
      .where('c.held_from', '<=', at)
      .where((where) => where.or([where('c.held_until', 'is', null), where('c.held_until', '>', at)]));
  }
  return rows;
}

/** All of a recorder, latest start first. */
export async function selectCustodiesOfRecorder(
  db: Database,
  recorderSerial: string,
  asked: Parameters<typeof custodiesWith>[2],
) {
  return custodiesWith(db, { recorderSerial }, asked)
    .orderBy('c.held_from', 'desc')
    .orderBy('c.custody_id', 'desc')
    .execute();
}

/** What the list shows of one. */
export async function findCustodyRow(db: Database, custodyId: string) {
  return listed(db).where('c.custody_id', '=', custodyId).executeTakeFirst();
}

function listed(db: Database) {
  return db
    .selectFrom('custody as c')
    .innerJoin('officer as o', 'o.badge_no', 'c.badge_no')
    .leftJoin('custody_observation as seen', 'seen.observation_id', 'c.custody_id')
    .leftJoin('custody_dispute as d', (join) =>
      join.onRef('d.custody_id', '=', 'c.custody_id').on('d.state', '<>', 'upheld'),
    )
    .select(camel('c', 'custody_id', 'recorder_serial', 'badge_no', 'basis', 'held_from', 'held_until'))
    .select(['o.name as officerName', ...camel('o', 'unit_code')])
    .select([
      sql<CustodyRow['observation']>`case when seen.observation_id is not null then
        json_build_object('source', seen.source, 'stationId', seen.station_id, 'spareFor', seen.spare_for) end`.as(
        'observation',
      ),
      sql<CustodyRow['dispute']>`case when d.dispute_id is not null then
        json_build_object('disputeId', d.dispute_id, 'state', d.state, 'reason', d.reason) end`.as('dispute'),
    ]);
}

export async function deleteHoldings(tx: Transaction, recorderSerials: readonly string[]): Promise<void> {
  await sql`delete from holding where recorder_serial = any(${recorderSerials}::text[])`.execute(tx);
}

export async function insertHoldings(tx: Transaction, holdings: readonly Holding[]): Promise<void> {
  await sql`
    insert into holding (recorder_serial, badge_no, held_from, held_until, custody_id)
    select * from json_to_recordset(${JSON.stringify(holdings)}::json) as r (
      "recorderSerial" text, "badgeNo" text, "heldFrom" timestamptz, "heldUntil" timestamptz, "custodyId" uuid
    )
  `.execute(tx);
}
