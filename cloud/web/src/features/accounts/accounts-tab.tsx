import { accountFields, accountFilters } from '@rollcall/shared/fields/accounts';
import type { AccountRow, NewAccountRequest } from '@rollcall/shared/resources/accounts';
import { accountColumns, accountWords } from '@rollcall/shared/words/accounts';
import { Form, Modal } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useList } from '../../api/use-list.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Copyable } from '../../parts/copyable.tsx';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { AccountActs, type Made } from './account-acts.tsx';

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

interface Values extends Omit<NewAccountRequest, 'unitCode' | 'badgeNo' | 'personName'> {
  unitCode?: string | null;
  badgeNo?: string | null;
  personName?: string | null;
  reason?: string;
}

interface Props {
  account: AccountRow | undefined;
  onMade: (made: Made) => void;
  onClose: () => void;
}

/** Adds an account, or changes the given one. */
function AccountDrawer({ account, onMade, onClose }: Props) {
  const texts = useWords(accountWords);
  const [form] = Form.useForm<Values>();
  const role = Form.useWatch('role', form);
  const badgeNo = Form.useWatch('badgeNo', form);
  const adding = useCall('POST accounts', {
    // A new account's password is shown.
    done: false,
    onDone: (made) => {
      onClose();
      onMade({ username: made.account.username, password: made.password });
    },
  });
  const changing = useCall('PATCH accounts/:accountId', { onDone: onClose });
  const save = ({ username, reason = '', ...values }: Values) => {
    const whole = {
      role: values.role,
      unitCode: values.unitCode || null,
      badgeNo: values.badgeNo || null,
      personName: values.personName?.trim() || null,
    };
    if (account) changing.start({ params: { accountId: account.accountId }, body: { ...whole, reason } });
    else adding.start({ body: { ...whole, username } });
  };
  return (
    <EntryDrawer<Values>
      title={account ? texts.edit : texts.add}
      action="accounts.write"
      form={form}
      initial={account ?? { role: 'officer' }}
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={save}
      onClose={onClose}
      below={account ? <AccountActs account={account} onMade={onMade} onClose={onClose} /> : <p>{texts.apartHint}</p>}
    >
      <FormField
        of={accountFields}
        name="username"
        extra={account ? undefined : texts.usernameRule}
        fixed={account !== undefined}
        autoFocus={!account}
      />
      <FormField of={accountFields} name="role" />
      <FormField of={accountFields} name="unitCode" required={role === 'squad_leader'} extra={texts.unitHint} />
      <FormField of={accountFields} name="badgeNo" required={role === 'officer'} extra={texts.officerHint} />
      <FormField of={accountFields} name="personName" required={!badgeNo} extra={texts.personNameHint} />
      {account ? <FormField of={accountFields} name="reason" extra={texts.endsSessions} /> : null}
    </EntryDrawer>
  );
}
