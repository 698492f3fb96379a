import type { Database } from '@rollcall/cloud/db/database';
import { selectCampaigns } from '@rollcall/cloud/roster/campaigns/repository';
import { addCampaign } from '@rollcall/cloud/roster/campaigns/save-campaign';
import { campaignsOfDuty } from './demo-campaigns.ts';

/** Makes the campaigns of the demo brigade that aren't there. @returns the campaign of each duty type that has one */
export async function enterDemoCampaigns(db: Database, by: string): Promise<ReadonlyMap<string, string>> {
  const known = new Map((await selectCampaigns(db)).map(({ name, campaignId }) => [name, campaignId]));
  const ids = new Map<string, string>();
  for (const [dutyType, campaign] of Object.entries(campaignsOfDuty)) {
    ids.set(dutyType, known.get(campaign.name) ?? (await addCampaign(db, campaign, by)).campaignId);
  }
  return ids;
}
