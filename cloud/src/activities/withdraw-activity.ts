import type { Database } from '../db/database.ts';
import { type EditOutcome, keepOrPropose } from './activity-edits/activity-edit.ts';
import { findChangeable } from './change-activity.ts';
import type { ActivityChange } from './save-activities.ts';

/** Withdraws an activity, or proposes so. @throws AppError when it can't be */
export async function withdrawActivity(
  db: Database,
  activityId: string,
  change: ActivityChange & { reason: string },
): Promise<EditOutcome> {
  return db.transaction().execute(async (tx) => {
    const activity = await findChangeable(tx, activityId, change);
    return keepOrPropose(tx, activity, null, change);
  });
}
