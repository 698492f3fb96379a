import { type Sight, sightWithin } from '../db/sight.ts';
import type { SignedIn } from './signed-in.ts';

/** Which rows the session may see, or write, on this route. */
export function sightOf(session: SignedIn): Sight {
  return sightWithin(session.scope, session);
}
