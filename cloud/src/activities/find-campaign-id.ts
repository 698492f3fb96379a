import type { Database } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { selectCampaignIds } from './activity-state-repository.ts';

/** Of the campaign of this name; null for none, undefined for unchanged. @throws unknown_campaign */
export async function findCampaignId(
  db: Database,
  campaign: string | null | undefined,
): Promise<string | null | undefined> {
  if (campaign === undefined || campaign === null) return campaign;
  const campaignId = (await selectCampaignIds(db)).get(campaign);
  if (campaignId === undefined) throw errors.unknownCampaign(campaign);
  return campaignId;
}
