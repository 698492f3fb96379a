import { isOfPrincipal } from '../auth/principal.ts';
import { assertMayDecide } from '../auth/request.ts';
import { type DataScope, isInScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import type { SignedIn } from '../http/signed-in.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { lockExemption, saveExemptionWithdrawal } from './exemption-repository.ts';
import { markExempted } from './mark-exempted.ts';
import { barredFrom } from './request.ts';

/**
 * Takes back what was asked, or what was approved: then it counts no more, at once.
 * @param who.mayDecide whether the role decides on exemptions of `dataScope`, so that it may take back what others asked
 * @throws not_found, not_yours_to_withdraw, recused, exemption_closed
 */
export async function withdrawExemption(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'badgeNo' | 'actingFor'> & {
    dataScope: DataScope;
    mayDecide: boolean;
  },
  exemptionId: string,
  reason: string,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = now();
    const exemption = await lockExemption(tx, exemptionId);
    const own = exemption && isOfPrincipal(who, { askedBy: exemption.asked_by, onBehalfOf: exemption.on_behalf_of });
    if (!exemption || !(own || isInScope(who.dataScope, { unitCode: exemption.ofUnit, badgeNo: exemption.badge_no }))) {
      throw errors.notFound('The exemption');
    }
    if (!own) {
      if (!who.mayDecide || exemption.state === 'pending') throw errors.notYoursToWithdraw();
      await assertMayDecide(tx, who, { barred: barredFrom(exemption) });
    }
    if (exemption.state === 'refused' || exemption.state === 'withdrawn') throw errors.exemptionClosed();
    await saveExemptionWithdrawal(tx, exemptionId, { reason, by: who.accountId, at });
    await appendFact(tx, {
      type: 'exemption_withdrawn',
      subject: `exemption:${exemptionId}`,
      payload: { by: who.username, reason, state: exemption.state },
    });
    if (exemption.state === 'approved') await markExempted(tx, exemption);
  });
}
