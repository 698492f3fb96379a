import type { Session as SessionResource } from '@rollcall/shared/http/sessions';
import { actionsOf } from '../../auth/permissions.ts';
import type { Session } from '../../auth/sessions.ts';

/** The session as the page is told of it. */
export function toSession(session: Session): SessionResource {
  return {
    actions: actionsOf(session.role),
    username: session.username,
    role: session.role,
    unitCode: session.unitCode,
    badgeNo: session.badgeNo,
    expiresAt: session.expiresAt.toISOString(),
  };
}
