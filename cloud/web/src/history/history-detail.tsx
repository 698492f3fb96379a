import type { History } from '@rollcall/shared/http/history';
import { formatWords } from '@rollcall/shared/words/format';
import { historyWords } from '@rollcall/shared/words/history';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import { TechnicalDetails } from '../parts/technical-details.tsx';
import { describeValue } from './describe-value.ts';
import { toldDetail } from './flatten-detail.ts';
import classes from './history-detail.module.css';
import { isTechnical } from './is-technical.ts';
import { useKnownNames } from './use-known-names.ts';

/** What a fact says beyond its type: of a change only what changed. Ids and digests fold behind the technical details. */
export function HistoryDetail({ detail, omit }: { detail: History[number]['detail']; omit: readonly string[] }) {
  const { language } = useLanguage();
  const names: Record<string, string> = useWords(historyWords).details;
  const { and } = useWords(formatWords);
  const namesOf = useKnownNames();
  // In the order of the texts: HQ keeps none.
  const order = Object.keys(names);
  const entries = toldDetail(detail, omit).sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  if (entries.length === 0) return null;
  const shown = entries.map(({ name, values }) => {
    const texts = values.map((value) => describeValue(name, value, { language, and, namesOf }));
    return {
      name: names[name] ?? name,
      text: texts.join(' → '),
      technical: texts.some((text) => isTechnical(name, text)),
    };
  });
  const told = shown.filter(({ technical }) => !technical);
  return (
    <>
      {told.length === 0 ? null : (
        <dl className={classes.detail}>
          {told.map(({ name, text }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      <TechnicalDetails ids={shown.filter(({ technical }) => technical)} />
    </>
  );
}
