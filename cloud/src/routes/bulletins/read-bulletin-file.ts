import { z } from 'zod';
import { type BulletinStore, typeOf } from '../../bulletins/bulletin-store.ts';
import { readSealedFile } from '../../bulletins/read-sealed-file.ts';
import type { Database } from '../../db/database.ts';
import { attachment } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';

/** GET /api/v1/bulletins/:bulletinId/files/:name: a file of a sealed issue, byte for byte as it was sealed. */
export function readBulletinFile({ db, store }: { db: Database; store: BulletinStore }): Route {
  return (app) =>
    app.get(
      '/api/v1/bulletins/:bulletinId/files/:name',
      {
        config: { access: 'bulletins.read' },
        schema: { params: z.object({ bulletinId: z.uuid(), name: z.string().max(40) }) },
      },
      async ({ params: { bulletinId, name } }, reply) => {
        const bytes = await readSealedFile(db, store, bulletinId, name);
        return reply
          .type(typeOf(name))
          .header('content-disposition', attachment(name))
          .header('cache-control', 'no-store')
          .send(Buffer.from(bytes));
      },
    );
}
