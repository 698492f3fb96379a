import { legalHoldRowSchema, newLegalHoldSchema } from '@rollcall/shared/http/legal-holds';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { selectHolds } from '../../evidence/retention/legal-hold-repository.ts';
import { placeHold } from '../../evidence/retention/place-hold.ts';
import type { Route } from '../../http/route.ts';
import { toLegalHoldRow } from './to-legal-hold-row.ts';

/** POST /api/v1/legal-holds. */
export function createLegalHold({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/legal-holds',
      {
        config: { access: 'holds.write' },
        schema: { body: newLegalHoldSchema, response: { 201: legalHoldRowSchema } },
      },
      async ({ session, body }, reply) => {
        const legalHoldId = await placeHold({ db, now }, session, body);
        const [hold] = await selectHolds(db, { legalHoldId, limit: 1 }, now());
        if (!hold) throw errors.notFound('The hold');
        return reply.code(201).send(toLegalHoldRow(hold));
      },
    );
}
