import { type RawBuilder, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { StandingActivity, ToldActivity } from './activity.ts';
import type { ActivityState } from './plan-activities.ts';

/**
 * What must be known before these activities are planned.
 * @param unitCode only officers of this unit may be named; everyone when undefined, nobody when null
 */
export async function selectActivityState(
  tx: Transaction,
  told: readonly ToldActivity[],
  { unitCode }: { unitCode?: string | null | undefined },
): Promise<ActivityState> {
  const standing = await selectStanding(tx, withKeysOf(told));
  const badgeNos = new Set([...told, ...standing].flatMap((activity) => activity.badgeNos));
  return { officers: await selectNameable(tx, badgeNos, unitCode), standing };
}

/**
 * What telling of these activities reads, as `fingerprintOf` compares it: what stands of them with
 * its findings, campaigns, the catalogue, and the officers of both.
 * @param badgeNos all that may be meant
 */
export function readForActivities(told: readonly ToldActivity[], badgeNos: readonly string[]): RawBuilder<unknown>[] {
  return [
    standingActivities(withKeysOf(told)),
    sql`select f.finding_id, f.handling from finding f join activity a using (activity_id) ${withKeysOf(told)}`,
    sql`select campaign_id, name, starts_on, ends_on from campaign`,
    sql`select version from must_record_version`,
    sql`select badge_no, name, unit_code, left_on from officer
      where badge_no = any(${badgeNos}::text[])
        or badge_no in (select o.badge_no from activity a join activity_officer o using (activity_id) ${withKeysOf(told)})`,
  ];
}

function withKeysOf(told: readonly ToldActivity[]): RawBuilder<unknown> {
  const keys = told.map(({ source, sourceId }) => ({ source, sourceId }));
  return sql`join json_to_recordset(${JSON.stringify(keys)}::json) as t (source text, "sourceId" text)
    on t.source = a.source and t."sourceId" = a.source_id`;
}

/** One activity, locked, whatever became of it. */
export async function lockActivity(tx: Transaction, activityId: string): Promise<StandingActivity | undefined> {
  const [activity] = await selectStanding(
    tx,
    sql`join (select activity_id from activity where activity_id = ${activityId} for update) as one using (activity_id)`,
  );
  return activity;
}

/** Of these officers those who may be named. */
export async function selectNameable(
  tx: Transaction,
  badgeNos: Iterable<string>,
  unitCode: string | null | undefined,
): Promise<ActivityState['officers']> {
  let officers = tx
    .selectFrom('officer')
    .select(['badge_no', 'left_on'])
    .where('badge_no', '=', sql<string>`any(${[...badgeNos]}::text[])`);
  if (unitCode !== undefined) officers = officers.where('unit_code', '=', unitCode);
  return new Map((await officers.execute()).map((row) => [row.badge_no, { leftOn: row.left_on }]));
}

/** Every campaign's id by its name. */
export async function selectCampaignIds(db: Database | Transaction): Promise<ReadonlyMap<string, string>> {
  const campaigns = await db.selectFrom('campaign').select(['name', 'campaign_id']).execute();
  return new Map(campaigns.map(({ name, campaign_id }) => [name, campaign_id]));
}

async function selectStanding(tx: Transaction, which: RawBuilder<unknown>): Promise<StandingActivity[]> {
  return (await standingActivities(which).execute(tx)).rows;
}

function standingActivities(which: RawBuilder<unknown>): RawBuilder<StandingActivity> {
  return sql<StandingActivity>`
    select a.activity_id as "activityId", a.source, a.source_id as "sourceId", a.kind, a.starts_at as "startsAt",
      a.ends_at as "endsAt", a.place, a.plate_no as "plateNo", a.case_no as "caseNo", a.ticket_no as "ticketNo", a.case_no_typed as "caseNoTyped", a.campaign_id as "campaignId",
      a.told_sha256 as "toldSha256", a.withdrawn_at as "withdrawnAt", a.lead_ms as "leadMs", a.lag_ms as "lagMs",
      array(select badge_no from activity_officer o where o.activity_id = a.activity_id order by 1) as "badgeNos"
    from activity a ${which}
  `;
}
