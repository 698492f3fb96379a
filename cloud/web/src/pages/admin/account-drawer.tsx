import { accountFields } from '@rollcall/shared/fields/accounts';
import type { AccountChange, AccountRow, MadeAccount, NewAccountRequest } from '@rollcall/shared/http/accounts';
import { adminWords } from '@rollcall/shared/words/admin';
import { Form } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { AccountActs } from './account-acts.tsx';
import type { Made } from './made-password.tsx';

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
  const texts = useWords(adminWords).account;
  const [form] = Form.useForm<Values>();
  const role = Form.useWatch('role', form);
  const badgeNo = Form.useWatch('badgeNo', form);
  const { start, running, problem } = useChange({
    send: async (commandKey, { username, reason, ...values }: Values) => {
      const whole = {
        role: values.role,
        unitCode: values.unitCode || null,
        badgeNo: values.badgeNo || null,
        personName: values.personName?.trim() || null,
      };
      if (account) {
        const body = { ...whole, reason: reason ?? '' } satisfies AccountChange;
        await request<unknown>(`accounts/${account.accountId}`, { method: 'PATCH', commandKey, body });
        return undefined;
      }
      const body = { ...whole, username } satisfies NewAccountRequest;
      return request<MadeAccount>('accounts', { method: 'POST', commandKey, body });
    },
    outdates: ['accounts'],
    // A new account's password is shown.
    done: (made) => (made ? false : 'saved'),
    onDone: (made) => {
      onClose();
      if (made) onMade({ username: made.account.username, password: made.password });
    },
  });
  return (
    <EntryDrawer<Values>
      title={account ? texts.edit : texts.add}
      action="accounts.write"
      form={form}
      initial={account ?? { role: 'officer' }}
      problem={problem}
      saving={running}
      onSave={start}
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
