import { categoryNames } from '@rollcall/shared/fields/categories';
import type { RetentionDryRun } from '@rollcall/shared/resources/retention';
import { retentionWords } from '@rollcall/shared/words/retention';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import classes from './retention.module.css';

/** What a change of periods moves: how many recordings, which dates, what would be due at once. */
export function DryRunTable({ rows }: { rows: RetentionDryRun }) {
  const all = useWords(retentionWords);
  const texts = all.change;
  const categories = useWords(categoryNames);
  const periodText = usePeriodText();
  const date = (at: string | null) => (at === null ? all.permanent : formatFull(at).slice(0, 10));
  if (rows.length === 0) return <p>{texts.nothing}</p>;
  return (
    <PlainTable
      name={texts.dryRun}
      rows={rows}
      rowKey={({ category }) => category}
      columns={[
        { title: all.periods.category, cell: ({ category }) => categories[category] },
        {
          title: all.periods.period,
          cell: ({ monthsBefore, monthsAfter }) => `${periodText(monthsBefore)} → ${periodText(monthsAfter)}`,
        },
        { title: texts.moves, number: true, cell: ({ recordings }) => all.recordings(recordings) },
        {
          title: texts.dueAtOnce,
          number: true,
          cell: ({ dueAtOnce }) => (
            <span className={dueAtOnce > 0 ? classes.urgent : undefined}>{all.recordings(dueAtOnce)}</span>
          ),
        },
        {
          title: texts.oldest,
          cell: (row) => (row.recordings === 0 ? '' : `${date(row.oldestBefore)} → ${date(row.oldestAfter)}`),
        },
        {
          title: texts.newest,
          cell: (row) => (row.recordings === 0 ? '' : `${date(row.newestBefore)} → ${date(row.newestAfter)}`),
        },
      ]}
    />
  );
}

/** A period in words; null is permanent. */
export function usePeriodText(): (months: number | null) => string {
  const texts = useWords(retentionWords);
  return (months) => (months === null ? texts.permanent : texts.months(months));
}
