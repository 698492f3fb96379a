import type { AccountRow } from '@rollcall/shared/resources/accounts';
import type { NewRecusal } from '@rollcall/shared/resources/recusals';
import { adminWords } from '@rollcall/shared/words/admin';
import { recusalWords } from '@rollcall/shared/words/recusals';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useCall } from '../../api/use-call.ts';
import { useSettled } from '../../filters/use-settled.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';

/** Declares a recusal: the own one, or with the right to it anybody's. */
export function NewRecusalDrawer({ forOthers, onClose }: { forOthers: boolean; onClose: () => void }) {
  const all = useWords(adminWords);
  const texts = useWords(recusalWords);
  const rules = useRules();
  const [form] = Form.useForm<NewRecusal>();
  const [q, search] = useState('');
  const { answer } = useAnswer<{ rows: AccountRow[] }>(
    'accounts',
    { state: 'enabled', q: useSettled(q) || undefined, limit: 20 },
    { enabled: forOthers },
  );
  const { start, running, problem } = useCall('POST recusals', { onDone: onClose });
  const required = { required: true, message: all.required };
  return (
    <EntryDrawer<NewRecusal>
      title={texts.add}
      action="recusals.write"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      onSave={({ username, badgeNo, reason }) =>
        start({ body: { badgeNo, reason, ...(username ? { username } : {}) } })
      }
      onClose={onClose}
    >
      {forOthers ? (
        <Form.Item name="username" label={texts.account}>
          <Select
            aria-label={texts.account}
            placeholder={texts.own}
            allowClear
            showSearch={{ filterOption: false, onSearch: search }}
            options={(answer?.rows ?? []).map(({ username, officerName }) => ({
              value: username,
              label: officerName === null ? username : `${officerName} · ${username}`,
            }))}
          />
        </Form.Item>
      ) : null}
      <Form.Item name="badgeNo" label={texts.officer} rules={[required]}>
        <OfficerField label={texts.officer} />
      </Form.Item>
      <Form.Item name="reason" label={all.reason} rules={[{ ...required, whitespace: true }, rules.upTo(500)]}>
        <LongText rows={3} />
      </Form.Item>
    </EntryDrawer>
  );
}
