import { findingDetailResponseSchema } from '@rollcall/shared/http/findings';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { noteLook } from '../../ledger/note-look.ts';
import { findingDetail } from './finding-detail.ts';

/** GET /api/v1/findings/:findingId: one finding as it is, what was said about it, and how it came to that. */
export function readFinding({ db, now }: { db: Database; now: () => Date }): Route {
  return (app) =>
    app.get(
      '/api/v1/findings/:findingId',
      {
        config: { access: 'findings.read' },
        schema: { params: z.object({ findingId: z.uuid() }), response: { 200: findingDetailResponseSchema } },
      },
      async ({ session, params: { findingId } }) => {
        const at = now();
        const detail = await findingDetail(db, session, findingId, at);
        await noteLook(db, session, { type: 'finding_looked_at', subject: `finding:${findingId}` }, at);
        return detail;
      },
    );
}
