import type { RectificationEnd } from '@rollcall/shared/resources/rectifications';
import type { Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { insertStep, lockOpenOf, numberOf, updateRectification } from './repository.ts';

/** What a finding is being put right by rests on it no more, so it ends. The finding is held. */
export async function endRectification(
  tx: Transaction,
  findingId: string,
  { why: endedWhy, at }: { why: Exclude<RectificationEnd, 'withdrawn'>; at: Date },
): Promise<void> {
  const order = await lockOpenOf(tx, findingId);
  if (!order) return;
  const { rectification_id: rectificationId, owner_badge_no: ownerBadgeNo, due_on: dueOn } = order;
  await updateRectification(tx, rectificationId, { state: 'ended', ownerBadgeNo, dueOn, settledAt: at, endedWhy });
  await insertStep(tx, {
    ...{ rectificationId, step: 'end', text: null, ownerBadgeNo, dueOn },
    ...{ by: null, onBehalfOf: null, at },
  });
  await appendFact(tx, {
    type: 'rectification_ended',
    subject: `rectification:${rectificationId}`,
    payload: { rectification: numberOf(order), findingId, endedWhy },
  });
}
