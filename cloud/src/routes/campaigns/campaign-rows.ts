import type { CampaignRow } from '@rollcall/shared/http/campaigns';
import type { Database } from '../../db/database.ts';
import type { Sight } from '../../db/sight.ts';
import { selectCampaigns, sumCampaigns } from '../../duty/campaign-repository.ts';
import { toCampaignRow } from './to-campaign-row.ts';

/** All campaigns, latest first, each with what is in sight of it. */
export async function campaignRows(db: Database, sight: Sight): Promise<CampaignRow[]> {
  const sums = await sumCampaigns(db, sight);
  const campaigns = await selectCampaigns(db);
  return campaigns.map((campaign) => toCampaignRow(campaign, sums.get(campaign.campaignId)));
}
