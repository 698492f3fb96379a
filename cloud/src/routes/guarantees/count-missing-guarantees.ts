import { missingGuaranteesSchema } from '@rollcall/shared/http/guarantees';
import type { Database } from '../../db/database.ts';
import { selectMissing, selectProbedAt } from '../../evidence/guarantee-repository.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/guarantees/missing: how many, for the foot of every page. */
export function countMissingGuarantees({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/guarantees/missing',
      { config: { access: 'session' }, schema: { response: { 200: missingGuaranteesSchema } } },
      async () => {
        const [missing, probedAt] = await Promise.all([selectMissing(db), selectProbedAt(db)]);
        return { missing: missing.length, probedAt: probedAt?.toISOString() ?? null };
      },
    );
}
