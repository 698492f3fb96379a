import type { Session as SessionResource } from '@rollcall/shared/http/sessions';
import type { Session } from '../../auth/sessions.ts';

/** The session as the page is told of it. */
export function toSession(session: Session): SessionResource {
  return {
    username: session.username,
    role: session.role,
    unitCode: session.unitCode,
    badgeNo: session.badgeNo,
    expiresAt: session.expiresAt.toISOString(),
  };
}
