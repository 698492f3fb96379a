import { campaignsResponseSchema } from '@rollcall/shared/http/campaigns';
import type { Database } from '../../db/database.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight-of.ts';
import { campaignRows } from './campaign-rows.ts';

/** GET /api/v1/campaigns: all of them, latest first. */
export function listCampaigns({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/campaigns',
      { config: { access: 'shifts.read' }, schema: { response: { 200: campaignsResponseSchema } } },
      async ({ session }) => ({ rows: await campaignRows(db, sightOf(session)) }),
    );
}
