import { activitySourcesSchema } from '@rollcall/shared/http/activity-sources';
import { selectActivitySources } from '../../activities/activity-source-repository.ts';
import type { Database } from '../../db/database.ts';
import type { Route } from '../route.ts';

/** GET /api/v1/activity-sources: all of them; no token is ever shown again. */
export function listActivitySources({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/activity-sources',
      { config: { access: 'accounts.read' }, schema: { response: { 200: activitySourcesSchema } } },
      async () => ({
        rows: (await selectActivitySources(db)).map((row) => ({
          source: row.source,
          name: row.name,
          addedBy: row.added_by,
          addedAt: row.added_at.toISOString(),
          lastUsedAt: row.last_used_at?.toISOString() ?? null,
          revokedAt: row.revoked_at?.toISOString() ?? null,
          revokedBy: row.revoked_by,
        })),
      }),
    );
}
