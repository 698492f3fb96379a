import { unitDetailSchema } from '@rollcall/shared/http/units';
import { unitCodeSchema } from '@rollcall/shared/ids';
import { localDateOf } from '@rollcall/shared/rules/local-date';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import { selectUnitRows } from '../../registry/unit-list-repository.ts';

/** GET /api/v1/units/:unitCode: one unit, retired or not, and every change of its entry. */
export function readUnit({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/units/:unitCode',
      {
        config: { access: 'registry.read' },
        schema: { params: z.object({ unitCode: unitCodeSchema }), response: { 200: unitDetailSchema } },
      },
      async ({ params: { unitCode }, session }) => {
        const [row] = await selectUnitRows(db, { today: localDateOf(now()), unitCode, sight: sightOf(session) });
        if (!row) throw errors.notFound(`The unit ${unitCode}`);
        return { ...row, history: await selectHistoryOf(db, `unit:${unitCode}`) };
      },
    );
}
