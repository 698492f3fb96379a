import type { ActivitiesQuery, ActivityRow } from '@rollcall/shared/http/activities';
import type { ActivityVerdict } from '@rollcall/shared/http/activity-verdicts';
import { addDays, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { activityText } from '../db/activity-text.ts';
import type { DataScope } from '../db/data-scope.ts';
import type { Database } from '../db/database.ts';

// How a page is found: who sees or asks for some officers gets the first of each officer's activities, merged; everybody
// else walks all by their start, or gathers what the index of texts holds, whichever the planner takes for shorter.

export interface StoredActivity
  extends Omit<ActivityRow, 'startsAt' | 'endsAt' | 'withdrawnAt' | 'toldAt' | 'changedAt'> {
  startsAt: Date;
  endsAt: Date;
  withdrawnAt: Date | null;
  toldAt: Date;
  changedAt: Date;
  itemName: string | null;
  itemEnglishName: string | null;
}

/** Where a page begins: after this activity. */
export interface ActivityPlace {
  startsAt: string;
  activityId: string;
}

type Condition = RawBuilder<SqlBool>;

/** Latest start first. */
export async function selectActivities(
  db: Database,
  query: Omit<ActivitiesQuery, 'limit' | 'cursor'>,
  options: { after?: ActivityPlace | undefined; dataScope: DataScope; limit: number },
): Promise<StoredActivity[]> {
  const { after, dataScope, limit } = options;
  const conditions = [...conditionsOf(query), ...(dataScope.ofCases ? [hasCase] : [])];
  if (after) {
    conditions.push(sql`(a.starts_at, a.activity_id) < (${after.startsAt}::timestamptz, ${after.activityId}::uuid)`);
  }
  const officers = officersOf(query, dataScope);
  const ordered = sql`order by a.starts_at desc, a.activity_id desc limit ${limit}`;
  const page = officers
    ? sql`
        select distinct a.* from (${officers}) as o
        cross join lateral (
          select a.* from activity_officer ao join activity a using (activity_id)
          where ao.badge_no = o.badge_no and ${sql.join(conditions, sql` and `)}
          order by ao.starts_at desc, ao.activity_id desc limit ${limit}
        ) as a ${ordered}`
    : sql`select a.* from activity a where ${sql.join(conditions, sql` and `)} ${ordered}`;
  const { rows } = await sql<StoredActivity>`
    select ${columns} from (${page}) as a ${named}
    order by a.starts_at desc, a.activity_id desc
  `.execute(db);
  return rows;
}

/** One activity, as far as it is in sight. */
export async function findActivity(
  db: Database,
  activityId: string,
  dataScope: DataScope,
): Promise<StoredActivity | undefined> {
  const officers = officersOf({}, dataScope);
  const seen = officers
    ? sql`exists (select from activity_officer ao where ao.activity_id = a.activity_id and ao.badge_no in (${officers}))`
    : dataScope.ofCases
      ? hasCase
      : sql`true`;
  const { rows } = await sql<StoredActivity>`
    select ${columns} from activity a ${named}
    where a.activity_id = ${activityId} and ${seen}
  `.execute(db);
  return rows[0];
}

const hasCase: Condition = sql`a.case_no is not null`;

/** Whose activities are wanted and in sight; undefined for everybody's. */
function officersOf(
  { badgeNo, unitCode }: Pick<ActivitiesQuery, 'badgeNo' | 'unitCode'>,
  dataScope: DataScope,
): RawBuilder<unknown> | undefined {
  const wanted: Condition[] = [];
  if (badgeNo !== undefined) wanted.push(sql`badge_no = ${badgeNo}`);
  if (unitCode !== undefined) wanted.push(sql`unit_code = ${unitCode}`);
  if (dataScope.badgeNo !== undefined) wanted.push(sql`badge_no = ${dataScope.badgeNo}`);
  else if (dataScope.unitCode !== undefined && !dataScope.ofCases) wanted.push(sql`unit_code = ${dataScope.unitCode}`);
  return wanted.length === 0 ? undefined : sql`select badge_no from officer where ${sql.join(wanted, sql` and `)}`;
}

function conditionsOf(query: Omit<ActivitiesQuery, 'limit' | 'cursor'>): Condition[] {
  const { kind, campaignId, source, verdict, waiting, from, to } = query;
  const conditions: Condition[] = [sql`true`];
  const text = activityText(query);
  if (text) conditions.push(text.indexed);
  if (kind !== undefined) conditions.push(sql`a.kind = ${kind}`);
  if (campaignId !== undefined) conditions.push(sql`a.campaign_id = ${campaignId}`);
  if (source !== undefined) conditions.push(sql`a.source = ${source}`);
  if (from !== undefined) conditions.push(sql`a.starts_at >= ${startOfLocalDate(from)}`);
  if (to !== undefined) conditions.push(sql`a.starts_at < ${startOfLocalDate(addDays(to, 1))}`);
  if (verdict !== undefined) conditions.push(ofVerdict(verdict));
  if (waiting !== undefined) conditions.push(editWaits);
  return conditions;
}

const editWaits = sql<SqlBool>`exists (
  select from activity_edit e where e.activity_id = a.activity_id and e.state = 'proposed'
)`;

function ofVerdict(verdict: ActivityVerdict): Condition {
  const none = sql<SqlBool>`(not a.required or a.withdrawn_at is not null)`;
  const looked = sql<SqlBool>`a.activity_id in (select activity_id from activity_coverage where verdict = ${verdict})`;
  if (verdict === 'not_required') return none;
  if (verdict !== 'pending') return sql`(not ${none} and ${looked})`;
  const never = sql<SqlBool>`not exists (select from activity_coverage v where v.activity_id = a.activity_id)`;
  return sql`(not ${none} and (${looked} or ${never}))`;
}

/** With its verdict `v`, the campaign `c` and the item that counts for it, as its catalogue has it. */
const named = sql`
  left join activity_coverage v using (activity_id)
  left join campaign c using (campaign_id)
  left join lateral (
    select i.item ->> 'name' as name, i.item -> 'english' ->> 'name' as english_name
    from must_record_version v, jsonb_array_elements(v.items) as i (item)
    where v.version = a.catalogue_version and i.item ->> 'itemId' = a.item_id
  ) as item on true`;

const columns = sql`
  a.activity_id as "activityId", a.source,
  (select name from activity_source where source = a.source) as "sourceName", a.source_id as "sourceId", a.kind, a.starts_at as "startsAt",
  a.ends_at as "endsAt", a.place, a.plate_no as "plateNo", a.case_no as "caseNo", a.ticket_no as "ticketNo", a.campaign_id as "campaignId",
  c.name as campaign, a.required, a.lead_ms as "leadMs", a.lag_ms as "lagMs", a.catalogue_version as "catalogueVersion",
  ${editWaits} as "editWaits", a.item_id as "itemId", a.withdrawn_at as "withdrawnAt", a.told_at as "toldAt", a.changed_at as "changedAt",
  case when not a.required or a.withdrawn_at is not null then 'not_required' else coalesce(v.verdict, 'pending') end as verdict,
  (
    select coalesce(jsonb_agg(jsonb_build_object('badgeNo', o.badge_no, 'name', o.name, 'unitCode', o.unit_code,
      'unitName', u.name) order by o.badge_no), '[]')
    from activity_officer ao join officer o using (badge_no) join unit u using (unit_code)
    where ao.activity_id = a.activity_id
  ) as officers,
  array(
    select f.kind from finding f where f.activity_id = a.activity_id and f.state = 'open'
      and f.rule_key in ('activity_coverage', 'activity_start', 'activity_end') order by f.rule_key
  ) as found,
  item.name as "itemName", item.english_name as "itemEnglishName"`;
