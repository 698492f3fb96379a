import type { Database } from '../db/database.ts';
import { reviewShiftsOfOfficers } from '../duty/reviews/shift-review-repository.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { saveWithdrawal } from './activity-write-repository.ts';
import { holdEvidence } from './case-evidence/hold-evidence.ts';
import { findChangeable } from './change-activity.ts';
import { type ActivityChange, payloadOf, timesOf } from './save-activities.ts';

/** It never was: nothing has to be recorded for it, and its findings end. Its source telling it again doesn't bring it back. */
export async function withdrawActivity(
  db: Database,
  activityId: string,
  change: ActivityChange & { reason: string },
): Promise<void> {
  const { by, reason, now } = change;
  await db.transaction().execute(async (tx) => {
    const activity = await findChangeable(tx, activityId, change);
    await saveWithdrawal(tx, activityId, { reason, now });
    await appendFact(tx, {
      type: 'activity_withdrawn',
      subject: `activity:${activityId}`,
      payload: { ...payloadOf(activity), by, reason },
    });
    await reviewShiftsOfOfficers(tx, timesOf(activity));
    await holdEvidence(tx, [activityId], change);
  });
}
