import { leaveDetailSchema, newLeaveSchema } from '@rollcall/shared/http/leave';
import { rosterProposedSchema } from '@rollcall/shared/http/roster-proposals';
import type { Database } from '../../db/database.ts';
import { addLeave } from '../../duty/leave/save-leave.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { changeOf } from '../shifts/change-of.ts';
import { toSpan } from '../shifts/to-span.ts';
import { leaveDetail } from './leave-detail.ts';

/** POST /api/v1/leave: 201, or 202 when it touches the past and waits for a second person. */
export function createLeave({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/leave',
      {
        config: { access: 'shifts.write' },
        schema: { body: newLeaveSchema, response: { 201: leaveDetailSchema, 202: rosterProposedSchema } },
      },
      async ({ session, body }, reply) => {
        const { reason, ...wanted } = body;
        const change = changeOf(session, { now: now(), reason });
        const { leaveId, kept } = await addLeave(db, { ...wanted, ...toSpan(wanted) }, change);
        if (kept.outcome === 'proposed') return reply.code(202).send({ rosterProposalId: kept.rosterProposalId });
        return reply.code(201).send(await leaveDetail(db, leaveId, sightOf(session)));
      },
    );
}
