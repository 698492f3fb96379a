import type { AccountRow } from '@rollcall/shared/resources/accounts';
import type { NewRecusal, RecusalRow } from '@rollcall/shared/resources/recusals';
import type { Session } from '@rollcall/shared/resources/sessions';
import { adminWords } from '@rollcall/shared/words/admin';
import { recusalColumns, recusalWords } from '@rollcall/shared/words/recusals';
import { Checkbox, Form, Select } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { useCall } from '../../api/use-call.ts';
import { useSettled } from '../../filters/use-settled.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { LongText } from '../../form/long-text.tsx';
import { OfficerField } from '../../form/officer-field.tsx';
import { useRules } from '../../form/use-rules.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { useSession } from '../../session/session-context.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { useUrlQuery } from '../../url/use-url-query.ts';
import { EndRecusal, RecusalDrawer } from './recusal-drawer.tsx';

/** Who declares and ends recusals of others too: HQ's table gives these roles `recusals.write` beyond the own ones. */
function declaresForOthers({ role }: Session): boolean {
  return role === 'brigade_admin' || role === 'inspector';
}

/** Who decides nothing about whom. */
export function RecusalsTab() {
  const { tabs } = useWords(adminWords);
  const texts = useWords(recusalWords);
  const [{ all }, change] = useUrlQuery(['all']);
  const entry = useEntry();
  const forOthers = declaresForOthers(useSession());
  const [opened, setOpened] = useState<RecusalRow>();
  const inForce = all === '1' ? undefined : '1';
  return (
    <>
      <p style={{ maxWidth: 800 }}>{texts.hint}</p>
      <ListTable
        list="recusals"
        columns={recusalColumns}
        cells={{
          officerName: ({ badgeNo, officerName }) => <NoWrap>{formatPerson({ badgeNo, name: officerName })}</NoWrap>,
          declared: ({ declaredBy, declaredAt }) => (
            <TwoLines below={<NoWrap>{formatFull(declaredAt)}</NoWrap>}>{declaredBy}</TwoLines>
          ),
          ended: (row) => {
            if (row.endedBy !== null) return <TwoLines below={row.endReason ?? undefined}>{row.endedBy}</TwoLines>;
            return forOthers ? <EndRecusal recusal={row} /> : null;
          },
        }}
        query={{ inForce }}
        unfiltered={{ inForce: '1' }}
        idOf={({ recusalId }) => recusalId}
        onOpen={setOpened}
        name={tabs.recusals}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        buttons={
          <>
            <Checkbox
              checked={inForce === '1'}
              onChange={(event) => change({ all: event.target.checked ? undefined : '1' })}
            >
              {texts.inForce}
            </Checkbox>
            <ListButtons action="recusals.write" add={texts.add} onAdd={() => entry.open('new')} />
          </>
        }
      />
      {entry.adding ? <NewRecusalDrawer forOthers={forOthers} onClose={entry.close} /> : null}
      {opened ? <RecusalDrawer recusal={opened} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}

/** Declares a recusal: the own one, or with the right to it anybody's. */
function NewRecusalDrawer({ forOthers, onClose }: { forOthers: boolean; onClose: () => void }) {
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
