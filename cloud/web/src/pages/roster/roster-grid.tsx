import { localDateOf } from '@rollcall/shared/rules/local-date';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { type MouseEvent, useEffect, useRef } from 'react';
import classes from '../../features/shifts/roster-grid.module.css';
import { RosterHead } from '../../features/shifts/roster-head.tsx';
import { useGridKeys } from '../../grid/use-grid-keys.ts';
import { useWords } from '../../language/use-words.ts';
import { useCan } from '../../session/use-can.ts';
import { RosterFoot } from './roster-foot.tsx';
import { RosterRow } from './roster-row.tsx';
import type { RosterUnit } from './roster-rows.ts';

interface Props {
  days: readonly string[];
  units: readonly RosterUnit[];
  /** Shows the month before while this one is on its way. */
  outdated: boolean;
  onOpen: (shiftId: string) => void;
  onAdd: (badgeNo: string, date: string) => void;
}

/**
 * Officers by days. Clicks and keys are the grid's own: a month of a brigade has ten thousand cells, which must stay
 * plain elements. They carry roles instead of being a table, because a table can't leave out what is far from view
 * (content-visibility). Cells take the focus, rows and heads don't.
 */
export function RosterGrid({ days, units, outdated, onOpen, onAdd }: Props) {
  const texts = useWords(rosterWords);
  const mayAdd = useCan()('shifts.write');
  const grid = useRef<HTMLDivElement>(null);

  // The month opens where people look: at the days before today and after it, with whole days at its left; at its end, which
  // is as far as it scrolls, with whole days at its right.
  useEffect(() => {
    const element = grid.current;
    const dayPx = element?.querySelector('[role="columnheader"]:last-child')?.getBoundingClientRect().width;
    if (!element || !dayPx) return;
    const personPx = element.querySelector('[role="columnheader"]')?.getBoundingClientRect().width ?? 0;
    const visible = Math.floor((element.clientWidth - personPx) / dayPx);
    // On a phone four days are visible: five before today would leave today out.
    const wanted = days.indexOf(localDateOf(Date.now())) - Math.min(5, Math.floor(visible / 3));
    element.scrollLeft = wanted * dayPx;
  }, [days]);

  function act(target: EventTarget): void {
    if (!(target instanceof Element)) return;
    const cell = target.closest<HTMLElement>('[data-date]');
    if (!cell) return;
    const shift = target.closest<HTMLElement>('[data-shift]') ?? cell.querySelector<HTMLElement>('[data-shift]');
    const { date, badge } = cell.dataset;
    if (shift?.dataset.shift) onOpen(shift.dataset.shift);
    else if (mayAdd && date && badge) onAdd(badge, date);
  }

  const onKeyDown = useGridKeys({
    grid,
    columns: days.length,
    onAct: act,
    onKey: (key, { dataset: { badge, date } }) => {
      if (key !== 'n' || !mayAdd || !badge || !date) return false;
      onAdd(badge, date);
      return true;
    },
  });

  const first = units[0]?.officers[0]?.badgeNo;
  return (
    <div
      ref={grid}
      role="grid"
      aria-label={texts.grid}
      aria-busy={outdated}
      className={classes.grid}
      style={{ '--days': days.length } as React.CSSProperties}
      tabIndex={-1}
      onClick={({ target }: MouseEvent) => act(target)}
      onKeyDown={onKeyDown}
    >
      <RosterHead days={days} />
      {units.map((unit) => (
        <div key={unit.unitCode} role="rowgroup" aria-label={unit.name}>
          <div role="row" className={classes.unit}>
            <div role="rowheader">
              {unit.name} <span>{unit.officers.length}</span>
            </div>
          </div>
          {unit.officers.map((officer) => (
            <RosterRow
              key={`${days[0]} ${officer.badgeNo}`}
              officer={officer}
              days={days}
              entrance={officer.badgeNo === first}
            />
          ))}
        </div>
      ))}
      <RosterFoot days={days} units={units} />
    </div>
  );
}
