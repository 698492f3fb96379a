import type { ActivityRow } from '@rollcall/shared/http/activities';
import { activityWords } from '@rollcall/shared/words/activities';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { activityColumns } from './activity-columns.tsx';
import { ActivityDrawer } from './activity-drawer.tsx';
import { activityFilterNames } from './activity-filter-names.ts';
import { ActivityFilters } from './activity-filters.tsx';

export function ActivitiesList() {
  const { language } = useLanguage();
  const texts = useWords(activityWords);
  const [filters, change] = useUrlQuery(activityFilterNames);
  const entry = useEntry();
  return (
    <>
      <ServerTable<ActivityRow>
        path="activities"
        exports="activities"
        query={filters}
        columns={activityColumns(language)}
        rowKey={({ activityId }) => activityId}
        name={texts.title}
        linkOf={({ activityId }) => paths.activity(activityId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={<ActivityFilters filters={filters} onChange={change} />}
        buttons={
          <ListButtons action="activities.write" add={texts.add} onAdd={() => entry.open('new')} imports="activities" />
        }
      />
      {entry.adding ? <ActivityDrawer onClose={entry.close} /> : null}
    </>
  );
}
