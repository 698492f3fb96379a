import { activityWords } from '@rollcall/shared/words/activities';
import { Tabs } from 'antd';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ActivitiesList } from './activities-list.tsx';
import classes from './activities-page.module.css';
import { SourcesTab } from './sources-tab.tsx';

/** What officers did that must be recorded, and which systems tell of it. */
export function ActivitiesPage() {
  const texts = useWords(activityWords);
  const can = useCan();
  const [{ view }, change] = useUrlQuery(['view', 'entry', 'sort']);
  usePageTitle(texts.title);
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
