import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import type { CampaignType } from '@rollcall/shared/resources/campaigns';
import { sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { runningShifts, splitPending, sumOfLooks } from '../../duty/shifts/not-yet-repository.ts';

/** What for, apart from daily duty, shifts are: a dimension of roster, coverage and bulletin. */
export interface Campaign {
  campaignId: string;
  name: string;
  campaignType: CampaignType;
  /** Local dates, both included; null: until further notice. */
  startsOn: string;
  endsOn: string | null;
}

const columns = [
  'campaign_id as campaignId',
  'name',
  'campaign_type as campaignType',
  'starts_on as startsOn',
  'ends_on as endsOn',
] as const;

/** Latest first. */
export async function selectCampaigns(db: Database | Transaction): Promise<Campaign[]> {
  return db.selectFrom('campaign').select(columns).orderBy('starts_on', 'desc').orderBy('name').execute();
}

/** What campaigns have on the roster. */
export interface CampaignSum {
  shifts: number;
  /** Of the last look at each. */
  coverage: CoverageTotals;
}

/** Of each campaign that has shifts in sight: how many, and how much of them was recorded, as of `now`. */
export async function sumCampaigns(
  db: Database,
  { dataScope, now }: { dataScope: DataScope; now: Date },
): Promise<Map<string, CampaignSum>> {
  const { rows } = await sql<CampaignSum & { campaignId: string }>`
    with running as materialized (${runningShifts(now, sql`s.campaign_id is not null`)})
    select s.campaign_id as "campaignId", count(*)::integer as shifts, ${sumOfLooks(now)} as coverage
    from shift s join officer o using (badge_no) left join shift_coverage c using (shift_id)
      left join running using (shift_id)
    where s.campaign_id is not null and s.cancelled_at is null
      and ${inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') })}
    group by s.campaign_id
  `.execute(db);
  return new Map(
    rows.map(({ campaignId, shifts, coverage }) => [campaignId, { shifts, coverage: splitPending(coverage) }]),
  );
}

/** The shifts of a campaign that aren't cancelled and touch a stretch of time; of one unit where `unitCode` is given. */
export async function selectCampaignShiftIds(
  db: Database,
  which: {
    campaignId: string;
    overlapping: { from: Date; to: Date };
    unitCode: string | undefined;
    dataScope: DataScope;
  },
): Promise<string[]> {
  const { campaignId, overlapping, unitCode, dataScope } = which;
  const { rows } = await sql<{ shiftId: string }>`
    select s.shift_id as "shiftId" from shift s join officer o using (badge_no)
    where s.campaign_id = ${campaignId} and s.cancelled_at is null
      and s.starts_at < ${overlapping.to} and s.ends_at > ${overlapping.from}
      and ${inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') })}
      and ${unitCode === undefined ? sql`true` : sql`o.unit_code = ${unitCode}`}
  `.execute(db);
  return rows.map(({ shiftId }) => shiftId);
}

/** Held until the transaction ends. */
export async function lockCampaign(tx: Transaction, campaignId: string): Promise<Campaign | undefined> {
  return tx.selectFrom('campaign').select(columns).where('campaign_id', '=', campaignId).forUpdate().executeTakeFirst();
}

/** @returns its id, undefined when another one has the name */
export async function insertCampaign(
  tx: Transaction,
  campaign: Omit<Campaign, 'campaignId'>,
): Promise<string | undefined> {
  const row = await tx
    .insertInto('campaign')
    .values(toRow(campaign))
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('campaign_id')
    .executeTakeFirst();
  return row?.campaign_id;
}

/** @returns false when another one has the name */
export async function updateCampaign(tx: Transaction, { campaignId, ...campaign }: Campaign): Promise<boolean> {
  const result = await tx
    .updateTable('campaign')
    .set(toRow(campaign))
    .where('campaign_id', '=', campaignId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('campaign as other')
            .select('other.campaign_id')
            .where('other.name', '=', campaign.name)
            .where('other.campaign_id', '<>', campaignId),
        ),
      ),
    )
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

function toRow({ name, campaignType, startsOn, endsOn }: Omit<Campaign, 'campaignId'>) {
  return { name, campaign_type: campaignType, starts_on: startsOn, ends_on: endsOn };
}
