import { dutyTypeChangeSchema, dutyTypeRowSchema, dutyTypeSchema } from '@rollcall/shared/http/duty-types';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import { changeDutyType } from '../../duty/duty-types/save-duty-type.ts';
import type { Route } from '../../http/route.ts';

/** PATCH /api/v1/duty-types/:dutyType. */
export function updateDutyType({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.patch(
      '/api/v1/duty-types/:dutyType',
      {
        config: { access: 'registry.write' },
        schema: {
          params: z.object({ dutyType: dutyTypeSchema }),
          body: dutyTypeChangeSchema,
          response: { 200: dutyTypeRowSchema },
        },
      },
      async ({ params: { dutyType }, body: { reason, ...changes }, session }) =>
        changeDutyType(db, dutyType, changes, { by: session.username, reason, now: now() }),
    );
}
