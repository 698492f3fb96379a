import { type DataScope, dataScopeWithin } from '../db/data-scope.ts';
import type { SignedIn } from './signed-in.ts';

/** Which rows the session may see, or write, on this route. */
export function dataScopeOf(session: SignedIn): DataScope {
  return dataScopeWithin(session.scope, session);
}
