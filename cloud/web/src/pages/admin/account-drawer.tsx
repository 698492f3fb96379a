import type { AccountChange, AccountRow, MadeAccount, NewAccountRequest } from '@rollcall/shared/http/accounts';
import type { Role } from '@rollcall/shared/http/sessions';
import { adminWords } from '@rollcall/shared/words/admin';
import { shellWords } from '@rollcall/shared/words/shell';
import { Form, Input, Select } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { UnitField } from '../../form/unit-field.tsx';
import { useNameRules } from '../../form/use-name-rules.ts';
import { useRules } from '../../form/use-rules.ts';
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
  const all = useWords(adminWords);
  const texts = all.account;
  const { roles } = useWords(shellWords);
  const rules = useRules();
  const names = useNameRules();
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
  const required = { required: true, message: all.required };
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
      <Form.Item
        name="username"
        label={texts.username}
        extra={account ? undefined : texts.usernameRule}
        rules={account ? [] : [required, names.username]}
      >
        <Input disabled={account !== undefined} autoFocus={!account} autoComplete="off" maxLength={64} />
      </Form.Item>
      <Form.Item name="role" label={texts.role} rules={[required]}>
        <Select
          aria-label={texts.role}
          options={(Object.keys(roles) as Role[]).map((role) => ({ value: role, label: roles[role] }))}
        />
      </Form.Item>
      <UnitField name="unitCode" label={texts.unit} required={role === 'squad_leader'} extra={texts.unitHint} />
      <Form.Item
        name="badgeNo"
        label={texts.officer}
        extra={texts.officerHint}
        rules={role === 'officer' ? [required] : []}
      >
        <OfficerField label={texts.officer} />
      </Form.Item>
      <Form.Item
        name="personName"
        label={texts.personName}
        extra={texts.personNameHint}
        rules={badgeNo ? [names.name] : [{ ...required, whitespace: true }, names.name]}
      >
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
      {account ? (
        <Form.Item name="reason" label={all.reason} extra={texts.endsSessions} rules={[required, rules.upTo(500)]}>
          <LongText />
        </Form.Item>
      ) : null}
    </EntryDrawer>
  );
}
