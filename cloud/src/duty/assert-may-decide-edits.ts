import { assertNotRecused } from '../auth/assert-not-recused.ts';
import { type Acting, assertSecondPerson } from '../auth/second-person.ts';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { type RosterEdit, sidesOf } from './roster-edit.ts';

/**
 * Nobody decides on an own edit of the past, nor on one about an officer with whom there is a conflict of interest.
 * @param options.onlyOneself for what isn't a decision of the session: those alone whom it concerns have no part in it
 * @throws recused, own_roster_proposal, not_yet_second_person
 */
export async function assertMayDecideEdits(
  tx: Database | Transaction,
  session: Acting,
  {
    proposal,
    edits,
  }: { proposal: { proposed_by: string | null; on_behalf_of: string | null }; edits: readonly RosterEdit[] },
  now: Date,
  options: { onlyOneself?: boolean } = {},
): Promise<void> {
  const badgeNos = edits.flatMap(sidesOf).map(({ badgeNo }) => badgeNo);
  await assertNotRecused(tx, session, badgeNos, now, options);
  const first = [proposal.proposed_by, proposal.on_behalf_of];
  await assertSecondPerson(tx, session, first, { now, own: errors.ownRosterProposal });
}
