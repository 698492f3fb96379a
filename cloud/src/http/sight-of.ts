import { sightWithin } from '../auth/sight-within.ts';
import type { SignedIn } from '../auth/signed-in.ts';
import type { Sight } from '../db/sight.ts';

/** Which rows the session may see, or write, on this route. */
export function sightOf(session: SignedIn): Sight {
  return sightWithin(session.scope, session);
}
