import { commonWords } from '@rollcall/shared/words/common';
import { delegationWords } from '@rollcall/shared/words/delegations';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCall } from '../../api/use-call.ts';
import { isReason } from '../../form/is-reason.ts';
import { LongText } from '../../form/long-text.tsx';
import { useDraftState } from '../../form/use-draft-state.ts';
import { useWords } from '../../language/use-words.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { sessionKey } from '../../session/session-key.ts';

/** The stand-in accepts, or declines with a reason. */
export function AnswerDelegation({ delegationId }: { delegationId: string }) {
  const texts = useWords(delegationWords);
  const { cancel } = useWords(commonWords);
  const client = useQueryClient();
  const [reason, setReason, draft] = useDraftState<string | undefined>(
    { name: texts.decline, subject: delegationId },
    undefined,
  );
  const accepting = useCall('POST delegations/:delegationId/acceptance', {
    // For whom one may act stands in the session.
    onDone: () => void client.invalidateQueries({ queryKey: sessionKey }),
  });
  const declining = useCall('POST delegations/:delegationId/refusal');
  const params = { delegationId };
  return (
    <div style={{ display: 'grid', gap: 4, marginBlockEnd: 4 }}>
      <ProblemNotice problem={accepting.problem ?? declining.problem} />
      {draft.notice}
      {reason === undefined ? (
        <>
          <span style={{ minWidth: 180 }}>{texts.acceptHint}</span>
          <div style={{ display: 'flex', gap: 8 }}>
            <Button size="small" type="primary" loading={accepting.running} onClick={() => accepting.start({ params })}>
              {texts.accept}
            </Button>
            <Button size="small" disabled={accepting.running} onClick={() => setReason('')}>
              {texts.decline}
            </Button>
          </div>
        </>
      ) : (
        <>
          <LongText
            aria-label={texts.whyNot}
            placeholder={texts.whyNot}
            value={reason}
            autoFocus
            onChange={(event) => setReason(event.target.value)}
          />
          <div style={{ display: 'flex', gap: 8 }}>
            <Button
              size="small"
              danger
              disabled={!isReason(reason, 1)}
              loading={declining.running}
              onClick={() => draft.sent(() => declining.start({ params, body: { reason: reason.trim() } }))}
            >
              {texts.decline}
            </Button>
            <Button size="small" disabled={declining.running} onClick={() => setReason(undefined)}>
              {cancel}
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
