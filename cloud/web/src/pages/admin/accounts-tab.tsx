import { accountFields, accountFilters } from '@rollcall/shared/fields/accounts';
import type { AccountRow } from '@rollcall/shared/http/accounts';
import { adminWords } from '@rollcall/shared/words/admin';
import { useState } from 'react';
import { useList } from '../../api/use-list.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ServerTable } from '../../table/server-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { accountColumns } from './account-columns.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { type Made, MadePassword } from './made-password.tsx';

/** The accounts of people; a row opens its entry. */
export function AccountsTab() {
  const texts = useWords(adminWords).account;
  const { language } = useLanguage();
  const [filters, change] = useFilters(accountFilters);
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
        columns={accountColumns(texts, language)}
        rowKey={({ accountId }) => accountId}
        name={accountFields.username.label[language]}
        onOpen={({ accountId }) => entry.open(accountId)}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={<FieldFilters of={accountFilters} values={filters} onChange={change} />}
        buttons={<ListButtons action="accounts.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding || open ? (
        <AccountDrawer key={entry.entry} account={open} onMade={setMade} onClose={entry.close} />
      ) : null}
      {made ? <MadePassword made={made} onClose={() => setMade(undefined)} /> : null}
    </>
  );
}
