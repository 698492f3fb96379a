import { Button, Input } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';
import { commonTexts } from '../../texts/common-texts.ts';
import { registryTexts } from '../../texts/registry-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

interface Props {
  custodyId: string;
  outdates: readonly string[];
  onDone: () => void;
}

/** Deletes an entry that never was, with a reason. */
export function CustodyRemoval({ custodyId, outdates, onDone }: Props) {
  const all = useTexts(registryTexts);
  const common = useTexts(commonTexts);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { start, running, problem } = useChange({
    send: () => request<unknown>(`custodies/${custodyId}`, { method: 'DELETE', body: { reason: reason.trim() } }),
    outdates,
    onDone,
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
      <Input
        aria-label={all.reason}
        placeholder={all.reason}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button danger disabled={reason.trim().length < 2} loading={running} onClick={() => start()}>
          {common.remove}
        </Button>
        <Button onClick={() => setAsking(false)}>{common.cancel}</Button>
      </div>
    </div>
  );
}
