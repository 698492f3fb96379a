import type { ActingFor, Session as SessionResource } from '@rollcall/shared/http/sessions';
import { selectMayActFor } from '../../auth/delegations/repository.ts';
import { actionsOf } from '../../auth/permissions.ts';
import type { Database } from '../../db/database.ts';
import type { Session } from '../../http/signed-in.ts';

/** The session as the page is told of it. */
export async function toSession(
  { db, now }: { db: Database; now: () => Date },
  session: Session,
): Promise<SessionResource> {
  const mayActFor = await selectMayActFor(db, session.accountId, now());
  return {
    actions: actionsOf(session),
    username: session.username,
    role: session.role,
    unitCode: session.unitCode,
    badgeNo: session.badgeNo,
    mustChoosePassword: session.mustChoosePassword,
    expiresAt: session.expiresAt.toISOString(),
    actingFor: session.actingFor && toActingFor(session.actingFor),
    mayActFor: mayActFor.map(toActingFor),
  };
}

function toActingFor(leader: Omit<ActingFor, 'until'> & { until: Date }): ActingFor {
  const { delegationId, username, name, unitName, role, until } = leader;
  return { delegationId, username, name, unitName, role, until: until.toISOString() };
}
