import type { Handled } from '@rollcall/shared/resources/finding-decisions';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { appendFacts } from '../../ledger/append-fact.ts';
import { applySteps, toldOf } from './apply-steps.ts';
import type { HandledFinding } from './handled-finding.ts';
import { insertDecisions, type NewDecision } from './repository.ts';

/** Writes decisions of one step, and what follows from those that count; the others wait for a second person. */
export async function writeDecisions(
  tx: Transaction,
  judged: readonly { finding: HandledFinding; decision: NewDecision }[],
  { username, at }: { username: string; at: Date },
): Promise<Handled[]> {
  const ids = await insertDecisions(
    tx,
    judged.map(({ decision }) => decision),
  );
  const written = judged.map(({ finding, decision }, index) => ({
    finding,
    decision: { ...decision, decisionId: ids[index] ?? '', username },
  }));
  const waiting = written.filter(({ decision }) => decision.state === 'waits');
  await appendFacts(
    tx,
    waiting.map(({ decision: { decisionId, ...decision } }) => ({
      type: 'finding_decision_proposed',
      subject: `finding:${decision.findingId}`,
      payload: { by: username, decisionId, ...toldOf(decision) },
    })),
  );
  const unitCodes = [...new Set(waiting.map(({ finding }) => finding.unitCode))];
  if (unitCodes.length > 0) await notifyLive(tx, [{ topic: 'findings', unitCodes }]);
  const applied = await applySteps(
    tx,
    written.filter(({ decision }) => decision.state === 'counts'),
    at,
  );
  const unmoved = waiting.map(({ finding: { findingId, handling }, decision: { decisionId } }) => ({
    findingId,
    decisionId,
    handling,
  }));
  return [...applied, ...unmoved];
}
