import type { AccountRow } from '@rollcall/shared/http/accounts';
import type { Role } from '@rollcall/shared/http/sessions';
import { adminWords } from '@rollcall/shared/words/admin';
import { shellWords } from '@rollcall/shared/words/shell';
import { useState } from 'react';
import { useList } from '../../api/use-list.ts';
import { ChoiceFilter } from '../../filters/choice-filter.tsx';
import { TextFilter } from '../../filters/text-filter.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { accountColumns } from './account-columns.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { type Made, MadePassword } from './made-password.tsx';

/** The accounts of people; a row opens its entry. */
export function AccountsTab() {
  const texts = useWords(adminWords).account;
  const { roles } = useWords(shellWords);
  const { language } = useLanguage();
  const [filters, change] = useUrlQuery(['q', 'role', 'state']);
  const entry = useEntry();
  const [made, setMade] = useState<Made>();
  const { rows } = useList<AccountRow>('accounts', { ...filters, sort: undefined });
  const open = rows?.find(({ accountId }) => accountId === entry.entry);
  return (
    <>
      <ServerTable<AccountRow>
        path="accounts"
        exports="accounts"
        query={filters}
        columns={accountColumns(texts, roles, language)}
        rowKey={({ accountId }) => accountId}
        name={texts.username}
        onOpen={({ accountId }) => entry.open(accountId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={
          <>
            <TextFilter label={texts.search} value={filters.q} onChange={(q) => change({ q })} width={220} />
            <ChoiceFilter
              label={texts.role}
              value={filters.role}
              onChange={(role) => change({ role })}
              options={(Object.keys(roles) as Role[]).map((role) => ({ value: role, label: roles[role] }))}
            />
            <ChoiceFilter
              label={texts.state}
              value={filters.state}
              onChange={(state) => change({ state })}
              options={[
                { value: 'enabled', label: texts.enabled },
                { value: 'disabled', label: texts.disabled },
              ]}
            />
          </>
        }
        buttons={<ListButtons action="accounts.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding || open ? (
        <AccountDrawer key={entry.entry} account={open} onMade={setMade} onClose={entry.close} />
      ) : null}
      {made ? <MadePassword made={made} onClose={() => setMade(undefined)} /> : null}
    </>
  );
}
