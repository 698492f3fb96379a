import type { Scope } from '@rollcall/shared/http/permissions';
import type { Session } from './sessions.ts';

/** The person behind a request. */
export interface SignedIn extends Session {
  /**
   * How far the role may do what this route does. `own_unit` without a unit sees nothing, nor does `own_record` without an
   * officer. The narrowest on a route that asks for no action.
   */
  scope: Scope;
}
