import { missingGuaranteesSchema } from '@rollcall/shared/http/guarantees';
import type { Database } from '../../db/database.ts';
import { selectMissing } from '../../evidence/guarantee-repository.ts';
import type { Route } from '../route.ts';

/** GET /api/v1/guarantees/missing: how many, for the foot of every page. */
export function countMissingGuarantees({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/guarantees/missing',
      { config: { access: 'session' }, schema: { response: { 200: missingGuaranteesSchema } } },
      async () => ({ missing: (await selectMissing(db)).length }),
    );
}
