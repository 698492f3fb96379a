import { shiftChangeSchema, shiftDetailSchema } from '@rollcall/shared/http/shifts';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { changeShift } from '../../duty/change-shift.ts';
import type { Route } from '../route.ts';
import { visibleUnit } from '../visible-unit.ts';
import { shiftDetail } from './shift-detail.ts';

/** PATCH /api/v1/shifts/:shiftId. */
export function updateShift({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/shifts/:shiftId',
      {
        config: { access: 'shifts.write' },
        schema: {
          params: z.object({ shiftId: z.uuid() }),
          body: shiftChangeSchema,
          response: { 200: shiftDetailSchema },
        },
      },
      async (request) => {
        const { shiftId } = request.params;
        const { reason, startsAt, endsAt, ...others } = request.body;
        const changes = {
          ...others,
          startsAt: startsAt === undefined ? undefined : new Date(startsAt),
          endsAt: endsAt === undefined ? undefined : new Date(endsAt),
        };
        const unitCode = visibleUnit(request.session);
        await changeShift(db, shiftId, changes, { by: request.session.username, reason, now: now(), unitCode });
        return shiftDetail(db, shiftId, { unitCode });
      },
    );
}
