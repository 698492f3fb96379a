import { PlusOutlined } from '@ant-design/icons';
import type { ExemptionRow } from '@rollcall/shared/http/exemptions';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { ActionButton } from '../../session/action-button.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { exemptionColumns } from './exemption-columns.tsx';
import { ExemptionDrawer } from './exemption-drawer.tsx';
import {
  type ExemptionFilters as ExemptionFilterValues,
  exemptionFilterNames,
  exemptionQuery,
} from './exemption-filter-names.ts';
import { ExemptionFilters } from './exemption-filters.tsx';
import { NewExemptionDrawer } from './new-exemption-drawer.tsx';

/** Why time was not recorded, as people explain it: what waits for me, what I asked, all there is. */
export function ExemptionsPage() {
  const { language } = useLanguage();
  const texts = useWords(exemptionWords);
  const entry = useEntry();
  const [filters, change] = useUrlQuery(exemptionFilterNames);
  usePageTitle(texts.title);
  return (
    <>
      <h1 style={{ marginBlockEnd: 10 }}>{texts.title}</h1>
      <ServerTable<ExemptionRow>
        path="exemptions"
        exports="exemptions"
        query={exemptionQuery(filters)}
        unfiltered={{ waiting: '1', own: '1' }}
        columns={exemptionColumns(language)}
        rowKey={({ exemptionId }) => exemptionId}
        name={texts.title}
        onOpen={({ exemptionId }) => entry.open(exemptionId)}
        empty={{ title: filters.view === 'waiting' ? texts.emptyWaiting : texts.empty, hint: texts.emptyHint }}
        filters={<ExemptionFilters filters={filters} onChange={change} />}
        buttons={
          <ActionButton
            action="exemptions.request"
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => entry.open('new')}
          >
            {texts.form.add}
          </ActionButton>
        }
      />
      {entry.adding ? <NewExemptionDrawer prefill={prefillOf(filters)} onClose={entry.close} /> : null}
      {entry.entry !== undefined && !entry.adding ? (
        <ExemptionDrawer key={entry.entry} exemptionId={entry.entry} onClose={entry.close} />
      ) : null}
    </>
  );
}

/** A link to explain somebody's time names both as the filters do. */
function prefillOf({ badgeNo, from, to }: ExemptionFilterValues) {
  return from === undefined || to === undefined ? undefined : { badgeNo, from, to };
}
