import type { History } from '@rollcall/shared/http/history';
import { historyWords } from '@rollcall/shared/words/history';
import { signature } from '@rollcall/shared/words/signature';
import { formatFull } from '../format/format-time.ts';
import { useLanguage } from '../language/language-context.ts';
import { useWords } from '../language/use-words.ts';
import { HistoryDetail } from './history-detail.tsx';
import classes from './history-list.module.css';
import { ProofLink } from './proof-link.tsx';

interface Props {
  history: History;
  /** What the page around it says already: left out unless it is what changed. */
  omit?: readonly string[];
}

/** What happened to one thing, oldest first, and who did it. A type that the page doesn't know is shown as it is. */
export function HistoryList({ history, omit = [] }: Props) {
  const { language } = useLanguage();
  const texts = useWords(historyWords);
  const types: Record<string, string> = texts.types;
  if (history.length === 0) return <p className={classes.quiet}>{texts.none}</p>;
  return (
    <ol className={classes.history}>
      {history.map(({ at, type, by, detail, factId }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts are only ever added at the end
        <li key={index}>
          <div className={classes.head}>
            <time dateTime={at}>{formatFull(at)}</time>
            <strong>{types[type] ?? type}</strong>
            {by === null ? null : (
              <span className={classes.quiet}>{texts.by(signature(by, leaderOf(detail), language))}</span>
            )}
            <ProofLink factId={factId} />
          </div>
          <HistoryDetail detail={detail} omit={by === null ? omit : [...omit, 'for']} />
        </li>
      ))}
    </ol>
  );
}

/** For whom somebody acted. */
function leaderOf(detail: History[number]['detail']): string | null {
  return typeof detail?.for === 'string' ? detail.for : null;
}
