import type { Handled } from '@rollcall/shared/resources/finding-decisions';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { endRectification } from '../rectifications/end-rectification.ts';
import { setFindingAside } from '../set-finding-aside.ts';
import { findDeadlines } from './find-deadlines.ts';
import type { HandledFinding } from './handled-finding.ts';
import { problem } from './problem.ts';
import { type NewDecision, updateHandling } from './repository.ts';
import { handlingAfter } from './transitions.ts';

/** What follows from a decision that counts. @throws step_not_now */
export async function applyStep(
  tx: Transaction,
  finding: HandledFinding,
  decision: NewDecision & { decisionId: string; username: string; secondBy?: string },
  at: Date,
): Promise<Handled> {
  const { findingId, unitCode, badgeNo } = finding;
  const { decisionId, step } = decision;
  const handling = handlingAfter(finding.handling, step);
  if (handling === undefined) throw problem('step_not_now');
  await appendFact(tx, {
    type: 'finding_handled',
    subject: `finding:${findingId}`,
    payload: {
      by: decision.username,
      ...(decision.secondBy === undefined ? {} : { secondBy: decision.secondBy }),
      decisionId,
      ...(decision.outsideDecisionId === null ? {} : { outsideDecisionId: decision.outsideDecisionId }),
      ...toldOf(decision),
      handling,
    },
  });
  if (step === 'unfounded') await setFindingAside(tx, findingId, at);
  else if (handling === 'told') {
    const dueOn = decision.dueOn ?? (await findDeadlines(tx, [badgeNo], at))(badgeNo);
    await updateHandling(tx, finding, { handling, told: { at, dueOn } });
    await endRectification(tx, findingId, { why: 'reopened', at });
  } else await updateHandling(tx, finding, { handling, judges: true });
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [unitCode] }]);
  return { findingId, decisionId, handling };
}

/** What a decision says, as facts tell it. */
export function toldOf({ step, reason, violationClass, badgeNos, dueOn }: Omit<NewDecision, 'by'>): object {
  return {
    step,
    reason,
    ...(violationClass === null ? {} : { violationClass }),
    ...(badgeNos.length === 0 ? {} : { badgeNos }),
    ...(dueOn === null ? {} : { dueOn }),
  };
}
