import { type Askers, isOwnRequest } from './is-own-request.ts';
import type { SignedIn } from './signed-in.ts';

type Person = Pick<SignedIn, 'accountId' | 'actingFor'>;

/** The account whose rights a session uses: of the leader for whom it acts, otherwise its own. What it asks belongs to that one. */
export function principalOf({ accountId, actingFor }: Person): string {
  return actingFor?.accountId ?? accountId;
}

/** Whether it belongs to the session's principal. Who asked it in a leader's name has no part in it as himself. */
export function isOfPrincipal(session: Person, { askedBy, onBehalfOf }: Askers): boolean {
  return (onBehalfOf ?? askedBy) === principalOf(session);
}

/** How a row tells the session about it: `own`: it belongs to its principal; `involved`: it may not decide it. */
export function partIn(session: Person, askers: Askers): { own: boolean; involved: boolean } {
  return { own: isOfPrincipal(session, askers), involved: isOwnRequest(session, askers) };
}
