import { rosterProposedSchema } from '@rollcall/shared/http/roster-proposals';
import { newShiftSchema, shiftDetailSchema } from '@rollcall/shared/http/shifts';
import type { Database } from '../../db/database.ts';
import { addShift } from '../../duty/shifts/save-shifts.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { changeOf } from './change-of.ts';
import { shiftDetail } from './shift-detail.ts';
import { toSpan } from './to-span.ts';

/** POST /api/v1/shifts: 201, or 202 when it touches the past and waits for a second person. */
export function createShift({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/shifts',
      {
        config: { access: 'shifts.write' },
        schema: { body: newShiftSchema, response: { 201: shiftDetailSchema, 202: rosterProposedSchema } },
      },
      async (request, reply) => {
        const { reason, breaks, ...wanted } = request.body;
        const shift = { ...wanted, ...toSpan(wanted), breaks: breaks?.map(toSpan) };
        const { shiftId, kept } = await addShift(db, shift, changeOf(request.session, { now: now(), reason }));
        if (kept.outcome === 'proposed') return reply.code(202).send({ rosterProposalId: kept.rosterProposalId });
        return reply.code(201).send(await shiftDetail(db, shiftId, { sight: sightOf(request.session), now: now() }));
      },
    );
}
