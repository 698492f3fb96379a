import type { SignedIn } from './signed-in.ts';

/** By whom something was asked, and for which leader he acted then. */
export interface Askers {
  askedBy: string | null;
  onBehalfOf: string | null;
}

/** Whether somebody asked for it himself, or had it asked in his name; who acts for a leader isn't somebody else than the leader. */
export function isOwnRequest(
  { accountId, actingFor }: Pick<SignedIn, 'accountId' | 'actingFor'>,
  { askedBy, onBehalfOf }: Askers,
): boolean {
  const askers = [askedBy, onBehalfOf];
  return askers.includes(accountId) || (actingFor !== null && askers.includes(actingFor.accountId));
}
