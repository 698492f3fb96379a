import { stationKeySetSchema } from '@rollcall/shared/http/station-key-set';
import type { HqKeys } from '../../auth/hq-keys.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/station/key-set: the keys by which a station believes HQ, signed by HQ's root. */
export function readStationKeySet({ hqKeys }: { hqKeys: HqKeys }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/key-set',
      { config: { access: 'station' }, schema: { response: { 200: stationKeySetSchema } } },
      async () => ({ keySet: hqKeys.keySet.jws, rootVouch: hqKeys.rootVouch }),
    );
}
