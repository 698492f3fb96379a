import { deletionListDetailSchema } from '@rollcall/shared/http/deletion-lists';
import { z } from 'zod';
import type { Database } from '../../db/database.ts';
import type { Route } from '../../http/route.ts';
import { deletionListDetail } from './deletion-list-detail.ts';

/** GET /api/v1/deletion-lists/:deletionListId. */
export function readDeletionList({ db }: { db: Database }): Route {
  return (app) =>
    app.get(
      '/api/v1/deletion-lists/:deletionListId',
      {
        config: { access: 'retention.read' },
        schema: { params: z.object({ deletionListId: z.uuid() }), response: { 200: deletionListDetailSchema } },
      },
      async ({ session, params }) => deletionListDetail(db, session, params.deletionListId),
    );
}
