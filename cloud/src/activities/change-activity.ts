import type { Database, Transaction } from '../db/database.ts';
import { lockDutyExclusive } from '../db/duty-lock.ts';
import { errors } from '../errors/errors.ts';
import type { ActivityContent, StandingActivity } from './activity.ts';
import { refusalOfActivity } from './activity-refusal.ts';
import { lockActivity, selectNameable } from './activity-state-repository.ts';
import { assertMayCorrect } from './assert-may-correct.ts';
import { isAllOf, judgeActivity } from './plan-activities.ts';
import { type ActivityChange, writeActivities } from './save-activities.ts';

/**
 * Corrects what a source told. It stays corrected when the source tells the same again.
 * @throws AppError when it can't be
 */
export async function changeActivity(
  db: Database,
  activityId: string,
  changes: { [Name in keyof ActivityContent]?: ActivityContent[Name] | undefined },
  change: ActivityChange & { reason: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    const before = await findChangeable(tx, activityId, change);
    const after: StandingActivity = { ...before, ...Object.fromEntries(given) };
    const officers = await selectNameable(tx, after.badgeNos, change.unitCode);
    const [objection] = judgeActivity(0, after, { officers, now: change.now });
    if (objection) throw refusalOfActivity(objection);
    const changed = [{ index: 0, before, after, toldSha256: null }];
    await writeActivities(tx, { added: [], changed, unchanged: [] }, change);
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
