import type { SignedIn } from '../auth/signed-in.ts';
import { sightOf } from '../http/sight-of.ts';

/** The only unit whose rows the session may see on this route; undefined for every unit, null for none. */
export function visibleUnit(session: SignedIn): string | null | undefined {
  return sightOf(session).unitCode;
}
