import type { AccountRow } from '@rollcall/shared/http/accounts';
import type { NewRecusal, RecusalRow } from '@rollcall/shared/http/recusals';
import { adminWords } from '@rollcall/shared/words/admin';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useChange } from '../../api/use-change.ts';
import { useSettled } from '../../filters/use-settled.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { useWords } from '../../language/use-words.ts';
import { useSession } from '../../session/session-context.ts';
import { declaresForOthers } from './declares-for-others.ts';

/** Declares a conflict of interest: the own one, or with the right to it anybody's. */
export function ConflictDrawer({ onClose }: { onClose: () => void }) {
  const all = useWords(adminWords);
  const texts = all.conflict;
  const rules = useRules();
  const [form] = Form.useForm<NewRecusal>();
  const forOthers = declaresForOthers(useSession());
  const [q, search] = useState('');
  const { answer } = useAnswer<{ rows: AccountRow[] }>(
    'accounts',
    { state: 'enabled', q: useSettled(q) || undefined, limit: 20 },
    { enabled: forOthers },
  );
  const { start, running, problem } = useChange({
    send: (commandKey, { username, badgeNo, reason }: NewRecusal) =>
      request<RecusalRow>('recusals', {
        method: 'POST',
        commandKey,
        body: { badgeNo, reason, ...(username ? { username } : {}) } satisfies NewRecusal,
      }),
    outdates: ['recusals'],
    onDone: onClose,
  });
  const required = { required: true, message: all.required };
  return (
    <EntryDrawer<NewRecusal>
      title={texts.add}
      action="recusals.write"
      form={form}
      initial={{}}
      problem={problem}
      saving={running}
      onSave={start}
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
