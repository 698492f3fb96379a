import type { ExemptionDecision } from '@rollcall/shared/http/exemptions';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Database } from '../db/database.ts';
import { isInSight, type Sight } from '../db/sight.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { assertMayDecide } from './assert-may-decide.ts';
import { lockExemption } from './exemption-repository.ts';
import { settleExemption, toldOfExemption } from './settle-exemption.ts';

/**
 * Approves or refuses what somebody else asked. An approval counts at once: what it concerns is looked at again.
 * @throws not_found, own_exemption, not_yet_second_person, recused, already_decided
 */
export async function decideExemption(
  { db, now }: { db: Database; now: () => Date },
  decider: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor'> & { sight: Sight },
  exemptionId: string,
  { decision, reason }: ExemptionDecision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const exemption = await lockExemption(tx, exemptionId);
    if (!exemption || !isInSight(decider.sight, { unitCode: exemption.ofUnit, badgeNo: exemption.badge_no })) {
      throw errors.notFound('The exemption');
    }
    const at = now();
    await assertMayDecide(tx, decider, exemption, at);
    if (exemption.state !== 'pending') throw errors.alreadyDecided();
    await appendFact(tx, {
      type: `exemption_${decision}`,
      subject: `exemption:${exemptionId}`,
      payload: { by: decider.username, reason, ...toldOfExemption(exemption) },
    });
    await settleExemption(tx, exemption, { decision, reason, by: decider.accountId, at });
  });
}
