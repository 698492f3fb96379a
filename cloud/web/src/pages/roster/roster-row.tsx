import { memo, useRef } from 'react';
import { Link } from 'react-router';
import classes from '../../features/shifts/roster-grid.module.css';
import { useNear } from '../../features/shifts/use-near.ts';
import { paths } from '../../paths.ts';
import { LeaveMark } from './leave-mark.tsx';
import type { RosterOfficer } from './roster-rows.ts';
import { ShiftChip } from './shift-chip.tsx';

interface Props {
  officer: RosterOfficer;
  days: readonly string[];
  /** The tab key enters the grid here. */
  entrance: boolean;
}

const chipPx = 52;

/** One officer's month. Its cells are made when it first comes near: thirty of each officer are too many at once. */
export const RosterRow = memo(function RosterRow({ officer, days, entrance }: Props) {
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
function sameRow(one: Props, other: Props): boolean {
  return (
    one.days === other.days &&
    one.entrance === other.entrance &&
    (one.officer === other.officer || JSON.stringify(plain(one.officer)) === JSON.stringify(plain(other.officer)))
  );
}

function plain({ badgeNo, name, shifts, leave }: RosterOfficer) {
  return [badgeNo, name, [...shifts], [...leave]];
}
