import type { ExemptionDecision, ExemptionDetail } from '@rollcall/shared/http/exemptions';
import { exemptionWords } from '@rollcall/shared/words/exemptions';
import { request } from '../../api/request.ts';
import { useChange } from '../../api/use-change.ts';
import { DecisionForm } from '../../form/decision-form.tsx';
import { useWords } from '../../language/use-words.ts';
import { NotSecondPerson } from '../../parts/not-second-person.tsx';
import { exemptionOutdates } from './use-new-exemption.ts';

/** Approves or refuses what somebody else explained, with a reason that everybody reads who sees it. */
export function ExemptionDecisionForm({ exemption }: { exemption: ExemptionDetail }) {
  const { detail: texts, touched } = useWords(exemptionWords);
  const { start, running, problem } = useChange({
    send: (commandKey, body: ExemptionDecision) =>
      request<ExemptionDetail>(`exemptions/${exemption.exemptionId}/decision`, { method: 'POST', commandKey, body }),
    outdates: exemptionOutdates,
  });
  if (exemption.involved) return <NotSecondPerson own={texts.own} untilOwnPassword={exemption.untilOwnPassword} />;
  if (exemption.liable) return <p>{touched.liable}</p>;
  return (
    <DecisionForm
      title={texts.decision}
      yes={{ text: texts.approve, decide: (reason) => start({ decision: 'approved', reason }) }}
      no={{ text: texts.refuse, decide: (reason) => start({ decision: 'refused', reason }) }}
      running={running}
      problem={problem}
    />
  );
}
