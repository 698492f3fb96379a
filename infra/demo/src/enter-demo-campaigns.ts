import type { Database } from '@rollcall/cloud/db/database';
import type { Campaign } from '@rollcall/cloud/duty/campaign';
import { selectCampaigns } from '@rollcall/cloud/duty/campaign-repository';
import { addCampaign } from '@rollcall/cloud/duty/save-campaign';

const open = { startsOn: '2026-01-01', endsOn: null };
/** By the duty type of the shifts that belong to it. */
const campaignsOfDuty: Readonly<Record<string, Omit<Campaign, 'campaignId'>>> = {
  drink_driving_check: { name: '酒驾专项整治', campaignType: 'drink_driving', ...open },
  plates_and_licences_check: { name: '涉牌涉证专项整治', campaignType: 'plates_and_licences', ...open },
};

/** Makes the campaigns of the demo brigade that aren't there. @returns the campaign of each duty type that has one */
export async function enterDemoCampaigns(db: Database, by: string): Promise<ReadonlyMap<string, string>> {
  const known = new Map((await selectCampaigns(db)).map(({ name, campaignId }) => [name, campaignId]));
  const ids = new Map<string, string>();
  for (const [dutyType, campaign] of Object.entries(campaignsOfDuty)) {
    ids.set(dutyType, known.get(campaign.name) ?? (await addCampaign(db, campaign, by)).campaignId);
  }
  return ids;
}
