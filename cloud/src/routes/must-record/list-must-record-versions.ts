import { mustRecordVersionsSchema } from '@rollcall/shared/http/must-record';
import { selectCatalogue } from '../../activities/catalogue-repository.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { toVersionRows } from './to-version-rows.ts';

/** GET /api/v1/must-record-versions. */
export function listMustRecordVersions({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/must-record-versions',
      { config: { access: 'must_record.read' }, schema: { response: { 200: mustRecordVersionsSchema } } },
      async () => ({ rows: toVersionRows(await selectCatalogue(db), now()) }),
    );
}
