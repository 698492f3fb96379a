import { ledgerWords } from '@rollcall/shared/words/ledger';
import { Tabs } from 'antd';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { CheckpointsList } from './checkpoints-list.tsx';
import { HowToVerify } from './how-to-verify.tsx';
import { LedgerSummary } from './ledger-summary.tsx';
import { PendingList } from './pending-list.tsx';
import { WitnessesList } from './witnesses-list.tsx';

/** How far the ledger is, who witnesses it, what waits, and how somebody checks it who trusts nobody. */
export function LedgerPage() {
  const texts = useWords(ledgerWords);
  const [{ view = 'checkpoints' }, change] = useUrlQuery(['view', 'cosigned']);
  usePageTitle(texts.title);
  return (
    <>
      <h1 style={{ marginBlockEnd: 8 }}>{texts.title}</h1>
      <LedgerSummary />
      <Tabs
        aria-label={texts.views}
        activeKey={view}
        destroyOnHidden
        items={[
          { key: 'checkpoints', label: texts.checkpoints, children: <CheckpointsList /> },
          { key: 'witnesses', label: texts.witnesses, children: <WitnessesList /> },
          { key: 'pending', label: texts.pending, children: <PendingList /> },
          { key: 'verify', label: texts.verify, children: <HowToVerify /> },
        ]}
        onChange={(key) => change({ view: key, cosigned: undefined }, { push: true })}
      />
    </>
  );
}
