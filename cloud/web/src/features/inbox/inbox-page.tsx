import type { InboxSide } from '@rollcall/shared/resources/inbox';
import { inboxWords } from '@rollcall/shared/words/inbox';
import { Segmented } from 'antd';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { EntriesOfKind } from './entries-of-kind.tsx';
import { FridayNotice } from './friday-notice.tsx';
import { InboxGroups } from './inbox-groups.tsx';
import classes from './inbox-page.module.css';
import { OverdueUnits } from './overdue-units.tsx';

const views = ['must_do', 'before_friday', 'waiting_for', 'decided'] as const satisfies (InboxSide | 'before_friday')[];

/** What I must do, by date; what I wait for; what was decided. `?kind=` shows all of one kind as a list. */
export function InboxPage() {
  const texts = useWords(inboxWords);
  const [query, change] = useUrlQuery(['view', 'kind']);
  const { answer, problem, retry } = useRead('GET inbox/groups', {});
  usePageTitle(texts.title);
  const view = views.find((one) => one === query.view) ?? 'must_do';
  if (query.kind !== undefined) return <EntriesOfKind kind={query.kind} view={view} />;
  const { counts } = answer ?? {};
  const numbers = {
    must_do: counts?.mustDo,
    before_friday: counts?.beforeFriday,
    waiting_for: counts?.waitingFor,
    decided: counts?.decided,
  };
  const names = { ...texts.sides, before_friday: texts.beforeFriday };
  return (
    <>
      <h1 className={classes.title}>{texts.title}</h1>
      <Segmented
        className={classes.views}
        aria-label={texts.title}
        value={view}
        options={views.map((one) => ({ value: one, label: `${names[one]} ${numbers[one] ?? ''}` }))}
        onChange={(chosen) => change({ view: chosen === 'must_do' ? undefined : chosen }, { push: true })}
      />
      <ProblemNotice problem={problem} onRetry={retry} />
      {answer === undefined ? null : (
        <>
          {view === 'must_do' ? <FridayNotice inbox={answer} /> : null}
          {view === 'must_do' && answer.overdueByUnit !== null ? <OverdueUnits units={answer.overdueByUnit} /> : null}
          <InboxGroups key={view} inbox={answer} view={view} />
        </>
      )}
    </>
  );
}
