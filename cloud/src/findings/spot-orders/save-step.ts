import type { SpotOrderEnd, SpotOrderState, SpotOrderStep } from '@rollcall/shared/resources/spot-orders';
import type { Transaction } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { problem } from './problem.ts';
import {
  insertFile,
  insertStep,
  numberOf,
  type ShownFile,
  type StoredSpotOrder,
  updateSpotOrder,
} from './repository.ts';

/** From where each step is possible, what it makes of an order, and its fact. */
const steps = {
  order: { from: ['ordered'], state: 'ordered', fact: 'spot_order_given', told: 'task' },
  see: { from: ['ordered'], state: 'ordered', fact: 'spot_order_seen', told: 'text' },
  prove: { from: ['ordered'], state: 'proved', fact: 'spot_order_proved', told: 'text' },
  show: { from: ['ordered', 'proved'], state: 'passed', fact: 'spot_order_shown', told: 'text' },
  pass: { from: ['proved'], state: 'passed', fact: 'spot_order_passed', told: 'reason' },
  again: { from: ['proved'], state: 'ordered', fact: 'spot_order_again', told: 'reason' },
  withdraw: { from: ['ordered', 'proved'], state: 'ended', fact: 'spot_order_withdrawn', told: 'reason' },
  refuse: { from: ['ordered'], state: 'ended', fact: 'spot_order_refused', told: 'text' },
  end: { from: ['ordered', 'proved'], state: 'ended', fact: 'spot_order_ended', told: 'text' },
} as const satisfies Record<
  SpotOrderStep,
  { from: readonly SpotOrderState[]; state: SpotOrderState; fact: string; told: string }
>;

export function isPossible(state: SpotOrderState, step: SpotOrderStep): boolean {
  return (steps[step].from as readonly SpotOrderState[]).includes(state);
}

export interface TakenStep {
  step: SpotOrderStep;
  text: string | null;
  dueAt?: Date;
  seenAt?: Date | null;
  endedWhy?: SpotOrderEnd;
  files?: readonly ShownFile[];
  /** Null: it follows from the end of what the order came from. */
  who: { accountId: string; username: string } | null;
  at: Date;
  /** What else its fact tells. */
  besides?: object;
}

/** Writes a step about an order, which is held: the order, its course and its facts. @throws spot_order_step_not_now */
export async function saveStep(tx: Transaction, order: StoredSpotOrder, taken: TakenStep): Promise<void> {
  const { step, text, dueAt = order.due_at, seenAt = order.seen_at, endedWhy = null, files = [], who, at } = taken;
  if (!isPossible(order.state, step)) throw problem('spot_order_step_not_now');
  const { state, fact, told } = steps[step];
  const { spot_order_id: spotOrderId } = order;
  const isSettled = state === 'passed' || state === 'ended';
  await updateSpotOrder(tx, spotOrderId, { state, dueAt, seenAt, settledAt: isSettled ? at : null, endedWhy });
  const by = who?.accountId ?? null;
  const onBehalfOf = who === null ? null : principalId();
  const stepId = await insertStep(tx, { spotOrderId, step, text, dueAt, by, onBehalfOf, at });
  const subject = `spot_order:${spotOrderId}` as const;
  await appendFact(tx, {
    type: fact,
    subject,
    payload: {
      ...(who === null ? {} : { by: who.username }),
      spotOrder: numberOf(order),
      ...(text === null ? {} : { [told]: text }),
      ownerBadgeNo: order.owner_badge_no,
      ...(isSettled ? {} : { putRightBy: dueAt.toISOString() }),
      ...(endedWhy === null ? {} : { endedWhy }),
      ...taken.besides,
    },
  });
  for (const file of files) {
    await insertFile(tx, stepId, file);
    const { fileName, sha256, sizeBytes } = file;
    await appendFact(tx, {
      type: 'attachment_added',
      subject,
      payload: { ...(who === null ? {} : { by: who.username }), fileName, sha256, sizeBytes },
    });
  }
  await notifyLive(tx, [{ topic: 'findings', unitCodes: [order.unit_code] }]);
}
