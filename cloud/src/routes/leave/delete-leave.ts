import { leaveRemovalSchema } from '@rollcall/shared/http/leave';
import { rosterProposedSchema } from '@rollcall/shared/http/roster-proposals';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { removeLeave } from '../../duty/leave/save-leave.ts';
import type { Route } from '../../http/route.ts';
import { changeOf } from '../shifts/change-of.ts';

/** DELETE /api/v1/leave/:leaveId: it can still be read, with its history. 202 when it waits for a second person. */
export function deleteLeave({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.delete(
      '/api/v1/leave/:leaveId',
      {
        config: { access: 'shifts.write' },
        schema: {
          params: z.object({ leaveId: z.uuid() }),
          body: leaveRemovalSchema,
          response: { 202: rosterProposedSchema, 204: z.null() },
        },
      },
      async ({ session, params, body }, reply) => {
        const kept = await removeLeave(db, params.leaveId, changeOf(session, { now: now(), reason: body.reason }));
        if (kept.outcome === 'proposed') return reply.code(202).send({ rosterProposalId: kept.rosterProposalId });
        return reply.code(204).send(null);
      },
    );
}
