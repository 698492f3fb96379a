import type { RetentionDecision } from '@rollcall/shared/http/retention';
import { isOfPrincipal } from '../../auth/principal.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { assertMayDecidePeriods } from './assert-may-decide-periods.ts';
import { findOpenChange, lockRetention } from './retention-change-repository.ts';
import { settlePeriods } from './settle-periods.ts';

/**
 * Decides on the proposal that is open.
 * @throws already_decided, own_proposal, not_yet_second_person, not_own_proposal, bad_periods when the floor was raised meanwhile
 */
export async function decidePeriods(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username' | 'actingFor'>,
  retentionChangeId: string,
  { decision, reason }: RetentionDecision,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRetention(tx);
    const open = await findOpenChange(tx);
    if (open?.retention_change_id !== retentionChangeId) throw errors.alreadyDecided();
    const at = now();
    if (decision !== 'withdrawn') {
      await assertMayDecidePeriods(tx, who, open, at);
    } else if (!isOfPrincipal(who, { askedBy: open.proposed_by, onBehalfOf: open.on_behalf_of })) {
      throw errors.notOwnProposal();
    }
    const version = await settlePeriods(tx, open, { decision, reason, by: who.accountId, at });
    await appendFact(tx, {
      type: `retention_change_${decision}`,
      subject: 'retention:periods',
      payload: { by: who.username, retentionChangeId, reason, version, periods: open.periods },
    });
  });
}
