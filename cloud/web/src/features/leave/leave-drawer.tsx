import { leaveFields } from '@rollcall/shared/fields/leave';
import type { LeaveDetail, LeaveRow, NewLeave } from '@rollcall/shared/resources/leave';
import { firstTouched, leaveEntry } from '@rollcall/shared/rules/touches-past';
import { historyWords } from '@rollcall/shared/words/history';
import { leaveWords } from '@rollcall/shared/words/leave';
import { registryWords } from '@rollcall/shared/words/registry';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button, Drawer, Form } from 'antd';
import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { useRead } from '../../api/use-read.ts';
import { EntryDrawer } from '../../form/entry-drawer.tsx';
import { FormField } from '../../form/form-field.tsx';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { ReasonField } from '../../form/reason-field.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { saidOfRoster, useRosterOutcome } from '../roster-proposals/use-roster-outcome.ts';

/** A leave that is on record, once HQ has answered. */
export function OpenLeave({ leaveId, onClose }: { leaveId: string; onClose: () => void }) {
  const texts = useWords(leaveWords);
  const { answer, problem, retry } = useRead('GET leave/:leaveId', { params: { leaveId } });
  if (answer) return <LeaveDrawer leave={answer} onClose={onClose} />;
  return (
    <Drawer open onClose={onClose} size={480} title={texts.edit}>
      <ProblemNotice problem={problem} onRetry={retry} />
      {problem ? null : <SkeletonRows columns={2} rows={6} />}
    </Drawer>
  );
}

/** Adds leave, or changes what is on record. */
export function LeaveDrawer({ leave, onClose }: { leave?: LeaveDetail; onClose: () => void }) {
  const texts = useWords(leaveWords);
  const { pastReason, pastHint } = useWords(rosterWords);
  const { history } = useWords(historyWords);
  const [form] = Form.useForm<NewLeave>();
  const onDone = useRosterOutcome(onClose);
  const saving = { onDone, done: saidOfRoster('saved') };
  const adding = useCall('POST leave', saving);
  const changing = useCall('PATCH leave/:leaveId', saving);
  const values = Form.useWatch([], form) as Partial<NewLeave> | undefined;
  const past = values !== undefined && touchesPast(leave, values);
  return (
    <EntryDrawer<NewLeave>
      title={leave ? texts.edit : texts.add}
      action="shifts.write"
      form={form}
      initial={leave ?? { leaveKind: 'annual', note: '' }}
      problem={adding.problem ?? changing.problem}
      saving={adding.running || changing.running}
      onSave={({ badgeNo, leaveKind, startsAt, endsAt, note, reason }) => {
        const given = { badgeNo, leaveKind, startsAt, endsAt, note: note?.trim() ?? '' };
        const body = { ...given, ...(reason?.trim() ? { reason: reason.trim() } : {}) };
        if (leave) changing.start({ params: { leaveId: leave.leaveId }, body });
        else adding.start({ body });
      }}
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
      <FormField of={leaveFields} name="badgeNo" />
      <FormField of={leaveFields} name="leaveKind" />
      <FormField of={leaveFields} name="startsAt" />
      <FormField of={leaveFields} name="endsAt" after="startsAt" />
      <FormField of={leaveFields} name="note" />
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

/** Takes leave off the record, for a reason that stays. */
function LeaveRemoval({ leave, onDone }: { leave: LeaveRow; onDone: (answer: unknown) => void }) {
  const texts = useWords(leaveWords);
  const { pastHint } = useWords(rosterWords);
  const { reason: reasonWord } = useWords(registryWords);
  const [asking, setAsking] = useState(false);
  const [reason, setReason, draft] = useDraftState({ name: texts.remove, subject: leave.leaveId }, '');
  const { start, running, problem } = useCall('DELETE leave/:leaveId', { onDone, done: saidOfRoster('removed') });
  const remove = () => start({ params: { leaveId: leave.leaveId }, body: { reason: reason.trim() } });
  if (!asking) {
    return (
      <ActionButton action="shifts.write" danger onClick={() => setAsking(true)}>
        {texts.remove}
      </ActionButton>
    );
  }
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <ProblemNotice problem={problem} />
      <p>
        {texts.removeHint} {Date.parse(leave.startsAt) < Date.now() ? pastHint : null}
      </p>
      {draft.notice}
      <LongText
        autoFocus
        aria-label={reasonWord}
        placeholder={reasonWord}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button danger type="primary" disabled={!isReason(reason)} loading={running} onClick={() => draft.sent(remove)}>
          {texts.remove}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            setAsking(false);
          }}
        >
          {texts.keep}
        </Button>
      </div>
    </div>
  );
}
