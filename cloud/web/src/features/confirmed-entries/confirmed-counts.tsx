import type { ConfirmedCountRow } from '@rollcall/shared/resources/confirmed-entries';
import { confirmedCountColumns, confirmedEntryWords } from '@rollcall/shared/words/confirmed-entries';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import classes from './confirmed-counts.module.css';

/** What each number counts, as the list below filters for it. */
const consequenceOf = {
  entries: undefined,
  held: 'held',
  underWay: 'under_way',
  ground: 'ground',
  undone: 'undone',
  undecided: 'undecided',
  overdue: 'overdue',
} as const;
type Count = keyof typeof consequenceOf;

/** What became of what was confirmed, by unit with their sum; each number opens its rows. @param from local dates, as `to` */
export function ConfirmedCounts({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  const texts = useWords(confirmedEntryWords);
  const { language } = useLanguage();
  const { answer, problem, retry } = useRead('GET confirmed-counts', { query: { from, to } });
  if (!answer) {
    return problem ? <ProblemNotice problem={problem} onRetry={retry} /> : <SkeletonRows columns={8} rows={3} />;
  }
  const { rows } = answer;
  if (rows.length === 0) return <p className={classes.none}>{texts.nothing}</p>;
  const number = (count: number, counted: Count, unitCode?: string) =>
    count === 0 ? (
      <span className={classes.none}>0</span>
    ) : (
      <Link
        to={paths.confirmedEntries({ from, to, unitCode, consequence: consequenceOf[counted] })}
        className={counted === 'overdue' ? classes.overdue : undefined}
      >
        {count}
      </Link>
    );
  const columns = confirmedCountColumns.map(({ key, heading }) =>
    key === 'unitName'
      ? { title: heading[language], cell: ({ unitName }: ConfirmedCountRow) => unitName, foot: texts.everyUnit }
      : {
          title: heading[language],
          number: true,
          cell: (row: ConfirmedCountRow) => number(row[key], key, row.unitCode),
          foot: number(
            rows.reduce((sum, row) => sum + row[key], 0),
            key,
          ),
        },
  );
  return <PlainTable name={texts.countsTitle} rows={rows} rowKey={({ unitCode }) => unitCode} columns={columns} />;
}
