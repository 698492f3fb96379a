import type { Session } from '@rollcall/shared/resources/sessions';

type Who = Pick<Session, 'username' | 'actingFor'>;

/** Whether two sessions act in one name: who stood in for a leader and signs in again doesn't yet stand in. */
export function isSamePerson(one: Who, other: Who): boolean {
  return one.username === other.username && one.actingFor?.delegationId === other.actingFor?.delegationId;
}
