import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import { clockLength } from '@rollcall/shared/rules/lengths';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { commonWords } from '@rollcall/shared/words/common';
import { todayWords } from '@rollcall/shared/words/today';
import { Link } from 'react-router';
import { formatDate } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import classes from './total-cells.module.css';
import type { totalLinks } from './total-links.ts';

interface Props {
  totals: CoverageTotals;
  links: ReturnType<typeof totalLinks>;
  /** Where the row is another day's: the date on which these numbers count. */
  countsOn?: string | undefined;
}

/** The five numbers of a row; each leads to the rows behind it. */
export function TotalCells({ totals, links, countsOn }: Props) {
  const texts = useWords(todayWords);
  const { none } = useWords(commonWords);
  const { language } = useLanguage();
  const { requiredMs, recordedMs, missingMs, pendingMs, notYetMs } = totals;
  const elsewhere = countsOn && texts.countsOn(formatDate(startOfLocalDate(countsOn), language));
  const cell = (ms: number, className: string | undefined, to: string, tip: string) => (
    <td className={classes.number}>
      {ms > 0 ? (
        <Link className={elsewhere ? classes.elsewhere : className} to={to} data-tip={elsewhere ?? tip}>
          {clockLength(ms)}
        </Link>
      ) : (
        <span className={classes.none}>{none}</span>
      )}
    </td>
  );
  return (
    <>
      {cell(requiredMs, classes.plain, links.roster, texts.showRoster)}
      {cell(recordedMs, classes.recorded, links.recordings, texts.showRecordings)}
      {cell(missingMs, classes.missing, links.findings, texts.showFindings)}
      {cell(pendingMs, classes.pending, links.roster, texts.showRoster)}
      {cell(notYetMs, classes.pending, links.roster, texts.showRoster)}
    </>
  );
}
