import { commonWords } from '@rollcall/shared/words/common';
import { rosterWords } from '@rollcall/shared/words/shifts';
import classes from '../../features/shifts/roster-grid.module.css';
import { useWords } from '../../language/use-words.ts';
import type { RosterUnit } from './roster-rows.ts';

/** How many are on duty each day, of those shown. */
export function RosterFoot({ days, units }: { days: readonly string[]; units: readonly RosterUnit[] }) {
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
