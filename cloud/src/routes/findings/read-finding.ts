import { findingDetailResponseSchema } from '@rollcall/shared/http/findings';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { findFinding } from '../../findings/finding-list-repository.ts';
import { selectHistoryOf } from '../../ledger/history-repository.ts';
import type { Route } from '../route.ts';
import { visibleUnit } from '../visible-unit.ts';
import { toFindingRow } from './to-finding-row.ts';

/** GET /api/v1/findings/:findingId: one finding as it is, and how it came to that. */
export function readFinding({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/findings/:findingId',
      {
        config: { access: 'findings.read' },
        schema: { params: z.object({ findingId: z.uuid() }), response: { 200: findingDetailResponseSchema } },
      },
      async (request) => {
        const { findingId } = request.params;
        const row = await findFinding(db, findingId, { unitCode: visibleUnit(request.session) });
        if (!row) throw errors.notFound(`The finding ${findingId}`);
        return { ...toFindingRow(row), history: await selectHistoryOf(db, `finding:${findingId}`) };
      },
    );
}
