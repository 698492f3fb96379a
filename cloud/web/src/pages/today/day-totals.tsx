import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { clockLength } from '@rollcall/shared/rules/lengths';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import classes from './day-totals.module.css';
import { totalLinks } from './total-links.ts';
import { TotalsBar } from './totals-bar.tsx';

/** The day in one line: numbers that lead to what is behind them, and how they divide. */
export function DayTotals({ answer, unitCode }: { answer: TodayResponse; unitCode: string | undefined }) {
  const texts = useWords(todayWords);
  const { date } = answer;
  const { totals } = answer;
  const links = totalLinks({ date, ...(unitCode ? { unitCode } : {}) });
  const numbers = [
    { name: texts.required, ms: totals.requiredMs, to: links.roster, tip: texts.showRoster, look: classes.plain },
    {
      name: texts.recorded,
      ms: totals.recordedMs,
      to: links.recordings,
      tip: texts.showRecordings,
      look: classes.recorded,
    },
    {
      name: texts.uninspected,
      ms: totals.uninspectedMs,
      to: links.uninspected,
      tip: texts.showRecordings,
      look: classes.uninspected,
    },
    { name: texts.missing, ms: totals.missingMs, to: links.findings, tip: texts.showFindings, look: classes.missing },
    {
      name: texts.explained,
      ms: totals.explainedMs,
      to: links.findings,
      tip: texts.showFindings,
      look: classes.explained,
    },
    { name: texts.pending, ms: totals.pendingMs, to: links.roster, tip: texts.showRoster, look: classes.pending },
    { name: texts.notYet, ms: totals.notYetMs, to: links.roster, tip: texts.showRoster, look: classes.notYet },
    { name: texts.exempt, ms: totals.exemptMs, to: links.roster, tip: texts.showRoster, look: classes.exempt },
  ].filter(
    ({ ms, look }) =>
      ms > 0 || ![classes.uninspected, classes.explained, classes.notYet, classes.exempt].includes(look),
  );
  return (
    <div className={classes.totals}>
      {numbers.map(({ name, ms, to, tip, look }) => (
        <span key={name}>
          <span className={classes.name}>{name}</span>
          <Link className={ms > 0 ? look : classes.none} to={to} data-tip={`${tip} (${texts.hoursMinutesSeconds})`}>
            {clockLength(ms)}
          </Link>
        </span>
      ))}
      <TotalsBar totals={totals} />
    </div>
  );
}
