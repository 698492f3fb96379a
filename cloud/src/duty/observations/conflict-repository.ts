import { sql } from 'kysely';
import type { Transaction } from '../../db/database.ts';
import type { CustodyConflict } from './derive-observed.ts';

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
