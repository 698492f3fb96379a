import { delegationFields, delegationFilters } from '@rollcall/shared/fields/delegations';
import { roleNames } from '@rollcall/shared/fields/roles';
import type { AccountRow } from '@rollcall/shared/resources/accounts';
import type { DelegationRow } from '@rollcall/shared/resources/delegations';
import type { Api } from '@rollcall/shared/resources/resources';
import { commonWords } from '@rollcall/shared/words/common';
import { delegationColumns, delegationWords } from '@rollcall/shared/words/delegations';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button, DatePicker, Form, Popconfirm, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useAnswer } from '../../api/use-answer.ts';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { FieldFilters, useFilters } from '../../filters/field-filters.tsx';
import { fromPicker, toPicker } from '../../filters/picker-time.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { NoWrap } from '../../parts/no-wrap.tsx';
import { TwoLines } from '../../parts/two-lines.tsx';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useSession } from '../../session/session-context.ts';
import { useCan } from '../../session/use-can.ts';
import { ListButtons } from '../../table/list-buttons.tsx';
import { ListTable } from '../../table/list-table.tsx';
import { useEntry } from '../../url/use-entry.ts';
import { AnswerDelegation } from './answer-delegation.tsx';

/** Who stands in for which leader, and when. */
export function DelegationsTab() {
  const texts = useWords(delegationWords);
  const { language } = useLanguage();
  const [filters, change] = useFilters(delegationFilters);
  const entry = useEntry();
  const person = ({ username, officerName }: DelegationRow['leader']) => (
    <TwoLines below={username}>{officerName ?? username}</TwoLines>
  );
  return (
    <>
      <p style={{ maxWidth: 800 }}>{texts.hint}</p>
      <ListTable
        list="delegations"
        columns={delegationColumns}
        cells={{
          unit: ({ unitName, leaderRole }) => <NoWrap>{unitName ?? roleNames[leaderRole][language]}</NoWrap>,
          leader: ({ leader }) => person(leader),
          delegate: ({ delegate }) => person(delegate),
          time: ({ startsAt, endsAt }) => (
            <TwoLines below={<NoWrap>{formatFull(endsAt)}</NoWrap>}>
              <NoWrap>{formatFull(startsAt)}</NoWrap>
            </TwoLines>
          ),
          end: (row) => (
            <>
              {row.isForMe ? <AnswerDelegation delegationId={row.delegationId} /> : null}
              {isOpen(row) ? <EndDelegation delegation={row} /> : (row.declineReason ?? row.endedBy ?? '')}
            </>
          ),
        }}
        query={filters}
        idOf={({ delegationId }) => delegationId}
        name={texts.title}
        empty={{ title: texts.empty, hint: texts.emptyHint }}
        filters={<FieldFilters of={delegationFilters} values={filters} onChange={change} />}
        buttons={<ListButtons action="delegations.write" add={texts.add} onAdd={() => entry.open('new')} />}
      />
      {entry.adding ? <DelegationDrawer onClose={entry.close} /> : null}
    </>
  );
}

/** Who is away stays so when the stand-in declined, until he ends it. */
function isOpen({ state, isOfMe, endedBy, endsAt }: DelegationRow): boolean {
  if (state === 'declined') return isOfMe || (endedBy === null && Date.parse(endsAt) > Date.now());
  return state === 'waiting' || state === 'coming' || state === 'in_force';
}

/** Ends it before its time, or takes it back before it was accepted, once asked whether it is meant. Whoever is away may for himself. */
function EndDelegation({ delegation: { delegationId, acceptedAt, isOfMe } }: { delegation: DelegationRow }) {
  const texts = useWords(delegationWords);
  const can = useCan();
  const end = acceptedAt === null ? texts.withdraw : texts.end;
  const { cancel } = useWords(commonWords);
  const { start, running, problem } = useCall('DELETE delegations/:delegationId');
  if (!isOfMe && !can('delegations.write')) return null;
  return (
    <>
      <Popconfirm title={end} okText={end} cancelText={cancel} onConfirm={() => start({ params: { delegationId } })}>
        <Button size="small" danger loading={running}>
          {end}
        </Button>
      </Popconfirm>
      <ProblemNotice problem={problem} />
    </>
  );
}

const hourMs = 3_600_000;

interface Values {
  leader?: string;
  delegate: string;
  /** From when until when, as instants. */
  time: [string, string];
  reason: string;
}

type Person = Api['GET delegates']['answer']['rows'][number];

/** Names who stands in: a squad leader for oneself, an administrator for anybody but an officer. */
function DelegationDrawer({ onClose }: { onClose: () => void }) {
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
      initial={{ time: dayFromThisHour() }}
      problem={problem ?? delegates.problem ?? leaders.problem}
      saving={running}
      onSave={({ time: [startsAt, endsAt], ...values }) => start({ body: { ...values, startsAt, endsAt } })}
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
      <Form.Item
        name="time"
        label={texts.time}
        rules={[required]}
        getValueProps={(time: string[] | null | undefined) => ({ value: time?.map(toPicker) ?? null })}
        normalize={(picked: (Dayjs | null)[] | null) => picked?.map((at) => (at ? fromPicker(at) : '')) ?? null}
      >
        <DatePicker.RangePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" style={{ width: '100%' }} />
      </Form.Item>
      <FormField of={delegationFields} name="reason" />
    </EntryDrawer>
  );
}

function dayFromThisHour(): [string, string] {
  const from = Math.floor(Date.now() / hourMs) * hourMs;
  return [new Date(from).toISOString(), new Date(from + 24 * hourMs).toISOString()];
}
