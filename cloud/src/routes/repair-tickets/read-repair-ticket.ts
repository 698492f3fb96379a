import { repairTicketDetailSchema } from '@rollcall/shared/http/repair-tickets';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight-of.ts';
import { ticketDetail } from './ticket-detail.ts';

/** GET /api/v1/repair-tickets/:repairTicketId: with everything that was told and done. */
export function readRepairTicket({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/repair-tickets/:repairTicketId',
      {
        config: { access: 'repairs.read' },
        schema: { params: z.object({ repairTicketId: z.uuid() }), response: { 200: repairTicketDetailSchema } },
      },
      (request) => ticketDetail(db, request.params.repairTicketId, sightOf(request.session)),
    );
}
