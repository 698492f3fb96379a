import { z } from 'zod';
import type { HqKeys } from '../../auth/hq-keys.ts';
import type { BulletinStore } from '../../bulletins/bulletin-store.ts';
import { packageBulletin } from '../../bulletins/package-bulletin.ts';
import { seesDrafts } from '../../bulletins/repository.ts';
import type { Database } from '../../db/database.ts';
import { attachment, witnessedHeader } from '../../http/attachment.ts';
import type { Route } from '../../http/route.ts';

/**
 * GET /api/v1/bulletins/:bulletinId/package: a sealed issue with its proof, for `rollcall bulletin verify`. The salts, by which a copy
 * would prove names for ever, go only to those who prepare issues and to auditors.
 */
export function readBulletinPackage(deps: {
  db: Database;
  store: BulletinStore;
  hqKeys: Pick<HqKeys, 'keySet' | 'privateKey' | 'keyId'>;
}): Route {
  const { db, store, hqKeys } = deps;
  return (app) =>
    app.get(
      '/api/v1/bulletins/:bulletinId/package',
      { config: { access: 'bulletins.read' }, schema: { params: z.object({ bulletinId: z.uuid() }) } },
      async ({ params: { bulletinId }, session }, reply) => {
        const { name, bytes, witnessed } = await packageBulletin(
          { db, store, hqKeys },
          { bulletinId, withSalts: seesDrafts(session) },
        );
        return reply
          .type('application/zip')
          .header('content-disposition', attachment(name))
          .header('cache-control', 'no-store')
          .headers(witnessedHeader({ witnessed }))
          .send(bytes);
      },
    );
}
