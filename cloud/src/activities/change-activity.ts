import type { Database, Transaction } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { errors } from '../errors/errors.ts';
import type { ActivityContent, StandingActivity } from './activity.ts';
import { type EditOutcome, keepOrPropose } from './activity-edits/activity-edit.ts';
import { lockActivity, selectNameable } from './activity-state-repository.ts';
import { assertMayCorrect } from './assert-may-correct.ts';
import { isAllOf } from './plan-activities.ts';
import type { ActivityChange } from './save-activities.ts';
import { assertMayBe } from './write-edit.ts';

/**
 * Corrects what a source told, or proposes so. It stays corrected when the source tells the same again.
 * @throws AppError when it can't be
 */
export async function changeActivity(
  db: Database,
  activityId: string,
  changes: { [Name in keyof ActivityContent]?: ActivityContent[Name] | undefined },
  change: ActivityChange & { reason: string },
): Promise<EditOutcome> {
  return db.transaction().execute(async (tx) => {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const before = await findChangeable(tx, activityId, change);
    const after: StandingActivity = { ...before, ...Object.fromEntries(given) };
    await assertMayBe(tx, after, change);
    return keepOrPropose(tx, before, after, change);
  });
}

/**
 * An activity that isn't withdrawn and of which the account may change all. Nothing else changes duty meanwhile.
 * @throws AppError when there is none
 */
export async function findChangeable(
  tx: Transaction,
  activityId: string,
  { unitCode, accountId }: Pick<ActivityChange, 'unitCode' | 'accountId'>,
): Promise<StandingActivity> {
  await lockDutyExclusive(tx);
  const activity = await lockActivity(tx, activityId);
  if (!activity) throw errors.notFound(`The activity ${activityId}`);
  const officers = await selectNameable(tx, activity.badgeNos, unitCode);
  if (officers.size === 0) throw errors.notFound(`The activity ${activityId}`);
  if (!isAllOf(activity, officers)) throw errors.ofOtherUnit('A part of this activity');
  if (activity.withdrawnAt) throw errors.activityWithdrawn();
  await assertMayCorrect(tx, activity.badgeNos, accountId);
  return activity;
}
