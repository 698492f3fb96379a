import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { StandingShift } from './shift.ts';
import { selectShiftsByIds } from './standing-shift-repository.ts';

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
export async function selectWeekBefore(
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
