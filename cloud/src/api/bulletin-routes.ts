import { storedBulletinRoutes } from '../bulletins/stored-routes.ts';
import type { Context } from '../context.ts';
import type { Route } from '../http/route.ts';
import { readBulletinFile } from '../routes/bulletins/read-bulletin-file.ts';
import { readBulletinPackage } from '../routes/bulletins/read-bulletin-package.ts';

/** Of bulletins, what needs the object store. */
export function bulletinRoutes({ db, now, store, hqKeys, bulletinMakers: makers }: Context): Route[] {
  return [
    ...storedBulletinRoutes({ db, now, store, makers }),
    readBulletinFile({ db, store }),
    readBulletinPackage({ db, store, hqKeys }),
  ];
}
