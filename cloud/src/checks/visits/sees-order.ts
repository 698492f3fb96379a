import { scopeOfSession } from '../../auth/permissions.ts';
import type { SignedIn } from '../../http/signed-in.ts';

/** Before it is opened, the order of a day is for those alone who visit. */
export function seesOrder(session: Pick<SignedIn, 'role' | 'actingFor'>): boolean {
  return scopeOfSession(session, 'inspections.record') !== undefined;
}
