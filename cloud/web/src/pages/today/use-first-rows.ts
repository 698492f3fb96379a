import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { startTransition, useEffect, useMemo, useState } from 'react';

type Unit = TodayResponse['units'][number];

/** A unit, and of its officers those that are drawn by now. */
export interface DrawnUnit {
  unit: Unit;
  officers: Unit['officers'];
}

/** More than a screen shows. */
const mostAtFirst = 40;

/** What fills the screen is drawn first, and seen; hundreds of rows below it follow, without holding up keys and clicks. */
export function useFirstRows(units: readonly Unit[]): DrawnUnit[] {
  const [all, setAll] = useState(false);
  const empty = units.length === 0;
  useEffect(() => {
    if (!empty) startTransition(() => setAll(true));
  }, [empty]);
  return useMemo(() => firstRows(units, all ? Number.POSITIVE_INFINITY : mostAtFirst), [all, units]);
}

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
