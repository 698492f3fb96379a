import type { Database } from '../db/database.ts';
import type { ObjectStore } from '../objects/object-store.ts';
import type { DownloadDefinition } from './download-definition.ts';
import type { ServedList } from './list.ts';
import type { Route } from './route.ts';

/** What a resource brings to the service: `cloud/src/resources.ts` has all of them. `Import`: what it imports, if anything. */
export interface ServedResource<Import = never> {
  lists: readonly ServedList[];
  /** What it exports that is no list. */
  exports?: readonly DownloadDefinition[];
  /** Its endpoints beside those of its lists. */
  routes(deps: { db: Database; store: ObjectStore; now: () => Date }): Route[];
  imports?: readonly Import[];
}
