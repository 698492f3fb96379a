import { mustRecordVersionSchema } from '@rollcall/shared/http/must-record';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { mustRecordVersion } from './must-record-version.ts';

/** GET /api/v1/must-record-versions/:version. */
export function readMustRecordVersion({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/must-record-versions/:version',
      {
        config: { access: 'must_record.read' },
        schema: {
          params: z.object({ version: z.coerce.number().int().min(1).max(1_000_000) }),
          response: { 200: mustRecordVersionSchema },
        },
      },
      async ({ params }) => mustRecordVersion(db, params.version, now()),
    );
}
