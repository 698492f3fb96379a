import type { Transaction } from '../db/database.ts';
import { reviewShiftsOfOfficers } from '../duty/reviews/shift-review-repository.ts';
import { appendFact } from '../ledger/append-fact.ts';
import type { StandingActivity } from './activity.ts';
import { refusalOfActivity } from './activity-refusal.ts';
import { selectNameable } from './activity-state-repository.ts';
import { saveWithdrawal } from './activity-write-repository.ts';
import { holdEvidence } from './case-evidence/hold-evidence.ts';
import { judgeActivity } from './plan-activities.ts';
import { type ActivityChange, payloadOf, timesOf, writeActivities } from './save-activities.ts';

type Edit = ActivityChange & {
  reason: string;
  /** Who agreed to it, where it takes two. */
  approvedBy?: string;
};

/** @throws AppError for what is against the activity as it is to be */
export async function assertMayBe(tx: Transaction, after: StandingActivity, change: ActivityChange): Promise<void> {
  const officers = await selectNameable(tx, after.badgeNos, change.unitCode);
  const [objection] = judgeActivity(0, after, { officers, now: change.now });
  if (objection) throw refusalOfActivity(objection);
}

/** Writes a correction, with its fact. @throws what `assertMayBe` does */
export async function writeChange(tx: Transaction, before: StandingActivity, after: StandingActivity, change: Edit) {
  await assertMayBe(tx, after, change);
  const changed = [{ index: 0, before, after, toldSha256: null }];
  await writeActivities(tx, { added: [], changed, unchanged: [] }, change);
}

/** It never was: nothing has to be recorded for it, and its findings end. Its source telling it again doesn't bring it back. */
export async function writeWithdrawal(tx: Transaction, activity: StandingActivity, change: Edit): Promise<void> {
  const { by, reason, now, approvedBy } = change;
  await saveWithdrawal(tx, activity.activityId, { reason, now });
  await appendFact(tx, {
    type: 'activity_withdrawn',
    subject: `activity:${activity.activityId}`,
    payload: { ...payloadOf(activity), by, reason, ...(approvedBy === undefined ? {} : { approvedBy }) },
  });
  await reviewShiftsOfOfficers(tx, timesOf(activity));
  await holdEvidence(tx, [activity.activityId], change);
}
