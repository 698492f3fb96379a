import type { CoverageTotals, ShiftCoverage, TodayResponse } from '@rollcall/shared/http/coverage';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { CoveredShift } from '../../coverage/covered-shift.ts';
import { explainedShifts } from '../../coverage/explained-shifts.ts';
import type { DataScope } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { addTotals, noTotals } from '../../duty/shifts/not-yet-repository.ts';
import { countOpenFindings } from '../../findings/finding-list-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { listUnits } from '../../registry/unit-repository.ts';
import { selectBoard } from '../../views/duty-weeks/select-board.ts';

/**
 * The shifts that overlap a local date, computed anew, by unit and officer; the sums are of those that begin on it, so that a
 * night counts once. Every squad and section is there, also one without shifts; the brigade itself only when it has some. An
 * officer sees the own row and the unit that it is in.
 * @param unitCode only this unit, as far as it is in sight
 * @param campaignId only shifts of this campaign, and units that have some
 */
export async function composeToday(
  db: Database,
  options: {
    date: string;
    asOf: Date;
    unitCode: string | undefined;
    campaignId: string | undefined;
    dataScope: DataScope;
  },
): Promise<TodayResponse> {
  const { date, asOf, unitCode, campaignId, dataScope } = options;
  const parameters = await readParameters(db);
  const overlapping = { from: startOfLocalDate(date), to: startOfLocalDate(addDays(date, 1)) };
  const [shifts, units, openFindings] = await Promise.all([
    selectBoard(db, { overlapping, unitCode, campaignId, dataScope }, { asOf, parameters }),
    listUnits(db),
    // Today everything that waits is to be seen; of another day, what was found about it.
    countOpenFindings(db, { dataScope, date: date === localDateOf(asOf) ? undefined : date }),
  ]);
  const told = await explainedShifts(db, shifts);
  const byUnit = Map.groupBy(shifts, (shift) => shift.unitCode);
  const shown = units.filter((unit) => {
    if (unitCode !== undefined && unit.unitCode !== unitCode) return false;
    if (dataScope.badgeNo !== undefined || campaignId !== undefined) return byUnit.has(unit.unitCode);
    if (dataScope.unitCode !== undefined) return unit.unitCode === dataScope.unitCode;
    if (unitCode !== undefined) return true;
    return (unit.kind !== 'brigade' && !unit.retired) || byUnit.has(unit.unitCode);
  });
  return {
    date,
    asOf: asOf.toISOString(),
    totals: sumOf(shifts, date),
    units: shown.map(({ unitCode, name, kind }) => {
      const own = byUnit.get(unitCode) ?? [];
      return {
        unitCode,
        name,
        kind,
        totals: sumOf(own, date),
        openFindings: openFindings.get(unitCode) ?? 0,
        officers: officersOf(own, told),
      };
    }),
  };
}

function officersOf(
  shifts: readonly CoveredShift[],
  told: ReadonlyMap<string, ShiftCoverage>,
): TodayResponse['units'][number]['officers'] {
  const inOrder = shifts.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  return [...Map.groupBy(inOrder, (shift) => shift.badgeNo)]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([badgeNo, own]) => ({
      badgeNo,
      name: own[0]?.officerName ?? '',
      kind: own[0]?.officerKind ?? 'sworn',
      shifts: own.flatMap(({ shiftId }) => told.get(shiftId) ?? []),
    }));
}

function sumOf(shifts: readonly CoveredShift[], date: string): CoverageTotals {
  return shifts
    .filter(({ dutyDate }) => dutyDate === date)
    .map(({ totals }) => totals)
    .reduce(addTotals, noTotals);
}
