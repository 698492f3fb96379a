import type { DutyDay, DutyWeek } from '@rollcall/shared/http/duty-weeks';
import { addDays, mondayOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { CoveredShift } from '../../coverage/covered-shift.ts';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { type OfficerOfWeek, selectOfficersOfWeek } from '../../duty/duty-weeks/repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { listUnits } from '../../registry/unit-repository.ts';
import { selectBoard } from '../coverage/select-board.ts';
import { toShiftCoverage } from '../coverage/to-shift-coverage.ts';

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
    sight: Sight;
  },
): Promise<DutyWeek> {
  const { date, asOf, unitCode, campaignId, sight } = options;
  const week = mondayOf(date);
  const overlapping = { from: startOfLocalDate(week), to: startOfLocalDate(addDays(week, 7)) };
  const parameters = await readParameters(db);
  const [shifts, officers, units] = await Promise.all([
    selectBoard(db, { overlapping, unitCode, campaignId, sight }, { asOf, parameters }),
    selectOfficersOfWeek(db, week, { sight, unitCode }),
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
    asOf: asOf.toISOString(),
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

function toDay(date: string, { findings, leaves }: OfficerOfWeek, shifts: readonly CoveredShift[]): DutyDay {
  const own = shifts.filter(({ dutyDate }) => dutyDate === date);
  return {
    date,
    shifts: own
      .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
      .map((shift) => {
        const { shiftId, startsAt, endsAt, dutyTypeName, post, recordingRule, coverage, segments } =
          toShiftCoverage(shift);
        return { shiftId, startsAt, endsAt, dutyTypeName, post, recordingRule, coverage, segments };
      }),
    leaveKind: leaves.find(({ firstDay, lastDay }) => firstDay <= date && date <= lastDay)?.leaveKind ?? null,
    openFindings: findings[date] ?? 0,
  };
}
