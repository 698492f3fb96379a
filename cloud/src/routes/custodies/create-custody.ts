import { custodyRowSchema, newCustodySchema } from '@rollcall/shared/http/custodies';
import type { Database } from '../../db/database.ts';
import { addCustody } from '../../duty/add-custody.ts';
import type { Route } from '../../http/route.ts';
import { visibleUnit } from '../visible-unit.ts';
import { custodyRow } from './custody-row.ts';

/** POST /api/v1/custodies. */
export function createCustody({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/custodies',
      {
        config: { access: 'custodies.write' },
        schema: { body: newCustodySchema, response: { 201: custodyRowSchema } },
      },
      async (request, reply) => {
        const { recorderSerial, badgeNo, basis, heldFrom, heldUntil, reason } = request.body;
        const custody = {
          recorderSerial,
          badgeNo,
          basis,
          heldFrom: new Date(heldFrom),
          heldUntil: heldUntil === null ? null : new Date(heldUntil),
        };
        const unitCode = visibleUnit(request.session);
        const by = request.session.username;
        const custodyId = await addCustody(db, custody, { by, reason, now: now(), unitCode });
        return reply.code(201).send(await custodyRow(db, custodyId));
      },
    );
}
