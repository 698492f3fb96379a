import { adminWords } from '@rollcall/shared/words/admin';
import { Tabs } from 'antd';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { useCan } from '../../session/use-can.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { DelegationsTab } from '../delegations/delegations-tab.tsx';
import { PermissionsTab } from '../permissions/permissions-tab.tsx';
import { RecusalsTab } from '../recusals/recusals-tab.tsx';
import { AccountsTab } from './accounts-tab.tsx';

/** By their names in the page's address. */
const views = {
  accounts: { action: 'accounts.read', tab: 'accounts', content: <AccountsTab /> },
  standIns: { action: 'delegations.read', tab: 'delegations', content: <DelegationsTab /> },
  conflicts: { action: 'recusals.read', tab: 'recusals', content: <RecusalsTab /> },
  permissions: { action: undefined, tab: 'permissions', content: <PermissionsTab /> },
} as const;
type View = keyof typeof views;

/** Who may sign in as what, who stands in for whom, who decides nothing about whom, and what each role may do. */
export function AdminPage() {
  const texts = useWords(adminWords);
  const can = useCan();
  const [{ view }, change] = useUrlQuery(['view', 'entry', 'q', 'role', 'state', 'all']);
  usePageTitle(texts.title);
  const mayOpen = (name: View) => views[name].action === undefined || can(views[name].action);
  const names = (Object.keys(views) as View[]).filter(mayOpen);
  const shown = names.find((name) => name === view) ?? names[0] ?? 'permissions';
  const blank = { entry: undefined, q: undefined, role: undefined, state: undefined, all: undefined };
  return (
    <>
      <h1 style={{ marginBlockEnd: 8 }}>{texts.title}</h1>
      <Tabs
        aria-label={texts.views}
        activeKey={shown}
        destroyOnHidden
        items={names.map((key) => ({
          key,
          label: texts.tabs[views[key].tab],
          children: views[key].content,
        }))}
        onChange={(key) => change({ ...blank, view: key }, { push: true })}
      />
    </>
  );
}
