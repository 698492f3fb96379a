import type { FindingRow } from '@rollcall/shared/http/findings';
import type { Session } from '@rollcall/shared/http/sessions';

type About = Pick<FindingRow, 'badgeNo' | 'activityId' | 'detail'>;

/** Who answers and appeals: the officer that it is about, each who took part in its activity, and the leader of that squad. */
export function mayRespond({ role, badgeNo }: Pick<Session, 'role' | 'badgeNo'>, finding: About): boolean {
  if (role === 'squad_leader') return true;
  const others = finding.activityId === null ? [] : (finding.detail.badgeNos ?? []);
  return badgeNo !== null && [finding.badgeNo, ...others].includes(badgeNo);
}

/** Who explains its time: the same, and who explains for everybody. */
export function mayExplain(session: Pick<Session, 'role' | 'badgeNo'>, finding: About): boolean {
  return session.role === 'brigade_admin' || mayRespond(session, finding);
}
