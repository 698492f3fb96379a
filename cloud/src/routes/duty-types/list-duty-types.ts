import { dutyTypesResponseSchema } from '@rollcall/shared/http/duty-types';
import type { Database } from '../../db/database.ts';
import { selectDutyTypes } from '../../duty/duty-types/repository.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/duty-types: all of them, retired ones too. */
export function listDutyTypes({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/duty-types',
      { config: { access: 'registry.read' }, schema: { response: { 200: dutyTypesResponseSchema } } },
      async () => ({ rows: await selectDutyTypes(db) }),
    );
}
