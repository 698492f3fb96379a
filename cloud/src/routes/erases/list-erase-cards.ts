import { eraseCardsResponseSchema } from '@rollcall/shared/http/erases';
import type { Database } from '../../db/database.ts';
import { selectEraseCards } from '../../evidence/erases/erase-list-repository.ts';
import type { Route } from '../../http/route.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { visibleUnit } from '../visible-unit.ts';

/** GET /api/v1/erase-cards: the cards in docks now, and why those can't be erased that can't. */
export function listEraseCards({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/erase-cards',
      { config: { access: 'stations.read' }, schema: { response: { 200: eraseCardsResponseSchema } } },
      async (request) => {
        const [{ eraseMode }, cards] = await Promise.all([
          readParameters(db),
          selectEraseCards(db, visibleUnit(request.session)),
        ]);
        const rows = cards.map(({ dockedAt, judgedAt, objections, ...card }) => ({
          ...card,
          objections: objections ?? [],
          dockedAt: dockedAt.toISOString(),
          judgedAt: judgedAt?.toISOString() ?? null,
        }));
        return { mode: eraseMode, rows };
      },
    );
}
