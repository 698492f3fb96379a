import {
  type RetentionPeriods,
  retentionDryRunRequestSchema,
  retentionDryRunSchema,
} from '@rollcall/shared/http/retention';
import { z } from 'zod';
import { checkPeriods } from '../../access/retention/check-periods.ts';
import { selectDryRun } from '../../access/retention/retention-change-repository.ts';
import { readRetention } from '../../access/retention/retention-repository.ts';
import type { Database } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { Route } from '../../http/route.ts';

/** POST /api/v1/retention/dry-run: what other periods would move. Changes nothing. */
export function dryRunPeriods({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.post(
      '/api/v1/retention/dry-run',
      {
        config: { access: 'retention.read' },
        schema: { body: retentionDryRunRequestSchema, response: { 200: z.object({ rows: retentionDryRunSchema }) } },
      },
      async ({ body }) => {
        const before = await readRetention(db);
        const problems = checkPeriods(body.periods, before.floorMonths);
        if (problems.length > 0) throw errors.badPeriods(problems);
        return { rows: await selectDryRun(db, { before, after: body.periods as RetentionPeriods, now: now() }) };
      },
    );
}
