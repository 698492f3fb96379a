import { rosterProposedSchema } from '@rollcall/shared/http/roster-proposals';
import { shiftChangeSchema, shiftDetailSchema } from '@rollcall/shared/http/shifts';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { changeShift } from '../../duty/shifts/save-shifts.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { changeOf } from './change-of.ts';
import { shiftDetail } from './shift-detail.ts';
import { toSpan } from './to-span.ts';

/** PATCH /api/v1/shifts/:shiftId: 200, or 202 when it touches the past and waits for a second person. */
export function updateShift({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/shifts/:shiftId',
      {
        config: { access: 'shifts.write' },
        schema: {
          params: z.object({ shiftId: z.uuid() }),
          body: shiftChangeSchema,
          response: { 200: shiftDetailSchema, 202: rosterProposedSchema },
        },
      },
      async (request, reply) => {
        const { shiftId } = request.params;
        const { reason, startsAt, endsAt, breaks, version, ...others } = request.body;
        const changes = {
          ...others,
          startsAt: startsAt === undefined ? undefined : new Date(startsAt),
          endsAt: endsAt === undefined ? undefined : new Date(endsAt),
          breaks: breaks?.map(toSpan),
        };
        const kept = await changeShift(db, shiftId, changes, changeOf(request.session, { now: now(), reason }), {
          version,
        });
        if (kept.outcome === 'proposed') return reply.code(202).send({ rosterProposalId: kept.rosterProposalId });
        return reply.code(200).send(await shiftDetail(db, shiftId, { sight: sightOf(request.session), now: now() }));
      },
    );
}
