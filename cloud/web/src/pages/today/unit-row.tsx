import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import classes from './board.module.css';
import { TotalCells } from './total-cells.tsx';
import { totalLinks } from './total-links.ts';

/** A unit with the sums of its officers. */
export function UnitRow({ unit, date }: { unit: TodayResponse['units'][number]; date: string }) {
  const texts = useWords(todayWords);
  const { unitCode, name, totals, officers, openFindings } = unit;
  return (
    <tr className={classes.unit}>
      <th scope="rowgroup" className={classes.unitName}>
        {name}
      </th>
      <TotalCells totals={totals} links={totalLinks({ date, unitCode })} />
      <td className={classes.unitNotes}>
        <span>{texts.officersOnDuty(officers.length)}</span>
        {openFindings > 0 ? (
          <Link className={classes.openFindings} to={paths.findings({ unitCode, state: 'open' })}>
            {texts.openFindings(openFindings)}
          </Link>
        ) : null}
      </td>
    </tr>
  );
}
