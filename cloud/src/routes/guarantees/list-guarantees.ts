import { type GuaranteesResponse, guaranteesResponseSchema } from '@rollcall/shared/http/guarantees';
import type { Database } from '../../db/database.ts';
import { areErasesSafe } from '../../evidence/are-erases-safe.ts';
import { type GuaranteeState, selectGuarantees, selectMissing } from '../../evidence/guarantee-repository.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/guarantees: what the object store was last seen to hold, and who let erases through without it. */
export function listGuarantees({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/guarantees',
      { config: { access: 'ops.read' }, schema: { response: { 200: guaranteesResponseSchema } } },
      async (): Promise<GuaranteesResponse> => {
        // All of one moment: a probe may end in between.
        return db
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute(async (tx) => {
            const states = await selectGuarantees(tx);
            const missing = await selectMissing(tx);
            const { safe } = await areErasesSafe(tx);
            return { rows: states.map(toRow), missing, erasesSafe: safe };
          });
      },
    );
}

function toRow({ guarantee, held, seen, probedAt, overriddenBy, overrideReason, overriddenAt }: GuaranteeState) {
  const override =
    overriddenBy === null || overrideReason === null || overriddenAt === null
      ? null
      : { by: overriddenBy, reason: overrideReason, at: overriddenAt.toISOString() };
  return { guarantee, held, seen, probedAt: probedAt.toISOString(), override };
}
