import { campaignRowSchema, newCampaignSchema } from '@rollcall/shared/http/campaigns';
import type { Database } from '../../db/database.ts';
import { addCampaign } from '../../duty/save-campaign.ts';
import type { Route } from '../route.ts';
import { toCampaignRow } from './to-campaign-row.ts';

/** POST /api/v1/campaigns. */
export function createCampaign({ db }: { db: Database }): Route {
  return (app) =>
    app.post(
      '/api/v1/campaigns',
      {
        config: { access: 'campaigns.write' },
        schema: { body: newCampaignSchema, response: { 201: campaignRowSchema } },
      },
      async ({ session, body }, reply) => {
        const campaign = await addCampaign(db, body, session.username);
        return reply.code(201).send(toCampaignRow(campaign, undefined));
      },
    );
}
