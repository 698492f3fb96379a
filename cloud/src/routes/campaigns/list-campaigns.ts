import { campaignsResponseSchema } from '@rollcall/shared/http/campaigns';
import type { Database } from '../../db/database.ts';
import { selectCampaigns, sumCampaigns } from '../../duty/campaign-repository.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight-of.ts';
import { toCampaignRow } from './to-campaign-row.ts';

/** GET /api/v1/campaigns: all of them, latest first. */
export function listCampaigns({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/campaigns',
      { config: { access: 'shifts.read' }, schema: { response: { 200: campaignsResponseSchema } } },
      async ({ session }) => {
        const sums = await sumCampaigns(db, sightOf(session));
        const campaigns = await selectCampaigns(db);
        return { rows: campaigns.map((campaign) => toCampaignRow(campaign, sums.get(campaign.campaignId))) };
      },
    );
}
