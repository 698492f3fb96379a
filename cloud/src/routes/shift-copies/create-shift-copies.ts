import { rosterProposedSchema } from '@rollcall/shared/http/roster-proposals';
import { newShiftCopiesSchema, shiftsCopiedSchema } from '@rollcall/shared/http/shift-copies';
import { mondayOf } from '@rollcall/shared/rules/local-date';
import type { Database } from '../../db/database.ts';
import { copyWeek } from '../../duty/shift-copies/copy-week.ts';
import type { Route } from '../../http/route.ts';

import { changeOf } from '../shifts/change-of.ts';

/** POST /api/v1/shift-copies: 201, or 202 when some of them touch the past and all wait for a second person. */
export function createShiftCopies({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/shift-copies',
      {
        config: { access: 'shifts.write' },
        schema: { body: newShiftCopiesSchema, response: { 201: shiftsCopiedSchema, 202: rosterProposedSchema } },
      },
      async ({ session, body: { week, shiftIds, reason } }, reply) => {
        const change = changeOf(session, { now: now(), reason });
        const { added, kept } = await copyWeek(db, { monday: mondayOf(week), shiftIds }, change);
        if (kept.outcome === 'proposed') return reply.code(202).send({ rosterProposalId: kept.rosterProposalId });
        return reply.code(201).send({ added });
      },
    );
}
