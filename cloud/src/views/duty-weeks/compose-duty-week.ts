import type { LeaveKind } from '@rollcall/shared/fields/leave';
import type { ComposedDay, ComposedWeek } from '@rollcall/shared/resources/duty-weeks';
import { addDays, mondayOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import type { CoveredShift } from '../../coverage/covered-shift.ts';
import { toShiftCoverage } from '../../coverage/explained-shifts.ts';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { listUnits } from '../../registry/unit-repository.ts';
import { selectBoard } from './select-board.ts';

/**
 * Officers by days of a week, computed anew: whoever serves then, with or without shifts; units without anybody are left out. Of a
 * campaign: its shifts, and whoever has one.
 */
export async function composeDutyWeek(
  db: Database,
  options: {
    date: string;
    asOf: Date;
    unitCode: string | undefined;
    campaignId: string | undefined;
    dataScope: DataScope;
  },
): Promise<ComposedWeek> {
  const { date, asOf, unitCode, campaignId, dataScope } = options;
  const week = mondayOf(date);
  const overlapping = { from: startOfLocalDate(week), to: startOfLocalDate(addDays(week, 7)) };
  const parameters = await readParameters(db);
  const [shifts, officers, units] = await Promise.all([
    selectBoard(db, { overlapping, unitCode, campaignId, dataScope }, { asOf, parameters }),
    selectOfficersOfWeek(db, week, { dataScope, unitCode }),
    listUnits(db),
  ]);
  // One of the Sunday before reaches into the week.
  const ofWeek = Map.groupBy(
    shifts.filter(({ dutyDate }) => dutyDate >= week),
    (shift) => shift.badgeNo,
  );
  const days = Array.from({ length: 7 }, (_, index) => addDays(week, index));
  const shown = campaignId === undefined ? officers : officers.filter(({ badgeNo }) => ofWeek.has(badgeNo));
  const byUnit = Map.groupBy(shown, (officer) => officer.unitCode);
  return {
    week,
    asOf,
    units: units.flatMap((unit) => {
      const own = byUnit.get(unit.unitCode);
      if (!own) return [];
      return [
        {
          unitCode: unit.unitCode,
          name: unit.name,
          officers: own.map((officer) => ({
            badgeNo: officer.badgeNo,
            name: officer.name,
            days: days.map((day) => toDay(day, officer, ofWeek.get(officer.badgeNo) ?? [])),
          })),
        },
      ];
    }),
  };
}

function toDay(date: string, { findings, leaves }: OfficerOfWeek, shifts: readonly CoveredShift[]): ComposedDay {
  const own = shifts.filter(({ dutyDate }) => dutyDate === date);
  return {
    date,
    shifts: own
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
      .map((shift) => {
        const { shiftId, startsAt, endsAt, dutyTypeName, post, recordingRule } = shift;
        const { coverage, segments } = toShiftCoverage(shift);
        return { shiftId, startsAt, endsAt, dutyTypeName, post, recordingRule, coverage, segments };
      }),
    leaveKind: leaves.find(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay)?.leaveKind ?? null,
    openFindings: findings[date] ?? 0,
  };
}

/** An officer who serves in a week, with what the week's days have beside shifts. */
interface OfficerOfWeek {
  badgeNo: string;
  name: string;
  unitCode: string;
  /** Open findings by duty date. */
  findings: Record<string, number>;
  leaves: { leaveKind: LeaveKind; firstDay: string; lastDay: string }[];
}

/** By badge number. @param monday a local date */
async function selectOfficersOfWeek(
  db: Database,
  monday: string,
  { dataScope, unitCode }: { dataScope: DataScope; unitCode: string | undefined },
): Promise<OfficerOfWeek[]> {
  const sunday = addDays(monday, 6);
  const { rows } = await sql<OfficerOfWeek>`
    select o.badge_no as "badgeNo", o.name, o.unit_code as "unitCode",
      (
        select coalesce(json_object_agg(duty_date, count), '{}') from (
          select f.duty_date, count(*)::integer as count from finding f
          where f.badge_no = o.badge_no and f.state = 'open' and f.duty_date between ${monday} and ${sunday}
          group by f.duty_date
        ) as of_day
      ) as findings,
      (
        select coalesce(json_agg(json_build_object('leaveKind', l.leave_kind,
          'firstDay', (l.starts_at at time zone 'Asia/Shanghai')::date,
          'lastDay', ((l.ends_at - interval '1 millisecond') at time zone 'Asia/Shanghai')::date
        ) order by l.starts_at), '[]')
        from leave l
        where l.badge_no = o.badge_no and l.removed_at is null and l.ends_at > ${startOfLocalDate(monday)}
          and l.starts_at < ${startOfLocalDate(addDays(sunday, 1))}
      ) as leaves
    from officer o
    where (o.left_on is null or o.left_on > ${monday})
      and ${inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('o.badge_no') })}
      and ${unitCode === undefined ? sql`true` : sql`o.unit_code = ${unitCode}`}
    order by o.badge_no
  `.execute(db);
  return rows;
}
