import { newOfficerSchema, officerDetailSchema } from '@rollcall/shared/http/officers';
import type { Database } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import type { Route } from '../../http/route.ts';
import { addOfficer } from '../../registry/add-officer.ts';
import { officerDetail } from './officer-detail.ts';

/** POST /api/v1/officers. */
export function createOfficer({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/officers',
      {
        config: { access: 'registry.write' },
        schema: { body: newOfficerSchema, response: { 201: officerDetailSchema } },
      },
      async (request, reply) => {
        await addOfficer(db, request.body, { by: request.session.username, now: now() });
        return reply.code(201).send(await officerDetail(db, request.body.badgeNo, { now: now(), sight: seesAll }));
      },
    );
}
