import type { ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { TakeBack } from '../../form/take-back.tsx';
import { useWords } from '../../language/use-words.ts';
import { exemptionOutdates } from './use-new-exemption.ts';

/** Takes an explanation back, or its approval, with a reason. */
export function ExemptionWithdrawalForm({ exemption }: { exemption: ExemptionDetail }) {
  const texts = useWords(exemptionWords).detail;
  const { start, running, problem } = useChange({
    send: (commandKey, body: { reason: string }) =>
      request<ExemptionDetail>(`exemptions/${exemption.exemptionId}/withdrawal`, { method: 'POST', commandKey, body }),
    outdates: exemptionOutdates,
  });
  return (
    <TakeBack
      word={exemption.state === 'pending' ? texts.withdraw : texts.revoke}
      reasonLabel={texts.reason}
      hint={exemption.state === 'approved' ? <p>{texts.revokeHint}</p> : null}
      problem={problem}
      running={running}
      onDone={start}
    />
  );
}
