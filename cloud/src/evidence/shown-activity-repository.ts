import type { ActivitySearch } from '@rollcall/shared/http/activities';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { activityText } from '../db/activity-text.ts';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';

/** How recordings `r` that show an activity with a plate, case or place are found. */
export interface ShownActivity {
  /** For a recording that was found otherwise. `offset 0`: it is asked of each, not joined. */
  ofThis: RawBuilder<SqlBool>;
  /** By the index of texts, for few. */
  few: RawBuilder<SqlBool>;
  /** Whether one activity in a hundred has it, by a sample: then passing over recordings finds it soon. */
  howCommon: RawBuilder<unknown>;
}

/** Undefined when no activity is searched for. */
export function shownActivity(search: ActivitySearch): ShownActivity | undefined {
  const text = activityText(search);
  if (!text) return undefined;
  return {
    ofThis: sql`exists (
      select from activity_recording l join activity a using (activity_id)
      where l.recording_id = r.recording_id and a.withdrawn_at is null and ${text.held} offset 0
    )`,
    few: sql`r.recording_id = any(array(
      select distinct l.recording_id from activity a join activity_recording l using (activity_id)
      where a.withdrawn_at is null and ${text.indexed}
    ))`,
    howCommon: sql`
      select common, not common as rare from (
        select count(*) filter (where ${text.held}) * 100 > count(*) as common
        from activity a tablesample system (1) repeatable (0)
      ) as sample`,
  };
}

/** The activities that a recording shows, in order of time; those that were withdrawn it shows no more. */
export async function selectActivitiesShown(
  db: Database,
  recordingId: string,
  { ofCases }: Pick<DataScope, 'ofCases'>,
) {
  return db
    .selectFrom('activity_recording as l')
    .innerJoin('activity as a', 'a.activity_id', 'l.activity_id')
    .select(['a.activity_id as activityId', 'a.kind', 'a.starts_at as startsAt', 'a.ends_at as endsAt'])
    .select(['a.place', 'a.plate_no as plateNo', 'a.case_no as caseNo'])
    .where('l.recording_id', '=', recordingId)
    .$if(ofCases === true, (rows) => rows.where('a.case_no', 'is not', null))
    .orderBy('a.starts_at')
    .orderBy('a.activity_id')
    .execute();
}
