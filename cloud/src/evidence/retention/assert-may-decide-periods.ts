import { type Acting, assertSecondPerson } from '../../auth/second-person.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';

/** Nobody decides on an own proposal. @throws own_proposal, not_yet_second_person */
export async function assertMayDecidePeriods(
  tx: Database | Transaction,
  session: Acting,
  change: { proposed_by: string; on_behalf_of: string | null },
  now: Date,
): Promise<void> {
  await assertSecondPerson(tx, session, [change.proposed_by, change.on_behalf_of], { now, own: errors.ownProposal });
}
