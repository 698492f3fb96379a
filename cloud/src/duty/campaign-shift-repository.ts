import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { inSight, type Sight } from '../db/sight.ts';

/** The shifts of a campaign that aren't cancelled and touch a stretch of time; of one unit where `unitCode` is given. */
export async function selectCampaignShiftIds(
  db: Database,
  which: { campaignId: string; overlapping: { from: Date; to: Date }; unitCode: string | undefined; sight: Sight },
): Promise<string[]> {
  const { campaignId, overlapping, unitCode, sight } = which;
  const { rows } = await sql<{ shiftId: string }>`
    select s.shift_id as "shiftId" from shift s join officer o using (badge_no)
    where s.campaign_id = ${campaignId} and s.cancelled_at is null
      and s.starts_at < ${overlapping.to} and s.ends_at > ${overlapping.from}
      and ${inSight(sight, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('s.badge_no') })}
      and ${unitCode === undefined ? sql`true` : sql`o.unit_code = ${unitCode}`}
  `.execute(db);
  return rows.map(({ shiftId }) => shiftId);
}
