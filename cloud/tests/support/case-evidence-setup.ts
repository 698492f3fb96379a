import { holdEvidence } from '@rollcall/cloud/activities/case-evidence/hold-evidence';
import { tellActivities } from '@rollcall/cloud/activities/tell-activities';
import type { Database } from '@rollcall/cloud/db/database';
import { type NewActivityInput, newActivitySchema } from '@rollcall/shared/http/activities';
import { sql } from 'kysely';

let told = 0;

/** What a case system tells: a survey of an officer with a case number of its own, unless another is given. @returns its id and number */
export async function toldCase(
  db: Database,
  {
    now = new Date('2026-11-24T06:00:00+08:00'),
    source = 'cases',
    ...changes
  }: Partial<NewActivityInput> & { now?: Date; source?: string } = {},
): Promise<{ activityId: string; caseNo: string; sourceId: string }> {
  told += 1;
  const sourceId = `case-${told}`;
  const caseNo = `丰公交2026-${String(told).padStart(4, '0')}`;
  const startsAt = new Date(now.getTime() - 3_600_000).toISOString();
  const activity = { kind: 'scene_survey' as const, badgeNos: ['100002'], startsAt, sourceId, caseNo, ...changes };
  const saved = await tellActivities(db, source, [newActivitySchema.parse(activity)], {
    by: source,
    now,
    fromSystem: true,
  });
  return {
    activityId: saved.activities[0]?.activityId ?? '',
    caseNo: activity.caseNo ?? '',
    sourceId: activity.sourceId ?? sourceId,
  };
}

/** As the review of the activity finds it: these recordings show it. */
export async function shows(db: Database, activityId: string, ...recordingIds: string[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`insert into activity_recording select ${activityId}, unnest(${recordingIds}::text[])`.execute(tx);
    await holdEvidence(tx, [activityId], { now: new Date() });
  });
}
