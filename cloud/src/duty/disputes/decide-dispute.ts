import type { DisputeDecision } from '@rollcall/shared/http/custody-disputes';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { isInSight, type Sight } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { lockDuty } from '../duty-lock-repository.ts';
import { assertMayDecideDispute } from './assert-may-decide-dispute.ts';
import { lockDispute, toldOfDispute } from './dispute-repository.ts';
import { settleDispute } from './settle-dispute.ts';

interface Decision {
  session: SignedIn;
  sight: Sight;
  decision: DisputeDecision;
  reason: string;
  now: Date;
}

/**
 * Decides a dispute; the decider is never the officer. Takes `lockDuty` before the dispute's row.
 * @throws AppError when the decider may not, or it was decided
 */
export async function decideDispute(
  db: Database,
  disputeId: string,
  { session, sight, decision, reason, now }: Decision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockDuty(tx);
    const dispute = await lockDispute(tx, disputeId);
    if (!dispute || !isInSight(sight, dispute)) throw errors.notFound(`The dispute ${disputeId}`);
    if (dispute.state !== 'open') throw errors.disputeDecided(dispute.state);
    const { accountId, username } = session;
    await assertMayDecideDispute(tx, session, dispute, now, { upholds: decision === 'upheld' });
    await appendFact(tx, {
      type: decision === 'upheld' ? 'custody_dispute_upheld' : 'custody_dispute_dismissed',
      subject: `custody:${dispute.custodyId}`,
      payload: { ...toldOfDispute(dispute), by: username, reason },
    });
    await settleDispute(tx, dispute, { decision, reason, by: accountId, username, at: now });
  });
}
