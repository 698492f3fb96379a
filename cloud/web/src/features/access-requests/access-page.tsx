import { accessWords } from '@rollcall/shared/words/access-requests';
import { evidenceExportWords } from '@rollcall/shared/words/evidence-exports';
import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { useCan } from '../../session/use-can.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { ExportsList } from '../evidence-exports/exports-list.tsx';
import { RequestsList } from './requests-list.tsx';

/** Who may see footage of other units, and what left HQ as evidence: what waits for me, what I asked, all there is. */
export function AccessPage() {
  const texts = useWords(accessWords);
  const { language } = useLanguage();
  const can = useCan();
  const [{ view }, change] = useUrlQuery(['view', 'entry', 'ids', 'sort']);
  usePageTitle(texts.title);
  const views: { key: string; label: string; children: ReactNode }[] = [
    ...(can('access.decide') ? [{ key: 'waiting', label: texts.waiting, children: <RequestsList waiting /> }] : []),
    {
      key: 'requests',
      label: can('access.request') ? texts.mine : texts.requests,
      children: <RequestsList />,
    },
    { key: 'exports', label: evidenceExportWords.list[language], children: <ExportsList /> },
  ];
  const active = views.find(({ key }) => key === view) ?? views[0];
  return (
    <>
      <h1 style={{ marginBlockEnd: 8 }}>{texts.title}</h1>
      <Tabs
        aria-label={texts.views}
        activeKey={active?.key ?? ''}
        destroyOnHidden
        items={views}
        onChange={(key) => change({ view: key, entry: undefined, ids: undefined, sort: undefined }, { push: true })}
      />
    </>
  );
}
