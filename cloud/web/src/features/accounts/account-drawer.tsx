import { accountFields } from '@rollcall/shared/fields/accounts';
import type { AccountRow, NewAccountRequest } from '@rollcall/shared/resources/accounts';
import { accountWords } from '@rollcall/shared/words/accounts';
import { Form } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { AccountActs, type Made } from './account-acts.tsx';

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
export function AccountDrawer({ account, onMade, onClose }: Props) {
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
