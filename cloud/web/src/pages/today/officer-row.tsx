import { CloseSquareFilled } from '@ant-design/icons';
import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { memo } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import classes from './board.module.css';
import { countedShifts } from './counted-shifts.ts';
import type { DayAxis } from './day-axis.ts';
import { ShiftBar } from './shift-bar.tsx';
import { sumTotals } from './sum-totals.ts';
import { TotalCells } from './total-cells.tsx';
import { totalLinks } from './total-links.ts';

export type Officer = TodayResponse['units'][number]['officers'][number];

interface Props {
  officer: Officer;
  date: string;
  asOf: string;
  axis: DayAxis;
  active: boolean;
  onChoose: (badgeNo: string) => void;
  onOpen: (shiftId: string) => void;
}

/**
 * An officer's day: numbers of the shifts that begin on it, and a strip for each that touches it. Hundreds of them: drawn anew
 * only when something changed.
 */
export const OfficerRow = memo(function OfficerRow({ officer, date, asOf, axis, active, onChoose, onOpen }: Props) {
  const texts = useWords(todayWords);
  const { badgeNo, name, kind, shifts } = officer;
  const { shifts: counted, countsOn } = countedShifts(shifts, date);
  const links = totalLinks({ date, badgeNo });
  const damaged = shifts.reduce((sum, { damagedRecordings }) => sum + damagedRecordings, 0);
  return (
    <tr
      className={`${classes.row} ${active ? classes.active : ''}`}
      data-row-key={badgeNo}
      onClick={() => onChoose(badgeNo)}
    >
      <th scope="row" className={classes.officer}>
        {damaged > 0 ? (
          <Link
            className={classes.damaged}
            to={links.damaged}
            data-tip={texts.damaged(damaged)}
            aria-label={texts.damaged(damaged)}
          >
            <CloseSquareFilled aria-hidden="true" />
          </Link>
        ) : null}
        <Link className={classes.person} to={paths.officerDay(badgeNo, date)}>
          <span className={classes.badge}>{badgeNo}</span>
          {name}
        </Link>
        {kind === 'auxiliary' ? (
          <span className={classes.auxiliary} data-tip={texts.auxiliaryTip}>
            {texts.auxiliary}
          </span>
        ) : null}
      </th>
      <TotalCells
        totals={sumTotals(counted)}
        links={countsOn === undefined ? links : totalLinks({ date: countsOn, badgeNo })}
        countsOn={countsOn}
      />
      <td className={classes.laneCell}>
        <div className={classes.lane}>
          {shifts.map((shift) => (
            <ShiftBar
              key={shift.shiftId}
              shift={shift}
              officer={officer}
              date={date}
              asOf={asOf}
              axis={axis}
              onOpen={onOpen}
            />
          ))}
        </div>
      </td>
    </tr>
  );
});
