import { leaveChangeSchema, leaveDetailSchema } from '@rollcall/shared/http/leave';
import { rosterProposedSchema } from '@rollcall/shared/http/roster-proposals';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { changeLeave } from '../../duty/leave/save-leave.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { changeOf } from '../shifts/change-of.ts';
import { leaveDetail } from './leave-detail.ts';

/** PATCH /api/v1/leave/:leaveId: 200, or 202 when it touches the past and waits for a second person. */
export function updateLeave({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/leave/:leaveId',
      {
        config: { access: 'shifts.write' },
        schema: {
          params: z.object({ leaveId: z.uuid() }),
          body: leaveChangeSchema,
          response: { 200: leaveDetailSchema, 202: rosterProposedSchema },
        },
      },
      async ({ session, params, body }, reply) => {
        const { reason, startsAt, endsAt, ...others } = body;
        const changes = {
          ...others,
          startsAt: startsAt === undefined ? undefined : new Date(startsAt),
          endsAt: endsAt === undefined ? undefined : new Date(endsAt),
        };
        const kept = await changeLeave(db, params.leaveId, changes, changeOf(session, { now: now(), reason }));
        if (kept.outcome === 'proposed') return reply.code(202).send({ rosterProposalId: kept.rosterProposalId });
        return reply.code(200).send(await leaveDetail(db, params.leaveId, sightOf(session)));
      },
    );
}
