import { delegationFields } from '@rollcall/shared/fields/delegations';
import type { AccountRow } from '@rollcall/shared/resources/accounts';
import type { Api } from '@rollcall/shared/resources/resources';
import { delegationWords } from '@rollcall/shared/words/delegations';
import { registryWords } from '@rollcall/shared/words/registry';
import { DatePicker, Form, Select } from 'antd';
import dayjs from 'dayjs';
import { useAnswer } from '../../api/use-answer.ts';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';

interface Values {
  leader?: string;
  delegate: string;
  time: [dayjs.Dayjs, dayjs.Dayjs];
  reason: string;
}

type Person = Api['GET delegates']['answer']['rows'][number];

/** Names who stands in: a squad leader for oneself, an administrator for anybody but an officer. */
export function DelegationDrawer({ onClose }: { onClose: () => void }) {
  const texts = useWords(delegationWords);
  const { role } = useSession();
  const forOthers = role !== 'squad_leader';
  const [form] = Form.useForm<Values>();
  const leaderName = Form.useWatch('leader', form);
  const leaders = useAnswer<{ rows: AccountRow[] }>(
    'accounts',
    { state: 'enabled', limit: 200 },
    { enabled: forOthers },
  );
  const isKnown = !forOthers || leaderName !== undefined;
  const asked = leaderName === undefined ? {} : { leader: leaderName };
  const delegates = useRead('GET delegates', { query: asked }, { enabled: isKnown });
  const { start, running, problem } = useCall('POST delegations', { onDone: onClose });
  const required = { required: true, message: useWords(registryWords).required };
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
      onSave={({ time: [from, until], ...values }) =>
        start({ body: { ...values, startsAt: from.toISOString(), endsAt: until.toISOString() } })
      }
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
      <FormField of={delegationFields} name="reason" />
    </EntryDrawer>
  );
}
