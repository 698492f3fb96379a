import { newRepairTicketSchema, repairTicketDetailSchema } from '@rollcall/shared/http/repair-tickets';
import type { Database } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import { addRepairTicket } from '../../duty/repairs/add-repair-ticket.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight-of.ts';
import { ticketDetail } from './ticket-detail.ts';

/** POST /api/v1/repair-tickets: a recorder is faulty. */
export function createRepairTicket({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/repair-tickets',
      {
        config: { access: 'repairs.report' },
        schema: {
          body: newRepairTicketSchema,
          response: { 200: repairTicketDetailSchema, 201: repairTicketDetailSchema },
        },
      },
      async (request, reply) => {
        const { session, body } = request;
        const { outcome, repairTicketId } = await addRepairTicket(db, body, {
          session,
          sight: sightOf(session),
          now: now(),
        });
        // Who adds to another's ticket sees what became of it.
        return reply.code(outcome === 'opened' ? 201 : 200).send(await ticketDetail(db, repairTicketId, seesAll));
      },
    );
}
