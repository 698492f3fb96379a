import type { SignedIn } from '../../auth/signed-in.ts';
import type { RosterChange } from '../../duty/roster-proposals/roster-edit.ts';
import { visibleUnit } from '../visible-unit.ts';

/** A change of the roster by this session. */
export function changeOf<Reason extends string | undefined>(
  session: SignedIn,
  { now, reason }: { now: Date; reason: Reason },
): RosterChange & { reason: Reason } {
  const { username, accountId } = session;
  return { by: username, accountId, reason, now, unitCode: visibleUnit(session) };
}
