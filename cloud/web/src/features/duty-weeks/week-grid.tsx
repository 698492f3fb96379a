import type { DutyWeek } from '@rollcall/shared/resources/duty-weeks';
import { addDays } from '@rollcall/shared/rules/local-date';
import { dutyWeekWords } from '@rollcall/shared/words/duty-weeks';
import { type MouseEvent, useMemo, useRef } from 'react';
import { useGridKeys } from '../../grid/use-grid-keys.ts';
import { useWords } from '../../language/use-words.ts';
import grid from '../shifts/roster-grid.module.css';
import { RosterHead } from '../shifts/roster-head.tsx';
import classes from './week-grid.module.css';
import { WeekRow } from './week-row.tsx';

interface Props {
  /** Its Monday. */
  week: string;
  units: DutyWeek['units'];
  /** Shows the week before while this one is on its way. */
  outdated: boolean;
  onOpen: (badgeNo: string, date: string) => void;
}

/** Officers by the days of a week, made as the month's grid is: plain elements with roles, keys and clicks of the grid's own. */
export function WeekGrid({ week, units, outdated, onOpen }: Props) {
  const texts = useWords(dutyWeekWords);
  const element = useRef<HTMLDivElement>(null);
  const days = useMemo(() => Array.from({ length: 7 }, (_, index) => addDays(week, index)), [week]);
  function act(target: EventTarget): void {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-date]') : null;
    const { badge, date } = cell?.dataset ?? {};
    if (badge && date) onOpen(badge, date);
  }
  const onKeyDown = useGridKeys({ grid: element, columns: days.length, onAct: act });
  const first = units[0]?.officers[0]?.badgeNo;
  return (
    <div
      ref={element}
      role="grid"
      aria-label={texts.grid}
      aria-busy={outdated}
      className={`${grid.grid} ${classes.grid}`}
      style={{ '--days': 7 } as React.CSSProperties}
      tabIndex={-1}
      onClick={({ target }: MouseEvent) => act(target)}
      onKeyDown={onKeyDown}
    >
      <RosterHead days={days} />
      {units.map((unit) => (
        <div key={unit.unitCode} role="rowgroup" aria-label={unit.name}>
          <div role="row" className={grid.unit}>
            <div role="rowheader">
              {unit.name} <span>{unit.officers.length}</span>
            </div>
          </div>
          {unit.officers.map((officer) => (
            <WeekRow key={`${week} ${officer.badgeNo}`} officer={officer} entrance={officer.badgeNo === first} />
          ))}
        </div>
      ))}
    </div>
  );
}
