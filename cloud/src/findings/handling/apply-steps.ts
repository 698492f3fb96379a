import type { Handled } from '@rollcall/shared/resources/finding-decisions';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { endRectifications } from '../rectifications/end-rectification.ts';
import { setFindingsAside } from '../set-findings-aside.ts';
import { endOrdersOf } from '../spot-orders/end-orders.ts';
import { findDeadlines } from './find-deadlines.ts';
import { groundsTold } from './grounds.ts';
import type { HandledFinding } from './handled-finding.ts';
import { problem } from './problem.ts';
import { type NewDecision, updateDecided, updateToldAnew } from './repository.ts';
import { handlingAfter } from './transitions.ts';

interface Counting {
  finding: HandledFinding;
  decision: NewDecision & { decisionId: string; username: string; secondBy?: string };
}

/** What follows from decisions of one step that count. @throws step_not_now */
export async function applySteps(tx: Transaction, counting: readonly Counting[], at: Date): Promise<Handled[]> {
  const applied = counting.map(({ finding, decision }) => {
    const handling = handlingAfter(finding.handling, decision.step);
    if (handling === undefined) throw problem('step_not_now');
    return { finding, decision, handling };
  });
  const [first] = applied;
  if (!first) return [];
  await appendFacts(
    tx,
    applied.map(({ decision: { decisionId, username, secondBy, ...decision }, handling }) => ({
      type: 'finding_handled',
      subject: `finding:${decision.findingId}`,
      payload: {
        by: username,
        ...(secondBy === undefined ? {} : { secondBy }),
        decisionId,
        ...(decision.outsideDecisionId === null ? {} : { outsideDecisionId: decision.outsideDecisionId }),
        ...toldOf(decision),
        handling,
      },
    })),
  );
  const findingIds = applied.map(({ finding }) => finding.findingId);
  // Where a step leads doesn't depend on where it began.
  if (first.decision.step === 'unfounded') await setFindingsAside(tx, findingIds, at);
  else if (first.handling === 'told') {
    await tellAnew(tx, applied, at);
    await endRectifications(tx, findingIds, { why: 'reopened', at });
  } else await updateDecided(tx, findingIds, first.handling);
  await endOrdersOf(tx, findingIds, at);
  const unitCodes = [...new Set(applied.map(({ finding }) => finding.unitCode))];
  await notifyLive(tx, [{ topic: 'findings', unitCodes }]);
  return applied.map(({ finding: { findingId }, decision: { decisionId }, handling }) => ({
    findingId,
    decisionId,
    handling,
  }));
}

async function tellAnew(tx: Transaction, applied: readonly Counting[], at: Date): Promise<void> {
  const deadlineOf = await findDeadlines(
    tx,
    applied.map(({ finding }) => finding.badgeNo),
    at,
  );
  for (const { finding, decision } of applied) {
    await updateToldAnew(tx, finding.findingId, { at, dueOn: decision.dueOn ?? deadlineOf(finding.badgeNo) });
  }
}

/** What a decision says, as facts tell it. */
export function toldOf({
  step,
  reason,
  violationClass,
  badgeNos,
  dueOn,
  batch,
  ...grounds
}: Omit<NewDecision, 'by'>): object {
  return {
    step,
    reason,
    ...groundsTold(grounds),
    ...(violationClass === null ? {} : { violationClass }),
    ...(badgeNos.length === 0 ? {} : { badgeNos }),
    ...(dueOn === null ? {} : { dueOn }),
    ...batch,
  };
}
