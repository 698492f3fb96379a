import { rosterProposedSchema } from '@rollcall/shared/http/roster-proposals';
import { shiftDetailSchema, shiftSwapSchema } from '@rollcall/shared/http/shifts';
import type { Database } from '../../db/database.ts';
import { swapShifts } from '../../duty/shifts/swap-shifts.ts';
import type { Route } from '../../http/route.ts';
import { sightOf } from '../../http/sight-of.ts';
import { changeOf } from './change-of.ts';
import { shiftDetail } from './shift-detail.ts';

/** POST /api/v1/shift-swaps: 200 with the shift that was given away, or 202 when it waits for a second person. */
export function createShiftSwap({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/shift-swaps',
      {
        config: { access: 'shifts.write' },
        schema: { body: shiftSwapSchema, response: { 200: shiftDetailSchema, 202: rosterProposedSchema } },
      },
      async ({ session, body }, reply) => {
        const { shiftId, otherShiftId, badgeNo = '', reason, ...seen } = body;
        const to = otherShiftId === undefined ? { badgeNo } : { otherShiftId };
        const kept = await swapShifts(db, shiftId, to, changeOf(session, { now: now(), reason }), seen);
        if (kept.outcome === 'proposed') return reply.code(202).send({ rosterProposalId: kept.rosterProposalId });
        return reply.code(200).send(await shiftDetail(db, shiftId, { sight: sightOf(session), now: now() }));
      },
    );
}
