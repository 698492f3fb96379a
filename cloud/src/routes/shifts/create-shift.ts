import { newShiftSchema, shiftDetailSchema } from '@rollcall/shared/http/shifts';
import type { Database } from '../../db/database.ts';
import { addShift } from '../../duty/add-shift.ts';
import type { Route } from '../route.ts';
import { visibleUnit } from '../visible-unit.ts';
import { shiftDetail } from './shift-detail.ts';

/** POST /api/v1/shifts. */
export function createShift({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/shifts',
      {
        config: { access: 'shifts.write' },
        schema: { body: newShiftSchema, response: { 201: shiftDetailSchema } },
      },
      async (request, reply) => {
        const { badgeNo, startsAt, endsAt, dutyType, post, reason } = request.body;
        const shift = { badgeNo, startsAt: new Date(startsAt), endsAt: new Date(endsAt), dutyType, post };
        const unitCode = visibleUnit(request.session);
        const shiftId = await addShift(db, shift, { by: request.session.username, reason, now: now(), unitCode });
        return reply.code(201).send(await shiftDetail(db, shiftId, { unitCode }));
      },
    );
}
