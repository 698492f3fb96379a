import { stationWitnessName } from '@rollcall/shared/contract/cosignature';
import { stationDrawsSchema } from '@rollcall/shared/http/station-draws';
import { noteDrawsLooked, selectDrawsFor } from '../../checks/draws/station-draw-repository.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { proveFact } from '../../ledger/prove-fact.ts';
import { proveFacts } from '../../ledger/prove-facts.ts';

/**
 * GET /api/v1/station/draws: the draws for which the station was asked and whose secret it has not opened, each fact with its
 * proof; a close in a checkpoint that the station itself cosigned. Whoever asks can be asked for the next draws.
 */
export function readStationDraws({ db, origin, now }: { db: Database; origin: string; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/station/draws',
      { config: { access: 'station' }, schema: { response: { 200: stationDrawsSchema } } },
      async ({ stationId }) => {
        await noteDrawsLooked(db, stationId, now());
        const minCosignedBy = stationWitnessName(origin, stationId);
        const asked = await selectDrawsFor(db, stationId);
        const proved = await Promise.all(
          asked.map(async ({ draw, announcedFactId, askedFactId, closedFactId }) => {
            const [announcement, ask] = await proveFacts(db, [announcedFactId, askedFactId]);
            const close = closedFactId === null ? undefined : await proveFact(db, closedFactId, { minCosignedBy });
            // What isn't in a checkpoint yet can't be shown.
            return announcement && ask ? [{ draw, announcement, asked: ask, close: close ?? null }] : [];
          }),
        );
        return { draws: proved.flat() };
      },
    );
}
