import { rosterProposedSchema } from '@rollcall/shared/http/roster-proposals';
import { shiftCancellationSchema } from '@rollcall/shared/http/shifts';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { cancelShift } from '../../duty/shifts/save-shifts.ts';
import type { Route } from '../../http/route.ts';
import { changeOf } from './change-of.ts';

/** DELETE /api/v1/shifts/:shiftId: cancels it; it can still be read, with its history. 202 when it waits for a second person. */
export function deleteShift({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.delete(
      '/api/v1/shifts/:shiftId',
      {
        config: { access: 'shifts.write' },
        schema: {
          params: z.object({ shiftId: z.uuid() }),
          body: shiftCancellationSchema,
          response: { 202: rosterProposedSchema, 204: z.null() },
        },
      },
      async ({ session, params, body }, reply) => {
        const { reason, version } = body;
        const kept = await cancelShift(db, params.shiftId, changeOf(session, { now: now(), reason }), { version });
        if (kept.outcome === 'proposed') return reply.code(202).send({ rosterProposalId: kept.rosterProposalId });
        return reply.code(204).send(null);
      },
    );
}
