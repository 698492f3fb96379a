import type { Handling } from '@rollcall/shared/http/handling';
import type { RectificationEnd, RectificationState } from '@rollcall/shared/resources/rectifications';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import type { HandledFinding } from '../handling/handled-finding.ts';
import { problem } from '../handling/problem.ts';
import { handlingAfter } from '../handling/transitions.ts';
import { endOrdersOf } from '../spot-orders/end-orders.ts';
import {
  insertFile,
  insertStep,
  moveFinding,
  numberOf,
  type ProofFile,
  type StoredRectification,
  updateRectification,
} from './repository.ts';

type Step = 'order' | 'prove' | 'reassign' | 'withdraw' | 'pass' | 'again';

/** What a step makes of an order, and the fact that it leaves. */
const steps = {
  order: { state: 'ordered', fact: 'rectification_ordered', told: 'task' },
  prove: { state: 'proved', fact: 'rectification_proved', told: 'text' },
  reassign: { state: 'ordered', fact: 'rectification_reassigned', told: 'reason' },
  withdraw: { state: 'ended', fact: 'rectification_withdrawn', told: 'reason' },
  pass: { state: 'passed', fact: 'rectification_passed', told: 'reason' },
  again: { state: 'ordered', fact: 'rectification_again', told: 'reason' },
} as const satisfies Record<Step, { state: RectificationState; fact: string; told: string }>;

interface Taken {
  step: Step;
  text: string;
  ownerBadgeNo?: string;
  dueOn?: string;
  files?: readonly ProofFile[];
  /** Where that isn't what follows a step: how far the finding is. */
  leadsTo?: Handling | undefined;
  who: { accountId: string; username: string };
  at: Date;
}

/** @throws step_not_now when the finding, or its order, isn't where the step begins */
export function assertPossible(finding: HandledFinding, order: StoredRectification | null, step: Step): void {
  const isOpen = order === null || order.state === 'ordered' || order.state === 'proved';
  if (!isOpen || handlingAfter(finding.handling, step) === undefined) throw problem('step_not_now');
}

/** Writes a step about an order: the order, its course, how far the finding is, and a fact of each. Both are held. */
export async function saveStep(
  tx: Transaction,
  finding: HandledFinding,
  order: StoredRectification,
  { step, text, ownerBadgeNo = order.owner_badge_no, dueOn = order.due_on, files = [], leadsTo, who, at }: Taken,
): Promise<void> {
  const handling = leadsTo ?? handlingAfter(finding.handling, step);
  if (handling === undefined) throw problem('step_not_now');
  const { rectification_id: rectificationId } = order;
  const { state, fact, told } = steps[step];
  const endedWhy: RectificationEnd | undefined = step === 'withdraw' ? 'withdrawn' : undefined;
  const isSettled = state === 'passed' || state === 'ended';
  await updateRectification(tx, rectificationId, {
    ...{ state, ownerBadgeNo, dueOn },
    ...(isSettled ? { settledAt: at } : {}),
    ...(endedWhy ? { endedWhy } : {}),
  });
  const stepId = await insertStep(tx, {
    ...{ rectificationId, step, text, ownerBadgeNo, dueOn },
    ...{ by: who.accountId, onBehalfOf: principalId(), at },
  });
  await moveFinding(tx, finding.findingId, handling);
  await endOrdersOf(tx, [finding.findingId], at);
  const number = numberOf(order);
  await appendFact(tx, {
    type: fact,
    subject: `rectification:${rectificationId}`,
    payload: {
      by: who.username,
      rectification: number,
      ...(step === 'order' ? { findingId: finding.findingId } : {}),
      [told]: text,
      ownerBadgeNo,
      dueOn,
    },
  });
  for (const file of files) {
    await insertFile(tx, stepId, file);
    const { fileName, sha256, sizeBytes } = file;
    await appendFact(tx, {
      type: 'attachment_added',
      subject: `rectification:${rectificationId}`,
      payload: { by: who.username, fileName, sha256, sizeBytes },
    });
  }
  await appendFact(tx, {
    type: 'finding_handled',
    subject: `finding:${finding.findingId}`,
    payload: { by: who.username, step, rectification: number },
  });
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [finding.unitCode] }]);
}
