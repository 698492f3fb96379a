import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { inSight, type Sight } from '../db/sight.ts';
import type { Campaign } from './campaign.ts';

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

/** How many shifts in sight belong to each campaign that has some. */
export async function countCampaignShifts(db: Database, sight: Sight): Promise<Map<string, number>> {
  const { rows } = await sql<{ campaign_id: string; shifts: number }>`
    select s.campaign_id, count(*)::integer as shifts from shift s join officer o using (badge_no)
    where s.campaign_id is not null and s.cancelled_at is null
      and ${inSight(sight, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') })}
    group by s.campaign_id
  `.execute(db);
  return new Map(rows.map((row) => [row.campaign_id, row.shifts]));
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
