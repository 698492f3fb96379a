import { bulletinDocumentWords } from '@rollcall/shared/words/bulletin-document';
import { bulletinPageWords } from '@rollcall/shared/words/bulletin-page';
import { Link } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { bulletinLooks } from '../../state/bulletin-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import classes from './bulletins.module.css';

/** What is in review and what is being written, with what comes next. Nothing while there is none. */
export function WaitingBulletins() {
  const texts = useWords(bulletinPageWords);
  const { kinds } = useWords(bulletinDocumentWords);
  const inReview = useRead('GET bulletins', { query: { state: 'in_review', limit: 20 } });
  const drafts = useRead('GET bulletins', { query: { state: 'draft', limit: 20 } });
  const rows = [...(inReview.answer?.rows ?? []), ...(drafts.answer?.rows ?? [])];
  const problem = inReview.problem ?? drafts.problem;
  if (problem) return <ProblemNotice problem={problem} onRetry={inReview.retry} />;
  if (rows.length === 0) return null;
  return (
    <ul className={classes.waiting} aria-label={texts.waiting}>
      {rows.map(({ bulletinId, kind, state, from, to, late }) => (
        <li key={bulletinId}>
          <StateTag look={bulletinLooks[state]} />
          <Link to={paths.bulletin(bulletinId)}>
            <strong>{kinds[kind]}</strong> {texts.period({ from, to })}
          </Link>
          <span className={classes.quiet}>{state === 'draft' || state === 'in_review' ? texts.next[state] : null}</span>
          {late ? <span className={classes.late}>{texts.lateMark}</span> : null}
        </li>
      ))}
    </ul>
  );
}
