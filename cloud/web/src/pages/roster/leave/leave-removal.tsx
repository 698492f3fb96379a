import type { LeaveRow } from '@rollcall/shared/http/leave';
import { leaveWords } from '@rollcall/shared/words/leave';
import { registryWords } from '@rollcall/shared/words/registry';
import { rosterWords } from '@rollcall/shared/words/shifts';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../../../api/request.ts';
import { useChange } from '../../../api/use-change.ts';
import { saidOfRoster } from '../../../features/roster-proposals/use-roster-outcome.ts';
import { isReason } from '../../../form/is-reason.ts';
import { LongText } from '../../../form/long-text.tsx';
import { useDraftState } from '../../../form/use-draft-state.ts';
import { useWords } from '../../../language/use-words.ts';
import { ProblemNotice } from '../../../problem/problem-notice.tsx';
import { ActionButton } from '../../../session/action-button.tsx';
import { rosterOutdates } from '../roster-outdates.ts';

/** Takes leave off the record, for a reason that stays. */
export function LeaveRemoval({ leave, onDone }: { leave: LeaveRow; onDone: (answer: unknown) => void }) {
  const texts = useWords(leaveWords);
  const { pastHint } = useWords(rosterWords);
  const { reason: reasonWord } = useWords(registryWords);
  const [asking, setAsking] = useState(false);
  const [reason, setReason, draft] = useDraftState({ name: texts.remove, subject: leave.leaveId }, '');
  const { start, running, problem } = useChange({
    send: (commandKey) =>
      request<unknown>(`leave/${leave.leaveId}`, { method: 'DELETE', commandKey, body: { reason: reason.trim() } }),
    outdates: rosterOutdates,
    onDone,
    done: saidOfRoster('removed'),
  });
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
        <Button
          danger
          type="primary"
          disabled={!isReason(reason)}
          loading={running}
          onClick={() => draft.sent(() => start())}
        >
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
