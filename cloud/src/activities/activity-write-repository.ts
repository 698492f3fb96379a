import { type RawBuilder, sql } from 'kysely';
import type { Transaction } from '../db/database.ts';
import type { ToldActivity } from './activity.ts';
import type { ResolvedItem } from './resolve-item.ts';

export interface ActivityToWrite extends ToldActivity, ResolvedItem {
  activityId: string;
  caseNoTyped: boolean;
  /** Null keeps what its source told last. */
  toldSha256: string | null;
}

// An activity that is new or changed is looked at again.

export async function insertActivities(tx: Transaction, activities: readonly ActivityToWrite[], now: Date) {
  await sql`
    insert into activity (activity_id, source, source_id, kind, starts_at, ends_at, place, plate_no, case_no, campaign_id,
      required, lead_ms, lag_ms, catalogue_version, item_id, retention_category, told_sha256, ticket_no, case_no_typed, told_at, changed_at, review_at)
    select r.*, ${now}, ${now}, now() from ${recordsOf(activities)}
  `.execute(tx);
  await insertOfficers(tx, activities);
}

export async function updateActivities(tx: Transaction, activities: readonly ActivityToWrite[], now: Date) {
  await sql`
    update activity a
    set kind = r.kind, starts_at = r.starts_at, ends_at = r.ends_at, place = r.place, plate_no = r.plate_no,
      case_no = r.case_no, ticket_no = r.ticket_no, case_no_typed = r.case_no_typed, campaign_id = r.campaign_id, required = r.required, lead_ms = r.lead_ms, lag_ms = r.lag_ms,
      catalogue_version = r.catalogue_version, item_id = r.item_id, retention_category = r.retention_category,
      told_sha256 = coalesce(r.told_sha256, a.told_sha256), changed_at = ${now}, review_at = now()
    from ${recordsOf(activities)} where a.activity_id = r.activity_id
  `.execute(tx);
  const ids = activities.map(({ activityId }) => activityId);
  await tx.deleteFrom('activity_officer').where('activity_id', '=', sql<string>`any(${ids}::uuid[])`).execute();
  await insertOfficers(tx, activities);
}

/** It never was, and stays with its history. */
export async function saveWithdrawal(
  tx: Transaction,
  activityId: string,
  { reason, now }: { reason: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('activity')
    .set({ withdrawn_at: now, withdrawal_reason: reason, changed_at: now, review_at: sql<Date>`now()` })
    .where('activity_id', '=', activityId)
    .execute();
}

async function insertOfficers(tx: Transaction, activities: readonly ActivityToWrite[]): Promise<void> {
  const officers = activities.flatMap(({ activityId, badgeNos, startsAt, endsAt }) =>
    badgeNos.map((badgeNo) => ({ activityId, badgeNo, startsAt, endsAt })),
  );
  await sql`
    insert into activity_officer (activity_id, badge_no, starts_at, ends_at)
    select * from json_to_recordset(${JSON.stringify(officers)}::json)
      as r ("activityId" uuid, "badgeNo" text, "startsAt" timestamptz, "endsAt" timestamptz)
  `.execute(tx);
}

function recordsOf(activities: readonly ActivityToWrite[]): RawBuilder<unknown> {
  const records = activities.map((activity) => ({
    activity_id: activity.activityId,
    source: activity.source,
    source_id: activity.sourceId,
    kind: activity.kind,
    starts_at: activity.startsAt,
    ends_at: activity.endsAt,
    place: activity.place,
    plate_no: activity.plateNo,
    case_no: activity.caseNo,
    campaign_id: activity.campaignId,
    required: activity.required,
    lead_ms: activity.leadMs,
    lag_ms: activity.lagMs,
    catalogue_version: activity.catalogueVersion,
    item_id: activity.itemId,
    retention_category: activity.retentionCategory,
    told_sha256: activity.toldSha256,
    ticket_no: activity.ticketNo,
    case_no_typed: activity.caseNoTyped,
  }));
  return sql`json_to_recordset(${JSON.stringify(records)}::json) as r
    (activity_id uuid, source text, source_id text, kind text, starts_at timestamptz, ends_at timestamptz, place text,
     plate_no text, case_no text, campaign_id uuid, required boolean, lead_ms integer, lag_ms integer,
     catalogue_version integer, item_id text, retention_category text, told_sha256 text, ticket_no text, case_no_typed boolean)`;
}
