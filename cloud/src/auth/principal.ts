import type { SignedIn } from '../http/signed-in.ts';
import { type Bonds, bondWith } from './bonds.ts';
import type { Acting } from './second-person.ts';

/** By whom something was asked, and for which leader he acted then. */
export interface Askers {
  askedBy: string | null;
  onBehalfOf: string | null;
}

/** The account whose rights a session uses: of the leader for whom it acts, otherwise its own. What it asks belongs to that one. */
export function principalOf({ accountId, actingFor }: Acting): string {
  return actingFor?.accountId ?? accountId;
}

/** Whether it belongs to the session's principal. Who asked it in a leader's name has no part in it as himself. */
export function isOfPrincipal(session: Acting, { askedBy, onBehalfOf }: Askers): boolean {
  return (onBehalfOf ?? askedBy) === principalOf(session);
}

/**
 * How a row tells the session about it: `own`: it belongs to its principal; `involved`: it may not decide it;
 * `untilOwnPassword`: until the holder of an account has chosen a password.
 */
export function partIn(
  session: Acting,
  askers: Askers,
  bonds: Bonds,
): { own: boolean; involved: boolean; untilOwnPassword?: true } {
  const bond = bondWith(bonds, [askers.askedBy, askers.onBehalfOf]);
  const part = { own: isOfPrincipal(session, askers), involved: bond !== undefined };
  return bond === 'handled' ? { ...part, untilOwnPassword: true } : part;
}

/** The only account of which the session may see on this route what was asked for it; undefined for every account. */
export function visibleAccount(session: SignedIn): string | undefined {
  return session.scope === 'all' ? undefined : principalOf(session);
}
