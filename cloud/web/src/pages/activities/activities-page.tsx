import { activityWords } from '@rollcall/shared/words/activities';
import { Tabs } from 'antd';
import { Link, Navigate } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useCan } from '../../session/use-can.ts';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ActivitiesList } from './activities-list.tsx';
import classes from './activities-page.module.css';
import { SourcesTab } from './sources-tab.tsx';

/** What officers did that must be recorded, and which systems tell of it. */
export function ActivitiesPage() {
  const texts = useWords(activityWords);
  const can = useCan();
  const [{ view, edit }, change] = useUrlQuery(['view', 'entry', 'sort', 'edit']);
  usePageTitle(texts.title);
  if (edit !== undefined) return <ToEditedActivity activityEditId={edit} />;
  const head = (
    <div className={classes.head}>
      <h1>{texts.title}</h1>
      <Link to={paths.mustRecord()}>{texts.catalogue}</Link>
    </div>
  );
  if (!can('accounts.read')) {
    return (
      <>
        {head}
        <ActivitiesList />
      </>
    );
  }
  return (
    <>
      {head}
      <Tabs
        aria-label={texts.views}
        activeKey={view === 'sources' ? 'sources' : 'activities'}
        destroyOnHidden
        items={[
          { key: 'activities', label: texts.tabs.activities, children: <ActivitiesList /> },
          { key: 'sources', label: texts.tabs.sources, children: <SourcesTab /> },
        ]}
        onChange={(key) =>
          change({ view: key === 'sources' ? key : undefined, entry: undefined, sort: undefined }, { push: true })
        }
      />
    </>
  );
}

/** Goes on to the activity of an edit, which is where the edit is decided. */
function ToEditedActivity({ activityEditId }: { activityEditId: string }) {
  const { answer, problem, retry } = useRead('GET activity-edits/:activityEditId', { params: { activityEditId } });
  if (answer) return <Navigate replace to={paths.activity(answer.activityId)} />;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}
