import type { RectificationEnd } from '@rollcall/shared/resources/rectifications';
import type { Transaction } from '../../db/database.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { insertStep, lockOpenOf, numberOf, updateRectification } from './repository.ts';

/** What findings are being put right by rests on them no more, so it ends. The findings are held. */
export async function endRectifications(
  tx: Transaction,
  findingIds: readonly string[],
  { why: endedWhy, at }: { why: Exclude<RectificationEnd, 'withdrawn'>; at: Date },
): Promise<void> {
  for (const order of await lockOpenOf(tx, findingIds)) {
    const {
      rectification_id: rectificationId,
      owner_badge_no: ownerBadgeNo,
      due_on: dueOn,
      finding_id: findingId,
    } = order;
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
}
