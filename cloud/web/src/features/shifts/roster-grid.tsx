import { localDateOf } from '@rollcall/shared/rules/local-date';
import { commonWords } from '@rollcall/shared/words/common';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { type MouseEvent, memo, useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useGridKeys } from '../../grid/use-grid-keys.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import classes from './roster-grid.module.css';
import { RosterHead } from './roster-head.tsx';
import type { RosterOfficer, RosterUnit } from './roster-rows.ts';
import { LeaveMark, ShiftChip } from './shift-chip.tsx';
import { useNear } from './use-near.ts';

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

interface RowProps {
  officer: RosterOfficer;
  days: readonly string[];
  /** The tab key enters the grid here. */
  entrance: boolean;
}

const chipPx = 52;

/** One officer's month. Its cells are made when it first comes near: thirty of each officer are too many at once. */
const RosterRow = memo(function RosterRow({ officer, days, entrance }: RowProps) {
  const { badgeNo, name, shifts, leave } = officer;
  const row = useRef<HTMLDivElement>(null);
  const near = useNear(row, 800);
  const most = Math.max(1, ...[...shifts].map(([day, { length }]) => length + (leave.has(day) ? 0.5 : 0)));
  return (
    <div ref={row} role="row" className={classes.row} style={{ minHeight: 4 + chipPx * most }}>
      <div role="rowheader" className={classes.person} data-tip={`${badgeNo} ${name}`}>
        <Link to={paths.officer(badgeNo)} tabIndex={-1}>
          <span className={classes.badge}>{badgeNo}</span> {name}
        </Link>
      </div>
      {(near ? days : []).map((day, index) => (
        <div
          key={day}
          role="gridcell"
          tabIndex={entrance && index === 0 ? 0 : -1}
          data-date={day}
          data-badge={badgeNo}
          className={classes.cell}
        >
          <LeaveMark leave={leave.get(day)} />
          {shifts.get(day)?.map((shift) => (
            <ShiftChip key={shift.shiftId} shift={shift} />
          ))}
        </div>
      ))}
    </div>
  );
}, sameRow);

/** Answers are new objects each time; what is in them seldom is. */
function sameRow(one: RowProps, other: RowProps): boolean {
  return (
    one.days === other.days &&
    one.entrance === other.entrance &&
    (one.officer === other.officer || JSON.stringify(plain(one.officer)) === JSON.stringify(plain(other.officer)))
  );
}

function plain({ badgeNo, name, shifts, leave }: RosterOfficer) {
  return [badgeNo, name, [...shifts], [...leave]];
}

/** How many are on duty each day, of those shown. */
function RosterFoot({ days, units }: { days: readonly string[]; units: readonly RosterUnit[] }) {
  const texts = useWords(rosterWords);
  const { none } = useWords(commonWords);
  const officers = units.flatMap((unit) => unit.officers);
  return (
    <div role="row" className={`${classes.row} ${classes.foot}`}>
      <div role="rowheader" className={classes.person}>
        {texts.onDuty}
      </div>
      {days.map((day) => (
        <div key={day} role="gridcell">
          {officers.filter(({ shifts }) => shifts.has(day)).length || none}
        </div>
      ))}
    </div>
  );
}
