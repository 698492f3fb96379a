import type { TodayResponse } from '@rollcall/shared/http/coverage';

type Unit = TodayResponse['units'][number];

/** A unit, and of its officers those that are drawn by now. */
export interface DrawnUnit {
  unit: Unit;
  officers: Unit['officers'];
}

/** The first rows of the board, each under its unit. */
export function firstRows(units: readonly Unit[], most: number): DrawnUnit[] {
  const drawn: DrawnUnit[] = [];
  let left = most;
  for (const unit of units) {
    if (left <= 0) break;
    drawn.push({ unit, officers: unit.officers.slice(0, left) });
    left -= unit.officers.length;
  }
  return drawn;
}
