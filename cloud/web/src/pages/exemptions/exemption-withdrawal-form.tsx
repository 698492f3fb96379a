import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { commonTexts } from '../../texts/common-texts.ts';
import { exemptionTexts } from '../../texts/exemption-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { exemptionOutdates } from './use-new-exemption.ts';

/** Takes an explanation back, or its approval, with a reason. */
export function ExemptionWithdrawalForm({ exemption }: { exemption: ExemptionDetail }) {
  const texts = useTexts(exemptionTexts).detail;
  const common = useTexts(commonTexts);
  const [reason, setReason] = useState<string>();
  const { start, running, problem } = useChange({
    send: (body: { reason: string }) =>
      request<ExemptionDetail>(`exemptions/${exemption.exemptionId}/withdrawal`, { method: 'POST', body }),
    outdates: exemptionOutdates,
  });
  const word = exemption.state === 'pending' ? texts.withdraw : texts.revoke;
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
      {exemption.state === 'approved' ? <p>{texts.revokeHint}</p> : null}
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
