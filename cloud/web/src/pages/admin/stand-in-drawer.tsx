import type { AccountRow } from '@rollcall/shared/http/accounts';
import type { DelegationRow, NewDelegation } from '@rollcall/shared/http/delegations';
import { adminWords } from '@rollcall/shared/words/admin';
import { DatePicker, Form, Select } from 'antd';
import dayjs from 'dayjs';
import { request } from '../../api/request.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useChange } from '../../api/use-change.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';

interface Values {
  leader?: string;
  delegate: string;
  time: [dayjs.Dayjs, dayjs.Dayjs];
  reason: string;
}

type Person = DelegationRow['leader'] & { badgeNo: string | null; unitName: string | null };

/** Names who stands in: a squad leader for oneself, an administrator for anybody but an officer. */
export function StandInDrawer({ onClose }: { onClose: () => void }) {
  const all = useWords(adminWords);
  const texts = all.standIn;
  const { role } = useSession();
  const forOthers = role !== 'squad_leader';
  const rules = useRules();
  const [form] = Form.useForm<Values>();
  const leaderName = Form.useWatch('leader', form);
  const leaders = useAnswer<{ rows: AccountRow[] }>(
    'accounts',
    { state: 'enabled', limit: 200 },
    { enabled: forOthers },
  );
  const isKnown = !forOthers || leaderName !== undefined;
  const delegates = useAnswer<{ rows: Person[] }>('delegates', { leader: leaderName }, { enabled: isKnown });
  const { start, running, problem } = useChange({
    send: (commandKey, { time: [from, until], ...values }: Values) =>
      request<DelegationRow>('delegations', {
        method: 'POST',
        commandKey,
        body: { ...values, startsAt: from.toISOString(), endsAt: until.toISOString() } satisfies NewDelegation,
      }),
    outdates: ['delegations'],
    onDone: onClose,
  });
  const required = { required: true, message: all.required };
  const nameOf = ({ username, officerName, unitName }: Omit<Person, 'badgeNo'>) =>
    [officerName ?? username, unitName, officerName === null ? null : username].filter(Boolean).join(' · ');
  return (
    <EntryDrawer<Values>
      title={texts.add}
      isNew
      action="delegations.write"
      form={form}
      initial={{ time: [dayjs().startOf('hour'), dayjs().startOf('hour').add(1, 'day')] }}
      problem={problem ?? delegates.problem ?? leaders.problem}
      saving={running}
      onSave={start}
      onClose={onClose}
    >
      {forOthers ? (
        <Form.Item name="leader" label={texts.leader} rules={[required]}>
          <Select
            aria-label={texts.leader}
            showSearch={{ optionFilterProp: 'label' }}
            onChange={() => form.resetFields(['delegate'])}
            options={
              leaders.answer?.rows
                .filter((row) => row.role !== 'officer')
                .map((row) => ({
                  value: row.username,
                  label: nameOf({ ...row, officerName: row.officerName ?? row.personName }),
                })) ?? []
            }
          />
        </Form.Item>
      ) : null}
      <Form.Item name="delegate" label={texts.delegate} extra={texts.delegateHint} rules={[required]}>
        <Select
          aria-label={texts.delegate}
          showSearch={{ optionFilterProp: 'label' }}
          disabled={!isKnown}
          options={delegates.answer?.rows.map((row) => ({ value: row.username, label: nameOf(row) })) ?? []}
        />
      </Form.Item>
      <Form.Item name="time" label={texts.time} rules={[required]}>
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="reason" label={all.reason} rules={[{ ...required, whitespace: true }, rules.upTo(500)]}>
        <LongText />
      </Form.Item>
    </EntryDrawer>
  );
}
