import { dataScopeOf } from '../http/data-scope-of.ts';
import type { SignedIn } from '../http/signed-in.ts';

/** The only unit whose rows the session may see on this route; undefined for every unit, null for none. */
export function visibleUnit(session: SignedIn): string | null | undefined {
  return dataScopeOf(session).unitCode;
}
