import { repairTicketsPageSchema, repairTicketsQuerySchema } from '@rollcall/shared/http/repair-tickets';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { selectTickets } from '../../duty/repairs/repair-list-repository.ts';
import { decodeCursor } from '../../evidence/page-cursor.ts';
import type { Route } from '../route.ts';
import { sightOf } from '../sight-of.ts';
import { toPage } from '../to-page.ts';
import { toTicketRow } from './to-ticket-row.ts';

const placeSchema = z.object({ reportedAt: z.iso.datetime(), repairTicketId: z.uuid() });

/** GET /api/v1/repair-tickets: faults of recorders, newest first. */
export function listRepairTickets({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/repair-tickets',
      {
        config: { access: 'repairs.read' },
        schema: { querystring: repairTicketsQuerySchema, response: { 200: repairTicketsPageSchema } },
      },
      async (request) => {
        const { cursor, limit } = request.query;
        const after = cursor === undefined ? undefined : decodeCursor(placeSchema, cursor);
        const sight = sightOf(request.session);
        const found = await selectTickets(db, request.query, { after, sight, limit: limit + 1 });
        return toPage(found, limit, {
          toRow: toTicketRow,
          placeOf: ({ reportedAt, repairTicketId }) => ({ reportedAt, repairTicketId }),
        });
      },
    );
}
