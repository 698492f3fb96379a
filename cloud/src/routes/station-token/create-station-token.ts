import { stationTokenRequestSchema, stationTokenResponseSchema } from '@rollcall/shared/http/station-token';
import type { HqKeys } from '../../auth/hq-keys.ts';
import { exchangeAssertion, stationTokenLifetimeSeconds } from '../../auth/station-token.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/station/token: OAuth 2.0 client credentials with private_key_jwt. */
export function createStationToken(deps: { db: Database; now: () => Date; hqKeys: HqKeys }): Route {
  return (app) =>
    app.post(
      '/api/v1/station/token',
      {
        config: { access: 'public' },
        schema: { body: stationTokenRequestSchema, response: { 200: stationTokenResponseSchema } },
      },
      async (request) => {
        const { token } = await exchangeAssertion(deps, request.body.client_assertion);
        return { access_token: token, token_type: 'Bearer' as const, expires_in: stationTokenLifetimeSeconds };
      },
    );
}
