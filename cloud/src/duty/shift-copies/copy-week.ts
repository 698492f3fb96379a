import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { lockDutyExclusive } from '../../db/duty-lock.ts';
import type { RosterChange, RosterOutcome } from '../roster-proposals/roster-edit.ts';
import { planShifts, type ShiftObjection, type WantedShift } from '../shifts/plan-shifts.ts';
import { selectShiftsByIds } from '../shifts/repository.ts';
import { saveShifts } from '../shifts/save-shifts.ts';
import { type Shift, type StandingShift, shiftProblem } from '../shifts/shift.ts';
import { selectRosterState } from '../shifts/state-repository.ts';

const weekMs = 7 * 86_400_000;

/** A shift that can be copied, and what it becomes. */
export interface ShiftCopy {
  from: CopiedShift;
  wanted: WantedShift;
}

export interface WeekCopy {
  copies: ShiftCopy[];
  leftOut: { occupied: number; onLeave: number; impossible: number };
}

/** What an objection takes from a copy instead of the whole of it: a campaign is over, a recorder was scrapped. */
const withoutIt: Partial<Record<ShiftObjection['kind'], Partial<WantedShift>>> = {
  unknown_campaign: { campaignId: null },
  campaign_not_then: { campaignId: null },
  unknown_recorder: { plannedRecorderSerial: null },
  recorder_scrapped: { plannedRecorderSerial: null },
};

/** What the week before gives to the empty cells of a week. @param monday of the week that is to be filled */
export async function planWeekCopy(
  tx: Transaction,
  { monday, unitCode }: { monday: string; unitCode?: string | undefined },
  change: Pick<RosterChange, 'now' | 'unitCode'>,
): Promise<WeekCopy> {
  const units: RawBuilder<SqlBool>[] = [unitCode, change.unitCode].flatMap((code) =>
    code === undefined ? [] : [sql<SqlBool>`o.unit_code = ${code}`],
  );
  const found = await selectWeekBefore(tx, monday, units);
  const free = found.filter(({ occupied, onLeave }) => !occupied && !onLeave);
  let copies = free.map((from) => ({ from, wanted: aWeekLater(from.shift) }));
  const state = await selectRosterState(
    tx,
    copies.map(({ wanted }) => wanted),
    change,
  );
  // Whether the past needs a reason is asked when the copies are saved.
  const objectionsTo = (list: readonly ShiftCopy[]) =>
    planShifts(
      list.map(({ wanted }) => wanted),
      state,
      { now: change.now, reason: '' },
    ).objections;
  for (const { index, kind } of objectionsTo(copies)) {
    copies = copies.map((copy, at) =>
      at === index ? { ...copy, wanted: { ...copy.wanted, ...withoutIt[kind] } } : copy,
    );
  }
  const impossible = new Set(objectionsTo(copies).map(({ index }) => index));
  return {
    copies: copies.filter((_copy, index) => !impossible.has(index)),
    leftOut: {
      occupied: found.filter(({ occupied }) => occupied).length,
      onLeave: found.filter(({ occupied, onLeave }) => onLeave && !occupied).length,
      impossible: impossible.size,
    },
  };
}

/**
 * Copies these shifts of the week before, all or none.
 * @throws shift_changed_since when one of them can't be copied any more; reason_required
 */
export async function copyWeek(
  db: Database,
  { monday, shiftIds }: { monday: string; shiftIds: readonly string[] },
  change: RosterChange,
): Promise<{ added: number; kept: RosterOutcome }> {
  return db.transaction().execute(async (tx) => {
    // Before the plan, so that no cell is filled between it and what it writes.
    await lockDutyExclusive(tx);
    const { copies } = await planWeekCopy(tx, { monday }, change);
    const wantedOf = new Map(copies.map(({ from, wanted }) => [from.shift.shiftId, wanted]));
    const wanted = [...new Set(shiftIds)].map((shiftId) => wantedOf.get(shiftId));
    if (!wanted.every((shift) => shift !== undefined)) throw shiftProblem('shift_changed_since');
    return saveShifts(tx, wanted, change, 'shift_added');
  });
}

function aWeekLater({ shiftId: _id, ...shift }: Shift & { shiftId: string }): WantedShift {
  const later = (at: Date) => new Date(at.getTime() + weekMs);
  const moved = <Span extends { startsAt: Date; endsAt: Date }>(span: Span): Span => ({
    ...span,
    startsAt: later(span.startsAt),
    endsAt: later(span.endsAt),
  });
  return { ...moved(shift), breaks: shift.breaks.map(moved), shiftId: null };
}

/** A shift of the week before, and what there is in the cell of its officer a week later. */
export interface CopiedShift {
  shift: StandingShift;
  officerName: string;
  unitCode: string;
  unitName: string;
  dutyTypeName: string;
  occupied: boolean;
  onLeave: boolean;
}

const days = sql`interval '7 days'`;

/**
 * The shifts that officers of these units have in the week before, by unit, officer and start.
 * @param monday of the week that is to be filled
 * @param units conditions on unit_code of officer `o`
 */
async function selectWeekBefore(
  tx: Transaction,
  monday: string,
  units: readonly RawBuilder<SqlBool>[],
): Promise<CopiedShift[]> {
  const { rows } = await sql<Omit<CopiedShift, 'shift'> & { shiftId: string }>`
    select s.shift_id as "shiftId", o.name as "officerName", u.unit_code as "unitCode", u.name as "unitName",
      dt.name as "dutyTypeName",
      exists (
        select from shift there where there.badge_no = s.badge_no and there.cancelled_at is null
          and there.duty_date = s.duty_date + 7
          and there.starts_at between s.starts_at + ${days} - interval '1 day' and s.starts_at + ${days} + interval '1 day'
      ) as occupied,
      exists (
        select from leave l where l.badge_no = s.badge_no and l.removed_at is null
          and l.starts_at < (s.duty_date + 8)::timestamp at time zone 'Asia/Shanghai'
          and l.ends_at > (s.duty_date + 7)::timestamp at time zone 'Asia/Shanghai'
      ) as "onLeave"
    from shift s
    join officer o using (badge_no)
    join unit u using (unit_code)
    join duty_type dt using (duty_type)
    where s.cancelled_at is null and s.starts_at >= ${startOfLocalDate(addDays(monday, -7))}
      and s.starts_at < ${startOfLocalDate(monday)} and ${sql.join([sql`true`, ...units], sql` and `)}
    order by u.unit_code, s.badge_no, s.starts_at
  `.execute(tx);
  const shifts = await selectShiftsByIds(
    tx,
    rows.map(({ shiftId }) => shiftId),
  );
  const byId = new Map(shifts.map((shift) => [shift.shiftId, shift]));
  return rows.flatMap(({ shiftId, ...row }) => {
    const shift = byId.get(shiftId);
    return shift === undefined ? [] : [{ ...row, shift }];
  });
}
