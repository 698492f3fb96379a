import type { EraseCardsResponse } from '@rollcall/shared/http/erases';
import { eraseWords } from '@rollcall/shared/words/erases';
import { registryWords } from '@rollcall/shared/words/registry';
import { Link } from 'react-router';
import { useAnswer } from '../../../api/use-answer.ts';
import { useWords } from '../../../language/use-words.ts';
import { Section } from '../../../parts/section.tsx';
import { paths } from '../../../paths.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../../table/skeleton-rows.tsx';
import { EraseCards } from './erase-cards.tsx';
import { ErasePermits } from './erase-permits.tsx';
import classes from './erases-tab.module.css';

/** What becomes of docked cards: which can't be erased and why, and what was erased when. */
export function ErasesTab() {
  const texts = useWords(eraseWords);
  const { tabs } = useWords(registryWords);
  const { answer, problem, retry } = useAnswer<EraseCardsResponse>('erase-cards');
  return (
    <div className={classes.sections}>
      <Section title={texts.cards}>
        <ProblemNotice problem={problem} onRetry={retry} />
        {answer === undefined ? (
          problem ? null : (
            <SkeletonRows columns={5} />
          )
        ) : (
          <>
            <p>
              {texts.mode[answer.mode]}{' '}
              {answer.mode === 'off' ? <Link to={paths.registry('parameters')}>{tabs.parameters}</Link> : null}
            </p>
            {answer.mode === 'off' && answer.rows.length > 0 ? (
              <details>
                <summary>{texts.docks(answer.rows.length)}</summary>
                <EraseCards cards={answer.rows} />
              </details>
            ) : (
              <EraseCards cards={answer.rows} />
            )}
          </>
        )}
      </Section>
      <Section title={texts.permits}>
        <ErasePermits />
      </Section>
    </div>
  );
}
