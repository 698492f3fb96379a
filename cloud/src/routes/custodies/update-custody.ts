import { custodyChangeSchema, custodyRowSchema } from '@rollcall/shared/http/custodies';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { changeCustody } from '../../duty/change-custody.ts';
import type { Route } from '../../http/route.ts';
import { visibleUnit } from '../visible-unit.ts';
import { custodyRow } from './custody-row.ts';

/** PATCH /api/v1/custodies/:custodyId. */
export function updateCustody({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/custodies/:custodyId',
      {
        config: { access: 'custodies.write' },
        schema: {
          params: z.object({ custodyId: z.uuid() }),
          body: custodyChangeSchema,
          response: { 200: custodyRowSchema },
        },
      },
      async (request) => {
        const { custodyId } = request.params;
        const { heldFrom, heldUntil, reason, ...others } = request.body;
        const changes = {
          ...others,
          heldFrom: heldFrom === undefined ? undefined : new Date(heldFrom),
          heldUntil: typeof heldUntil === 'string' ? new Date(heldUntil) : heldUntil,
        };
        const unitCode = visibleUnit(request.session);
        const by = request.session.username;
        await changeCustody(db, custodyId, changes, { by, reason, now: now(), unitCode });
        return custodyRow(db, custodyId);
      },
    );
}
