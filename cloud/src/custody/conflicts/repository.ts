import type { CustodyConflictFilters, CustodyConflictRow } from '@rollcall/shared/resources/custody-conflicts';
import { type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { Sort } from '../../http/keyset.ts';
import type { CustodyConflict } from '../observations/derive-observed.ts';

/** Replaces the conflicts between check-outs of these recorders. */
export async function replaceCheckOutConflicts(
  tx: Transaction,
  recorderSerials: readonly string[],
  conflicts: readonly CustodyConflict[],
): Promise<void> {
  await sql`
    delete from custody_conflict
    where recorder_serial = any(${recorderSerials}::text[]) and kind = 'two_check_outs'
  `.execute(tx);
  await sql`
    insert into custody_conflict (recorder_serial, kind, badge_nos, from_at, until_at)
    select "recorderSerial", kind, array(select json_array_elements_text("badgeNos")), "fromAt", "untilAt"
    from json_to_recordset(${JSON.stringify(conflicts)}::json) as r (
      "recorderSerial" text, kind text, "badgeNos" json, "fromAt" timestamptz, "untilAt" timestamptz
    )
    on conflict do nothing
  `.execute(tx);
}

/** Replaces the conflicts between entered check-outs of these recorders and observations. Call after custody is written. */
export async function replaceEntryConflicts(tx: Transaction, recorderSerials: readonly string[]): Promise<void> {
  await sql`
    delete from custody_conflict
    where recorder_serial = any(${recorderSerials}::text[]) and kind = 'entry_differs'
  `.execute(tx);
  await sql`
    insert into custody_conflict (recorder_serial, kind, badge_nos, from_at, until_at)
    select seen.recorder_serial, 'entry_differs',
      array[least(seen.badge_no, entry.badge_no), greatest(seen.badge_no, entry.badge_no)],
      greatest(seen.held_from, entry.held_from), least(seen.held_until, entry.held_until)
    from custody seen
    join custody entry on entry.recorder_serial = seen.recorder_serial and entry.basis = 'check_out'
      and entry.badge_no <> seen.badge_no
      and tstzrange(entry.held_from, entry.held_until) && tstzrange(seen.held_from, seen.held_until)
    where seen.basis = 'observed' and seen.recorder_serial = any(${recorderSerials}::text[])
    on conflict do nothing
  `.execute(tx);
}

/** Latest first. */
export const conflictSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('c.from_at'), type: 'timestamptz' },
    { by: sql.ref('c.recorder_serial'), type: 'text' },
    { by: sql.ref('c.kind'), type: 'text' },
  ],
};

/** A unit's are those of its recorders and of its officers. */
export function conflictsWith(db: Database, filters: CustodyConflictFilters, dataScope: DataScope) {
  let rows = db
    .selectFrom('custody_conflict as c')
    .innerJoin('recorder as r', 'r.recorder_serial', 'c.recorder_serial')
    .select(camel('c', 'recorder_serial', 'kind', 'from_at', 'until_at'))
    .select(
      sql<CustodyConflictRow['officers']>`(
        select json_agg(json_build_object('badgeNo', badge_no, 'name', name) order by badge_no)
        from officer where badge_no = any(c.badge_nos)
      )`.as('officers'),
    );
  const ofUnit = (unitCode: string | null) =>
    sql<SqlBool>`(
      r.unit_code = ${unitCode}
      or exists (select from officer o where o.badge_no = any(c.badge_nos) and o.unit_code = ${unitCode})
    )`;
  const ofOfficer = (badgeNo: string | null) => sql<SqlBool>`${badgeNo}::text = any(c.badge_nos)`;
  if (dataScope.badgeNo !== undefined) rows = rows.where(ofOfficer(dataScope.badgeNo));
  else if (dataScope.unitCode !== undefined) rows = rows.where(ofUnit(dataScope.unitCode));
  if (filters.unitCode) rows = rows.where(ofUnit(filters.unitCode));
  if (filters.badgeNo) rows = rows.where(ofOfficer(filters.badgeNo));
  if (filters.recorderSerial) rows = rows.where('c.recorder_serial', '=', filters.recorderSerial);
  return rows;
}
