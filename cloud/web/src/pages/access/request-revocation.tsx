import type { AccessRequestDetail } from '@rollcall/shared/http/access-requests';
import { accessWords } from '@rollcall/shared/words/access-requests';
import { request as ask } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { TakeBack } from '../../form/take-back.tsx';
import { useWords } from '../../language/use-words.ts';

/** Takes a request or its approval back, with a reason. */
export function RequestRevocation({ request }: { request: AccessRequestDetail }) {
  const texts = useWords(accessWords).detail;
  const { start, running, problem } = useChange({
    send: (commandKey, body: { reason: string }) =>
      ask<AccessRequestDetail>(`access-requests/${request.accessRequestId}/revocation`, {
        method: 'POST',
        commandKey,
        body,
      }),
    outdates: ['access-requests', 'recordings'],
  });
  return (
    <TakeBack
      word={request.state === 'pending' ? texts.withdraw : texts.revoke}
      reasonLabel={texts.reason}
      hint={request.state === 'approved' ? <p>{texts.revokeHint}</p> : null}
      problem={problem}
      running={running}
      onDone={start}
    />
  );
}
