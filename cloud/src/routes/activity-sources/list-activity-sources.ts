import { activitySourcesSchema } from '@rollcall/shared/http/activity-sources';
import { selectActivitySources } from '../../activities/activity-source-repository.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { toActivitySourceRow } from './to-activity-source-row.ts';

/** GET /api/v1/activity-sources: all of them; no token is ever shown again. */
export function listActivitySources({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/activity-sources',
      { config: { access: 'accounts.read' }, schema: { response: { 200: activitySourcesSchema } } },
      async () => ({ rows: (await selectActivitySources(db)).map(toActivitySourceRow) }),
    );
}
