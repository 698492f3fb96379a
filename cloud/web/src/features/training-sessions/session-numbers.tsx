import type { TrainingSessionDetail } from '@rollcall/shared/resources/training-sessions';
import { trainingSessionWords } from '@rollcall/shared/words/training-sessions';
import { Link, useSearchParams } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import classes from './session-view.module.css';

const numbers = [
  { key: 'expected', query: '' },
  { key: 'present', query: 'state=present' },
  { key: 'unconfirmed', query: 'state=unconfirmed' },
  { key: 'excused', query: 'state=excused' },
  { key: 'absent', query: 'state=absent' },
  { key: 'madeUp', query: 'madeUp=true' },
] as const;

/** How many stand how; each opens its rows below. */
export function SessionNumbers({ shown }: { shown: TrainingSessionDetail }) {
  const texts = useWords(trainingSessionWords);
  const [query] = useSearchParams();
  const now = ['state', 'madeUp'].flatMap((name) => (query.has(name) ? [`${name}=${query.get(name)}`] : [])).join('&');
  return (
    <ul className={classes.numbers} aria-label={texts.numbers}>
      {numbers.map(({ key, query: rows }) => (
        <li key={key}>
          <Link to={{ search: rows }} replace preventScrollReset aria-current={rows === now}>
            <b>{shown[key]}</b>
            {texts[key]}
          </Link>
        </li>
      ))}
    </ul>
  );
}
