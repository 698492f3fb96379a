import { accountFields, accountFilters } from '@rollcall/shared/fields/accounts';
import type { AccountRow } from '@rollcall/shared/resources/accounts';
import { accountColumns, accountWords } from '@rollcall/shared/words/accounts';
import { Modal } from 'antd';
import { useState } from 'react';
import { useList } from '../../api/use-list.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Copyable } from '../../parts/copyable.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import type { Made } from './account-acts.tsx';
import { AccountDrawer } from './account-drawer.tsx';

/** The accounts of people; a row opens its entry. */
export function AccountsTab() {
  const texts = useWords(accountWords);
  const { language } = useLanguage();
  const [filters, change] = useFilters(accountFilters);
  const entry = useEntry();
  const [made, setMade] = useState<Made>();
  const { rows } = useList<AccountRow>('accounts', { ...filters, sort: undefined });
  const open = rows?.find(({ accountId }) => accountId === entry.entry);
  return (
    <>
      <ListTable
        list="accounts"
        columns={accountColumns}
        cells={{
          unit: ({ unitName }) => <NoWrap>{unitName ?? ''}</NoWrap>,
          officer: ({ badgeNo, officerName, personName }) => (
            <NoWrap>
              {badgeNo === null
                ? (personName ?? texts.nobodyNamed)
                : formatPerson({ badgeNo, name: officerName ?? '' })}
            </NoWrap>
          ),
        }}
        query={filters}
        idOf={({ accountId }) => accountId}
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

/** A password that HQ made, the only time that it is shown. */
function MadePassword({ made, onClose }: { made: Made; onClose: () => void }) {
  const texts = useWords(accountWords);
  return (
    <Modal
      open
      title={texts.made(made.username)}
      okText={texts.noted}
      cancelButtonProps={{ style: { display: 'none' } }}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      onOk={onClose}
    >
      <p>{texts.madeHint}</p>
      <Copyable name={texts.made(made.username)} text={made.password} />
    </Modal>
  );
}
