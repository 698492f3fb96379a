import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react';
import { dutyDateOf } from '../../format/duty-date.ts';
import { useCan } from '../../session/use-can.ts';
import { rosterTexts } from '../../texts/roster-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { RosterFoot } from './roster-foot.tsx';
import classes from './roster-grid.module.css';
import { RosterHead } from './roster-head.tsx';
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

const steps: Record<string, readonly [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Officers by days. Clicks and keys are the grid's own: a month of a brigade has ten thousand cells, which must stay
 * plain elements. They carry roles instead of being a table, because a table can't leave out what is far from view
 * (content-visibility). Cells take the focus, rows and heads don't.
 */
export function RosterGrid({ days, units, outdated, onOpen, onAdd }: Props) {
  const texts = useTexts(rosterTexts);
  const mayAdd = useCan()('shifts.write');
  const grid = useRef<HTMLDivElement>(null);

  // The month opens where people look: at the days before today and after it.
  useEffect(() => {
    const index = days.indexOf(dutyDateOf(Date.now()));
    const element = grid.current;
    if (element) element.scrollLeft = index < 0 ? 0 : ((index - 5) / days.length) * element.scrollWidth;
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

  function onKeyDown(event: KeyboardEvent): void {
    const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-date]') : null;
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act(cell);
      return;
    }
    if (event.key === 'n' && mayAdd && cell.dataset.badge && cell.dataset.date) {
      event.preventDefault();
      onAdd(cell.dataset.badge, cell.dataset.date);
      return;
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const cells = [...(grid.current?.querySelectorAll<HTMLElement>('[data-date]') ?? [])];
    const next = cells[cells.indexOf(cell) + step[0] * days.length + step[1]];
    // At a row's end the next cell is another officer's.
    if (step[0] === 0 && next?.dataset.badge !== cell.dataset.badge) return;
    if (!next) return;
    cell.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

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
