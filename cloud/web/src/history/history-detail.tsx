import type { History } from '@rollcall/shared/http/history';
import { formatWords } from '@rollcall/shared/words/format';
import { historyWords } from '@rollcall/shared/words/history';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import { describeValue } from './describe-value.ts';
import { toldDetail } from './flatten-detail.ts';
import classes from './history-detail.module.css';
import { useKnownNames } from './use-known-names.ts';

/** What a fact says beyond its type: of a change only what changed. */
export function HistoryDetail({ detail, omit }: { detail: History[number]['detail']; omit: readonly string[] }) {
  const { language } = useLanguage();
  const names: Record<string, string> = useWords(historyWords).details;
  const { and } = useWords(formatWords);
  const namesOf = useKnownNames();
  // In the order of the texts: HQ keeps none.
  const order = Object.keys(names);
  const entries = toldDetail(detail, omit).sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  if (entries.length === 0) return null;
  return (
    <dl className={classes.detail}>
      {entries.map(({ name, values }) => (
        <div key={name}>
          <dt>{names[name] ?? name}</dt>
          <dd>{values.map((value) => describeValue(name, value, { language, and, namesOf })).join(' → ')}</dd>
        </div>
      ))}
    </dl>
  );
}
