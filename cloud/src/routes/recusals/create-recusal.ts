import { newRecusalSchema, recusalRowSchema } from '@rollcall/shared/http/recusals';
import { declareRecusal } from '../../auth/declare-recusal.ts';
import { selectRecusals } from '../../auth/recusal-list-repository.ts';
import type { Database } from '../../db/database.ts';
import { seesAll } from '../../db/sight.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';
import { toRecusalRow } from './to-recusal-row.ts';

/** POST /api/v1/recusals. */
export function createRecusal({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/recusals',
      {
        config: { access: 'recusals.write' },
        schema: { body: newRecusalSchema, response: { 201: recusalRowSchema } },
      },
      async ({ session, body }, reply) => {
        const recusalId = await declareRecusal({ db, now }, session, body);
        const { accountId } = session;
        const [row] = await selectRecusals(db, { recusalId }, { sight: seesAll, accountId, limit: 1 });
        if (!row) throw errors.notFound('The recusal');
        return reply.code(201).send(toRecusalRow(row));
      },
    );
}
