import { unitChangeSchema, unitRowSchema } from '@rollcall/shared/http/units';
import { unitCodeSchema } from '@rollcall/shared/ids';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { changeUnit } from '../../registry/change-unit.ts';
import { unitRow } from './unit-row.ts';

/** PATCH /api/v1/units/:unitCode. */
export function updateUnit({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/units/:unitCode',
      {
        config: { access: 'registry.write' },
        schema: {
          params: z.object({ unitCode: unitCodeSchema }),
          body: unitChangeSchema,
          response: { 200: unitRowSchema },
        },
      },
      async (request) => {
        const { unitCode } = request.params;
        await changeUnit(db, unitCode, request.body, { by: request.session.username, now: now() });
        return unitRow(db, unitCode, now());
      },
    );
}
