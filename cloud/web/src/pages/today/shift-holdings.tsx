import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import classes from './shift-drawer.module.css';

/** Which recorders the officer held in the shift, and when: only their footage counts for it. */
export function ShiftHoldings({ shift }: { shift: ShiftCoverageDetail }) {
  const texts = useWords(todayWords).shift;
  const { language } = useLanguage();
  return (
    <section className={classes.section}>
      <h2>{texts.holdings}</h2>
      {shift.holdings.length === 0 ? (
        <p className={classes.note}>{texts.noHoldings}</p>
      ) : (
        <table className={classes.rows}>
          <tbody>
            {shift.holdings.map(({ recorderSerial, from, to }) => (
              <tr key={`${recorderSerial} ${from}`}>
                <td>
                  <Link to={paths.recorder(recorderSerial)}>{recorderSerial}</Link>
                </td>
                <td className={classes.time}>
                  {formatDayTime(from, language)} – {formatDayTime(to, language)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
