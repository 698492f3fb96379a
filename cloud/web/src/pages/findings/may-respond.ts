import type { FindingRow } from '@rollcall/shared/http/findings';
import type { Session } from '@rollcall/shared/resources/sessions';
import { isOfHq } from '../../state/is-of-hq.ts';

type Who = Pick<Session, 'role' | 'badgeNo'>;

/** Whom a finding concerns: the officer that it is about, and each who took part in its activity. */
export function concernedBy({ badgeNo, activityId, detail }: FindingRow): (string | null)[] {
  return [badgeNo, ...(activityId === null ? [] : (detail.badgeNos ?? []))];
}

/** Who answers and appeals: whom it concerns, and the leader of that squad. */
export function mayRespond({ role, badgeNo }: Who, concerned: readonly (string | null)[]): boolean {
  return role === 'squad_leader' || (badgeNo !== null && concerned.includes(badgeNo));
}

/** Who answers: the same, and the administrator for what HQ's own store lost or changed. */
export function mayAnswer(who: Who, finding: FindingRow): boolean {
  return (who.role === 'brigade_admin' && isOfHq(finding.kind)) || mayRespond(who, concernedBy(finding));
}

/** Who explains time of these officers: the same, and who explains for everybody. */
export function mayExplain(who: Who, concerned: readonly (string | null)[]): boolean {
  return who.role === 'brigade_admin' || mayRespond(who, concerned);
}
