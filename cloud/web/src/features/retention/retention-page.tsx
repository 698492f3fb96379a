import { retentionWords } from '@rollcall/shared/words/retention';
import { Tabs } from 'antd';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { CaseEvidenceTab } from '../case-evidence/case-evidence-tab.tsx';
import { DeletionListsTab } from '../deletion-lists/deletion-lists-tab.tsx';
import { HoldsTab } from '../legal-holds/holds-tab.tsx';
import { PeriodsTab } from './periods-tab.tsx';

const views = ['periods', 'deletions', 'holds', 'evidence'] as const;
const filters = {
  entry: undefined,
  sort: undefined,
  active: undefined,
  outdated: undefined,
  unitCode: undefined,
  caseNo: undefined,
};

/** How long footage is kept, what is held, and what goes when its time is over. */
export function RetentionPage() {
  const texts = useWords(retentionWords);
  const [{ view }, change] = useUrlQuery(['view', 'entry', 'sort', 'active', 'outdated', 'unitCode', 'caseNo']);
  usePageTitle(texts.title);
  const contents = {
    periods: <PeriodsTab />,
    deletions: <DeletionListsTab />,
    holds: <HoldsTab />,
    evidence: <CaseEvidenceTab />,
  };
  return (
    <>
      <h1 style={{ marginBlockEnd: 8 }}>{texts.title}</h1>
      <Tabs
        aria-label={texts.views}
        activeKey={views.find((name) => name === view) ?? 'periods'}
        destroyOnHidden
        items={views.map((key) => ({ key, label: texts.tabs[key], children: contents[key] }))}
        onChange={(key) => change({ view: key, ...filters }, { push: true })}
      />
    </>
  );
}
