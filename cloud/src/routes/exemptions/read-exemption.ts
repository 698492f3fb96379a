import { exemptionDetailSchema } from '@rollcall/shared/http/exemptions';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { exemptionDetail } from './exemption-detail.ts';

/** GET /api/v1/exemptions/:exemptionId. */
export function readExemption({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/exemptions/:exemptionId',
      {
        config: { access: 'exemptions.read' },
        schema: { params: z.object({ exemptionId: z.uuid() }), response: { 200: exemptionDetailSchema } },
      },
      async ({ session, params }) => exemptionDetail(db, session, params.exemptionId, now()),
    );
}
