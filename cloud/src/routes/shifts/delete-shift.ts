import { shiftCancellationSchema } from '@rollcall/shared/http/shifts';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { cancelShift } from '../../duty/cancel-shift.ts';
import type { Route } from '../route.ts';
import { visibleUnit } from '../visible-unit.ts';

/** DELETE /api/v1/shifts/:shiftId: cancels it; it can still be read, with its history. */
export function deleteShift({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.delete(
      '/api/v1/shifts/:shiftId',
      {
        config: { access: 'shifts.write' },
        schema: {
          params: z.object({ shiftId: z.uuid() }),
          body: shiftCancellationSchema,
          response: { 204: z.null() },
        },
      },
      async (request, reply) => {
        const { username } = request.session;
        const unitCode = visibleUnit(request.session);
        await cancelShift(db, request.params.shiftId, { by: username, ...request.body, now: now(), unitCode });
        return reply.code(204).send(null);
      },
    );
}
