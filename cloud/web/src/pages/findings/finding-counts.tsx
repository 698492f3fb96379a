import type { FindingRow } from '@rollcall/shared/http/findings';
import { responseWords } from '@rollcall/shared/words/finding-answers';
import { formatDuration } from '../../format/format-duration.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { type CountedTotals, countsOf } from './counts-of.ts';
import classes from './finding-counts.module.css';

/** What had to be recorded, and what became of each minute: explained and unexplained stand side by side. */
export function FindingCounts({ finding, totals }: { finding: FindingRow; totals: CountedTotals | undefined }) {
  const { language } = useLanguage();
  const { counts } = useWords(responseWords);
  const shown = countsOf(finding.detail, totals);
  if (shown.length === 0) return null;
  return (
    <dl className={classes.counts}>
      {shown.map(({ name, ms }) => (
        <div key={name} className={`${classes.count} ${ms > 0 ? classes[name] : ''}`}>
          <dt>{counts[name]}</dt>
          <dd>{formatDuration(ms, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
