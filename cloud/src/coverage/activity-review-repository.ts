import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import { sql } from 'kysely';
import type { Transaction } from '../db/database.ts';

/** The result of a review of an activity, and when to review it again. */
export interface ActivityReview {
  activityId: string;
  verdict: ActivityVerdict;
  requiredMs: number;
  recordedMs: number;
  changesAt: Date | null;
}

/**
 * Stores the results of reviews and the time of the next ones.
 * @param activityIds all activities of the review, also those without officers, which have no result
 * @returns the activities whose result differs from the last one
 */
export async function saveActivityReviews(
  tx: Transaction,
  { activityIds, reviews, asOf }: { activityIds: readonly string[]; reviews: readonly ActivityReview[]; asOf: Date },
): Promise<Set<string>> {
  const changed = await sql<{ activityId: string }>`
    with reviewed as (
      select * from json_to_recordset(${JSON.stringify(reviews)}::json) as r (
        "activityId" uuid, verdict text, "requiredMs" bigint, "recordedMs" bigint, "changesAt" timestamptz
      )
    ),
    next as (
      update activity a set review_at = "changesAt"
      from unnest(${activityIds}::uuid[]) as looked (id) left join reviewed on "activityId" = id
      where a.activity_id = id
    )
    insert into activity_coverage as c (activity_id, as_of, verdict, required_ms, recorded_ms)
    select "activityId", ${asOf}, verdict, "requiredMs", "recordedMs" from reviewed
    on conflict (activity_id) do update set
      as_of = excluded.as_of, verdict = excluded.verdict, required_ms = excluded.required_ms,
      recorded_ms = excluded.recorded_ms
    where (c.verdict, c.required_ms, c.recorded_ms)
      is distinct from (excluded.verdict, excluded.required_ms, excluded.recorded_ms)
    returning activity_id as "activityId"
  `.execute(tx);
  return new Set(changed.rows.map((row) => row.activityId));
}
