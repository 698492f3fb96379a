import type { LeaveDetail, NewLeave } from '@rollcall/shared/http/leave';
import { firstTouched, leaveEntry } from '@rollcall/shared/rules/first-touched';
import { historyWords } from '@rollcall/shared/words/history';
import { leaveWords } from '@rollcall/shared/words/leave';
import { registryWords } from '@rollcall/shared/words/registry';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Form } from 'antd';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { NamedSelect } from '../../../controls/named-select.tsx';
import { saidOfRoster, useRosterOutcome } from '../../../features/roster-proposals/use-roster-outcome.ts';
import { EntryDrawer } from '../../../form/entry-drawer.tsx';
import { OfficerField } from '../../../form/officer-field.tsx';
import { ReasonField } from '../../../form/reason-field.tsx';
import { ShortText } from '../../../form/short-text.tsx';
import { TimeField } from '../../../form/time-field.tsx';
import { useRules } from '../../../form/use-rules.ts';
import { HistoryList } from '../../../history/history-list.tsx';
import { useWords } from '../../../language/use-words.ts';
import { rosterOutdates } from '../roster-outdates.ts';
import { LeaveRemoval } from './leave-removal.tsx';

/** Adds leave, or changes what is on record. */
export function LeaveDrawer({ leave, onClose }: { leave?: LeaveDetail; onClose: () => void }) {
  const texts = useWords(leaveWords);
  const { pastReason, pastHint } = useWords(rosterWords);
  const { history } = useWords(historyWords);
  const { required: needed } = useWords(registryWords);
  const rules = useRules();
  const [form] = Form.useForm<NewLeave>();
  const onDone = useRosterOutcome(onClose);
  const { start, running, problem } = useChange({
    send: (commandKey, body: NewLeave) =>
      leave === undefined
        ? request<unknown>('leave', { method: 'POST', commandKey, body })
        : request<unknown>(`leave/${leave.leaveId}`, { method: 'PATCH', commandKey, body }),
    outdates: rosterOutdates,
    onDone,
    done: saidOfRoster('saved'),
  });
  const values = Form.useWatch([], form) as Partial<NewLeave> | undefined;
  const past = values !== undefined && touchesPast(leave, values);
  const required = { required: true, message: needed };
  return (
    <EntryDrawer<NewLeave>
      title={leave ? texts.edit : texts.add}
      action="shifts.write"
      form={form}
      initial={leave ?? { leaveKind: 'annual', note: '' }}
      problem={problem}
      saving={running}
      onSave={({ badgeNo, leaveKind, startsAt, endsAt, note, reason }) =>
        start({
          badgeNo,
          leaveKind,
          startsAt,
          endsAt,
          note: note?.trim() ?? '',
          ...(reason?.trim() ? { reason: reason.trim() } : {}),
        })
      }
      onClose={onClose}
      below={
        leave ? (
          <div style={{ display: 'grid', gap: 12, justifyItems: 'start' }}>
            {leave.removed ? null : <LeaveRemoval leave={leave} onDone={onDone} />}
            <h2>{history}</h2>
            <HistoryList history={leave.history} />
          </div>
        ) : null
      }
    >
      <Form.Item name="badgeNo" label={texts.officer} rules={[required]}>
        <OfficerField label={texts.officer} />
      </Form.Item>
      <Form.Item name="leaveKind" label={texts.kind} rules={[required]}>
        <NamedSelect
          label={texts.kind}
          options={Object.entries(texts.kinds).map(([value, label]) => ({ value, label }))}
        />
      </Form.Item>
      <TimeField name="startsAt" label={texts.startsAt} required />
      <TimeField name="endsAt" label={texts.endsAt} required after="startsAt" />
      <Form.Item name="note" label={texts.note} rules={[rules.upTo(200)]}>
        <ShortText most={200} />
      </Form.Item>
      {past ? <ReasonField required label={pastReason} hint={pastHint} /> : null}
    </EntryDrawer>
  );
}

/** HQ asks for a reason then, and for a second person. */
function touchesPast(leave: LeaveDetail | undefined, values: Partial<NewLeave>): boolean {
  const { badgeNo = '', leaveKind = '', startsAt, note } = values;
  if (!startsAt) return false;
  // An end that isn't filled in yet changes nothing.
  const endsAt = values.endsAt || leave?.endsAt || startsAt;
  const after = leaveEntry({ badgeNo, leaveKind, startsAt, endsAt, note: note?.trim() ?? '' });
  return firstTouched(leave ? leaveEntry(leave) : null, after) < Date.now();
}
