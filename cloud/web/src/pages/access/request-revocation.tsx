import type { AccessRequestDetail } from '@rollcall/shared/http/access-requests';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { request as ask } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { accessTexts } from '../../texts/access-texts.ts';
import { commonTexts } from '../../texts/common-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';

/** Takes a request or its approval back, with a reason. */
export function RequestRevocation({ request }: { request: AccessRequestDetail }) {
  const texts = useTexts(accessTexts).detail;
  const common = useTexts(commonTexts);
  const [reason, setReason] = useState<string>();
  const { start, running, problem } = useChange({
    send: (body: { reason: string }) =>
      ask<AccessRequestDetail>(`access-requests/${request.accessRequestId}/revocation`, { method: 'POST', body }),
    outdates: ['access-requests', 'recordings'],
  });
  const word = request.state === 'pending' ? texts.withdraw : texts.revoke;
  if (reason === undefined) {
    return (
      <div>
        <Button danger onClick={() => setReason('')}>
          {word}
        </Button>
      </div>
    );
  }
  return (
    <div style={{ display: 'grid', gap: 8 }}>
      <ProblemNotice problem={problem} />
      {request.state === 'approved' ? <p>{texts.revokeHint}</p> : null}
      <Input
        aria-label={texts.reason}
        placeholder={texts.reason}
        value={reason}
        maxLength={500}
        onChange={(event) => setReason(event.target.value)}
      />
      <div style={{ display: 'flex', gap: 8 }}>
        <Button
          danger
          disabled={reason.trim().length < 2}
          loading={running}
          onClick={() => start({ reason: reason.trim() })}
        >
          {word}
        </Button>
        <Button onClick={() => setReason(undefined)}>{common.cancel}</Button>
      </div>
    </div>
  );
}
