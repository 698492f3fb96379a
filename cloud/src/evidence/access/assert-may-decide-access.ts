import { type Acting, assertSecondPerson } from '../../auth/second-person.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import type { AccessRequest } from './access-request-repository.ts';

/** Nobody decides on an own request. @throws own_access_request, not_yet_second_person */
export async function assertMayDecideAccess(
  tx: Database | Transaction,
  session: Acting,
  request: AccessRequest,
  now: Date,
): Promise<void> {
  await assertSecondPerson(tx, session, [request.account_id, request.on_behalf_of], {
    now,
    own: errors.ownAccessRequest,
  });
}
