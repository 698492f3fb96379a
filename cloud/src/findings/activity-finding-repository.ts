import type { Database } from '../db/database.ts';

/** What was found about an activity: what is open first, then what was found first; of one pass, in the order of the rules. */
export async function selectFindingsOfActivity(db: Database, activityId: string) {
  return db
    .selectFrom('finding')
    .select(['finding_id as findingId', 'kind', 'state'])
    .where('activity_id', '=', activityId)
    .orderBy('state')
    .orderBy('found_at')
    .orderBy('rule_key')
    .execute();
}
