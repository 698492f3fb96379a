import { newUnitSchema, unitRowSchema } from '@rollcall/shared/http/units';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { addUnit } from '../../registry/add-unit.ts';
import { unitRow } from './unit-row.ts';

/** POST /api/v1/units. */
export function createUnit({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/units',
      { config: { access: 'registry.write' }, schema: { body: newUnitSchema, response: { 201: unitRowSchema } } },
      async (request, reply) => {
        await addUnit(db, request.body, { by: request.session.username });
        return reply.code(201).send(await unitRow(db, request.body.unitCode, now()));
      },
    );
}
