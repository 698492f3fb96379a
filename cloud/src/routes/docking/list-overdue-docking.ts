import { dockingOverdueQuerySchema, dockingOverdueSchema } from '@rollcall/shared/http/docking';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { overdueRows } from './overdue-rows.ts';

/** GET /api/v1/docking/overdue: who hasn't docked. */
export function listOverdueDocking({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/docking/overdue',
      {
        config: { access: 'custodies.read' },
        schema: { querystring: dockingOverdueQuerySchema, response: { 200: dockingOverdueSchema } },
      },
      async (request) => {
        const { unitCode } = request.query;
        const at = request.query.at === undefined ? now() : new Date(request.query.at);
        return { at: at.toISOString(), rows: await overdueRows(db, { at, unitCode, sight: sightOf(request.session) }) };
      },
    );
}
