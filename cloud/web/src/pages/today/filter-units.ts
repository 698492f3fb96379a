import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { countedShifts } from './counted-shifts.ts';

type Unit = TodayResponse['units'][number];

/** The officers of a badge or name, and with `gaps` those whose row has missing time; units without any are left out. */
export function filterUnits(
  { units, date }: { units: readonly Unit[]; date: string },
  { q = '', gaps = false }: { q?: string; gaps?: boolean },
): Unit[] {
  const wanted = q.trim().toLowerCase();
  if (wanted === '' && !gaps) return [...units];
  return units
    .map((unit) => ({
      ...unit,
      officers: unit.officers.filter(
        ({ badgeNo, name, shifts }) =>
          `${badgeNo} ${name}`.toLowerCase().includes(wanted) &&
          (!gaps || countedShifts(shifts, date).shifts.some(({ coverage }) => coverage.missingMs > 0)),
      ),
    }))
    .filter(({ officers }) => officers.length > 0);
}
