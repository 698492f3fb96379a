import { commonWords } from '@rollcall/shared/words/common';
import { registryWords } from '@rollcall/shared/words/registry';
import { Button } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';

interface Props {
  custodyId: string;
  outdates: readonly string[];
  onDone: () => void;
}

/** Deletes an entry that never was, with a reason. */
export function CustodyRemoval({ custodyId, outdates, onDone }: Props) {
  const all = useWords(registryWords);
  const common = useWords(commonWords);
  const [asking, setAsking] = useState(false);
  const [reason, setReason, draft] = useDraftState({ name: all.custody.remove, subject: custodyId }, '');
  const { start, running, problem } = useChange({
    send: (commandKey) =>
      request<unknown>(`custodies/${custodyId}`, { method: 'DELETE', commandKey, body: { reason: reason.trim() } }),
    outdates,
    onDone,
    done: 'removed',
  });
  if (!asking) {
    return (
      <ActionButton action="custodies.write" danger onClick={() => setAsking(true)}>
        {all.custody.remove}
      </ActionButton>
    );
  }
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <ProblemNotice problem={problem} />
      <p>{all.custody.removeHint}</p>
      {draft.notice}
      <LongText
        aria-label={all.reason}
        placeholder={all.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button danger disabled={!isReason(reason)} loading={running} onClick={() => draft.sent(() => start())}>
          {common.remove}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            setAsking(false);
          }}
        >
          {common.cancel}
        </Button>
      </div>
    </div>
  );
}
