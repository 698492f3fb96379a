import type { RetentionDecision } from '@rollcall/shared/http/retention';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { checkPeriods } from './check-periods.ts';
import { findOpenChange, lockRetention, saveChangeDecision } from './retention-change-repository.ts';
import { readRetention } from './retention-repository.ts';

/**
 * Decides on the proposal that is open. Approved, its periods count from now on, for all recordings.
 * @throws already_decided, own_proposal, not_own_proposal, bad_periods when the floor was raised meanwhile
 */
export async function decidePeriods(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  retentionChangeId: string,
  { decision, reason }: RetentionDecision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRetention(tx);
    const open = await findOpenChange(tx);
    if (open?.retention_change_id !== retentionChangeId) throw errors.alreadyDecided();
    const own = open.proposed_by === who.accountId;
    if (decision === 'withdrawn' ? !own : own) {
      throw decision === 'withdrawn' ? errors.notOwnProposal() : errors.ownProposal();
    }
    const { version, floorMonths } = await readRetention(tx);
    const problems = decision === 'approved' ? checkPeriods(open.periods, floorMonths) : [];
    if (problems.length > 0) throw errors.badPeriods(problems);
    const next = decision === 'approved' ? version + 1 : null;
    await saveChangeDecision(tx, retentionChangeId, { decision, reason, by: who.accountId, at: now(), version: next });
    await appendFact(tx, {
      type: `retention_change_${decision}`,
      subject: 'retention:periods',
      payload: { by: who.username, retentionChangeId, reason, version: next, periods: open.periods },
    });
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
  });
}
