import { randomUUID } from 'node:crypto';
import type { DecisionTogether, Handled } from '@rollcall/shared/resources/finding-decisions';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { eachRefused } from './each-refused.ts';
import { readExits } from './exits-repository.ts';
import { isExitStep } from './grounds.ts';
import { type HandledFinding, peopleOf } from './handled-finding.ts';
import { type Decider, holdFindings } from './hold-findings.ts';
import { type Decisive, judgeStep } from './judge-step.ts';
import { problem } from './problem.ts';
import { writeDecisions } from './write-decisions.ts';

/**
 * One decision about several findings, as it would be made about each alone. Where one can't be decided so, none is.
 * @throws decision_together_refused, which names each that can't be
 */
export async function decideTogether(
  { db, now }: { db: Database; now: () => Date },
  who: Decider,
  { findingIds, ...wanted }: DecisionTogether,
): Promise<{ batchId: string; handled: Handled[] }> {
  return db.transaction().execute(async (tx) => {
    const { held, at } = await holdFindings(tx, who, findingIds, now);
    const batch = { batchId: randomUUID(), others: findingIds.length - 1 };
    const signed = { by: who.accountId, onBehalfOf: principalId(), at, batch };
    const findings = [...held.values()].map(({ finding }) => finding);
    const exits = isExitStep(wanted.step) ? await readExits(tx, findings, at, wanted) : undefined;
    const { passed, refused } = eachRefused(findingIds, (findingId) => {
      const one = held.get(findingId);
      if (!one) throw errors.notFound(`The finding ${findingId}`);
      return {
        finding: one.finding,
        decision: judgeStep(one, stepAbout(one.finding, wanted), { ...signed, exit: exits?.get(findingId) }),
      };
    });
    if (refused.length > 0) throw problem('decision_together_refused', { extensions: { refused } });
    return { batchId: batch.batchId, handled: await writeDecisions(tx, passed, { ...who, at }) };
  });
}

/** The step about one of them: a confirmation is of all whom that one names. */
function stepAbout(
  finding: HandledFinding,
  { step, reason, violationClass, ...grounds }: Omit<DecisionTogether, 'findingIds'>,
): Decisive {
  if (step !== 'confirm') return { step, reason, ...grounds };
  return { step, reason, violationClass: violationClass ?? null, badgeNos: peopleOf(finding) };
}
