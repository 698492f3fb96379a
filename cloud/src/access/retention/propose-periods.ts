import type { NewRetentionChange, RetentionPeriods } from '@rollcall/shared/http/retention';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database } from '../../db/database.ts';
import { notifyLive } from '../../db/notify-live.ts';
import { errors } from '../../errors/errors.ts';
import { principalId } from '../../ledger/acting-for.ts';
import { appendFact } from '../../ledger/append-fact.ts';
import { checkPeriods } from './check-periods.ts';
import { findOpenChange, insertChange, lockRetention, selectDryRun } from './retention-change-repository.ts';
import { readRetention } from './retention-repository.ts';

/**
 * Proposes other periods, with what they would move. They count when a second person approves them.
 * @throws retention_outdated, retention_change_open, bad_periods
 */
export async function proposePeriods(
  { db, now }: { db: Database; now: () => Date },
  who: Pick<SignedIn, 'accountId' | 'username'>,
  { baseVersion, periods, reason }: NewRetentionChange,
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await lockRetention(tx);
    const before = await readRetention(tx);
    if (before.version !== baseVersion) throw errors.retentionOutdated(before.version);
    if (await findOpenChange(tx)) throw errors.retentionChangeOpen();
    const problems = checkPeriods(periods, before.floorMonths);
    if (problems.length > 0) throw errors.badPeriods(problems);
    const after = periods as RetentionPeriods;
    const proposedAt = now();
    const dryRun = await selectDryRun(tx, { before, after, now: proposedAt });
    const proposed = { proposedBy: who.accountId, onBehalfOf: principalId(), proposedAt };
    const change = { baseVersion, periods: after, reason, dryRun, ...proposed };
    const retentionChangeId = await insertChange(tx, change);
    await appendFact(tx, {
      type: 'retention_change_proposed',
      subject: 'retention:periods',
      payload: { by: who.username, retentionChangeId, before: before.periods, after, reason, dryRun },
    });
    await notifyLive(tx, [{ topic: 'retention', unitCodes: [] }]);
  });
}
