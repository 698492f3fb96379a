import type { FindingRow } from '@rollcall/shared/http/findings';
import type { Session } from '@rollcall/shared/http/sessions';

type About = Pick<FindingRow, 'badgeNo'>;

/** Who answers and appeals: the officer that it is about, and the leader of that squad. */
export function mayRespond({ role, badgeNo }: Pick<Session, 'role' | 'badgeNo'>, finding: About): boolean {
  return role === 'squad_leader' || (badgeNo !== null && badgeNo === finding.badgeNo);
}

/** Who explains its time: the same, and who explains for everybody. */
export function mayExplain(session: Pick<Session, 'role' | 'badgeNo'>, finding: About): boolean {
  return session.role === 'brigade_admin' || mayRespond(session, finding);
}
