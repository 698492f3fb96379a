import { legalHoldLiftingSchema, legalHoldRowSchema } from '@rollcall/shared/http/legal-holds';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { selectHolds } from '../../evidence/retention/legal-hold-repository.ts';
import { liftHold } from '../../evidence/retention/lift-hold.ts';
import type { Route } from '../../http/route.ts';
import { toLegalHoldRow } from './to-legal-hold-row.ts';

/** POST /api/v1/legal-holds/:legalHoldId/lifting. */
export function liftLegalHold({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/legal-holds/:legalHoldId/lifting',
      {
        config: { access: 'holds.write' },
        schema: {
          params: z.object({ legalHoldId: z.uuid() }),
          body: legalHoldLiftingSchema,
          response: { 200: legalHoldRowSchema },
        },
      },
      async ({ session, params, body }) => {
        await liftHold({ db, now }, session, params.legalHoldId, body.reason);
        const [hold] = await selectHolds(db, { legalHoldId: params.legalHoldId, limit: 1 }, now());
        if (!hold) throw errors.notFound('The hold');
        return toLegalHoldRow(hold);
      },
    );
}
