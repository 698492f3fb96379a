import { dutyTypeRowSchema, newDutyTypeSchema } from '@rollcall/shared/http/duty-types';
import type { Database } from '../../db/database.ts';
import { addDutyType } from '../../duty/duty-types/save-duty-type.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/duty-types. */
export function createDutyType({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/duty-types',
      {
        config: { access: 'registry.write' },
        schema: { body: newDutyTypeSchema, response: { 201: dutyTypeRowSchema } },
      },
      async (request, reply) => {
        const added = await addDutyType(db, request.body, { by: request.session.username, now: now() });
        return reply.code(201).send(added);
      },
    );
}
