import { campaignsResponseSchema } from '@rollcall/shared/http/campaigns';
import type { Database } from '../../db/database.ts';
import { countCampaignShifts, selectCampaigns } from '../../duty/campaign-repository.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight-of.ts';

/** GET /api/v1/campaigns: all of them, latest first. */
export function listCampaigns({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/campaigns',
      { config: { access: 'shifts.read' }, schema: { response: { 200: campaignsResponseSchema } } },
      async ({ session }) => {
        const counts = await countCampaignShifts(db, sightOf(session));
        const campaigns = await selectCampaigns(db);
        return {
          rows: campaigns.map((campaign) => ({ ...campaign, shifts: counts.get(campaign.campaignId) ?? 0 })),
        };
      },
    );
}
