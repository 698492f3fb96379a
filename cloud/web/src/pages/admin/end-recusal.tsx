import type { RecusalRow } from '@rollcall/shared/http/recusals';
import { adminWords } from '@rollcall/shared/words/admin';
import { Button } from 'antd';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { ActionButton } from '../../session/action-button.tsx';

/** Ends it, with a reason. */
export function EndRecusal({ recusal }: { recusal: RecusalRow }) {
  const all = useWords(adminWords);
  const texts = all.conflict;
  const [reason, setReason, draft] = useDraftState<string | undefined>(
    { name: texts.end, subject: recusal.recusalId },
    undefined,
  );
  const { start, running, problem } = useChange({
    send: (commandKey, given: string) =>
      request<void>(`recusals/${recusal.recusalId}`, { method: 'DELETE', commandKey, body: { reason: given } }),
    outdates: ['recusals'],
  });
  if (reason === undefined) {
    return (
      <ActionButton action="recusals.write" size="small" onClick={() => setReason('')}>
        {texts.end}
      </ActionButton>
    );
  }
  return (
    <div style={{ display: 'grid', gap: 4 }}>
      <ProblemNotice problem={problem} />
      {draft.notice}
      <LongText
        aria-label={all.reason}
        placeholder={all.reason}
        value={reason}
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        size="small"
        danger
        disabled={!isReason(reason, 1)}
        loading={running}
        onClick={() => draft.sent(() => start(reason.trim()))}
      >
        {texts.end}
      </Button>
    </div>
  );
}
