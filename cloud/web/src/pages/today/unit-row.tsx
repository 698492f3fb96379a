import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import classes from './board.module.css';
import { TotalCells } from './total-cells.tsx';
import { totalLinks } from './total-links.ts';

/** A unit with the sums of its officers. */
export function UnitRow({ unit, date, asOf }: { unit: TodayResponse['units'][number]; date: string; asOf: string }) {
  const texts = useWords(todayWords);
  const { unitCode, name, totals, officers, openFindings } = unit;
  const links = totalLinks({ date, unitCode });
  const isToday = date === localDateOf(Date.parse(asOf));
  return (
    <tr className={classes.unit}>
      <th scope="rowgroup" className={classes.unitName}>
        {name}
      </th>
      <TotalCells totals={totals} links={links} />
      <td className={classes.unitNotes}>
        <span>{texts.officersOnDuty(officers.length)}</span>
        {openFindings > 0 ? (
          <Link
            className={classes.openFindings}
            to={isToday ? paths.findings({ unitCode, state: 'open' }) : links.findings}
          >
            {(isToday ? texts.openFindings : texts.openFindingsOfDay)(openFindings)}
          </Link>
        ) : null}
      </td>
    </tr>
  );
}
