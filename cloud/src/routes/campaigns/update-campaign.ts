import { campaignChangeSchema, campaignRowSchema } from '@rollcall/shared/http/campaigns';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { sumCampaigns } from '../../duty/campaign-repository.ts';
import { changeCampaign } from '../../duty/save-campaign.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight-of.ts';
import { toCampaignRow } from './to-campaign-row.ts';

/** PATCH /api/v1/campaigns/:campaignId. */
export function updateCampaign({ db }: { db: Database }): Route {
  return (app) =>
    app.patch(
      '/api/v1/campaigns/:campaignId',
      {
        config: { access: 'campaigns.write' },
        schema: {
          params: z.object({ campaignId: z.uuid() }),
          body: campaignChangeSchema,
          response: { 200: campaignRowSchema },
        },
      },
      async ({ session, params, body }) => {
        const campaign = await changeCampaign(db, params.campaignId, body, session.username);
        const sums = await sumCampaigns(db, sightOf(session));
        return toCampaignRow(campaign, sums.get(campaign.campaignId));
      },
    );
}
