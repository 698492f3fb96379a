import type { DutyWeek } from '@rollcall/shared/http/duty-weeks';
import { memo, useRef } from 'react';
import { Link } from 'react-router';
import { paths } from '../../../paths.ts';
import grid from '../roster-grid.module.css';
import { useNear } from '../use-near.ts';
import { WeekDay } from './week-day.tsx';
import classes from './week-grid.module.css';

interface Props {
  officer: DutyWeek['units'][number]['officers'][number];
  /** Whether its first cell is the one that the tab key reaches. */
  entrance: boolean;
}

/** An officer's week; its cells are made when they come near to what is seen. */
export const WeekRow = memo(
  function WeekRow({ officer: { badgeNo, name, days }, entrance }: Props) {
    const row = useRef<HTMLDivElement>(null);
    const near = useNear(row, 800);
    return (
      <div ref={row} role="row" className={`${grid.row} ${classes.row}`}>
        <div role="rowheader" className={grid.person} data-tip={`${badgeNo} ${name}`}>
          <Link to={paths.officer(badgeNo)} tabIndex={-1}>
            <span className={grid.badge}>{badgeNo}</span> {name}
          </Link>
        </div>
        {(near ? days : []).map((day, index) => (
          <div
            key={day.date}
            role="gridcell"
            tabIndex={entrance && index === 0 ? 0 : -1}
            data-date={day.date}
            data-badge={badgeNo}
            className={grid.cell}
          >
            <WeekDay day={day} name={name} />
          </div>
        ))}
      </div>
    );
  },
  (one, other) => one.entrance === other.entrance && JSON.stringify(one.officer) === JSON.stringify(other.officer),
);
