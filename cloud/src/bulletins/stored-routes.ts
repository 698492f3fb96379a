import { bulletins } from '@rollcall/shared/resources/bulletins';
import type { Database } from '../db/database.ts';
import type { Route } from '../http/route.ts';
import { serve } from '../http/serve.ts';
import type { BulletinStore } from './bulletin-store.ts';
import { bulletinDetail } from './detail.ts';
import { eraseName } from './erase-names.ts';
import type { BulletinMakers } from './makers.ts';
import { sealBulletin } from './seal-bulletin.ts';

const { seal, eraseName: erase } = bulletins.endpoints;

/** What needs the object store. */
export function storedBulletinRoutes(deps: {
  db: Database;
  now: () => Date;
  store: BulletinStore;
  makers: BulletinMakers;
}): Route[] {
  return [
    serve(seal, async ({ params: { bulletinId }, body, session }) => {
      await sealBulletin(deps, session, bulletinId, body);
      return bulletinDetail(deps, session, bulletinId);
    }),
    serve(erase, async ({ params: { bulletinId }, body, session }) => {
      await eraseName(deps, bulletinId, { ...body, by: session.username });
      return bulletinDetail(deps, session, bulletinId);
    }),
  ];
}
