import { repairTicketChangeSchema, repairTicketDetailSchema } from '@rollcall/shared/http/repair-tickets';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { changeRepairTicket } from '../../duty/repairs/change-repair-ticket.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight-of.ts';
import { ticketDetail } from './ticket-detail.ts';

/** PATCH /api/v1/repair-tickets/:repairTicketId. */
export function updateRepairTicket({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/repair-tickets/:repairTicketId',
      {
        config: { access: 'repairs.write' },
        schema: {
          params: z.object({ repairTicketId: z.uuid() }),
          body: repairTicketChangeSchema,
          response: { 200: repairTicketDetailSchema },
        },
      },
      async (request) => {
        const { params, body, session } = request;
        const sight = sightOf(session);
        await changeRepairTicket(db, params.repairTicketId, body, { by: session.username, sight, now: now() });
        return ticketDetail(db, params.repairTicketId, sight);
      },
    );
}
