import type { Database } from '../db/database.ts';
import type { ServedList } from '../http/list.ts';
import type { Route } from '../http/route.ts';
import type { ImportDefinition } from '../imports/import-definition.ts';

/** What a resource brings to the service: `cloud/src/resources.ts` has all of them. */
export interface ServedResource {
  lists: readonly ServedList[];
  /** Its endpoints beside those of its lists. */
  routes(deps: { db: Database; now: () => Date }): Route[];
  imports?: readonly ImportDefinition[];
}
