import { assertNotRecused } from '../../auth/assert-not-recused.ts';
import { type Acting, assertSecondPerson } from '../../auth/second-person.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { type Dispute, findEnteredBy } from './dispute-repository.ts';

/**
 * Nobody decides a dispute of one's own, nor one of an officer with whom there is a conflict of interest. Who entered the
 * check-out can say that it was wrong, but not that it stands.
 * @param options.upholds only that it was wrong
 * @param options.onlyOneself for what isn't a decision of the session: those alone whom it concerns have no part in it
 * @throws recused, own_entry_defended, not_yet_second_person
 */
export async function assertMayDecideDispute(
  tx: Database | Transaction,
  session: Acting,
  { badgeNo, disputedBy, custodyId }: Dispute,
  now: Date,
  { upholds = false, onlyOneself = false }: { upholds?: boolean; onlyOneself?: boolean } = {},
): Promise<void> {
  await assertNotRecused(tx, session, [badgeNo], now, { onlyOneself });
  await assertSecondPerson(tx, session, [disputedBy], { now, own: () => errors.recused(badgeNo, 'oneself') });
  if (upholds) return;
  await assertSecondPerson(tx, session, await findEnteredBy(tx, custodyId), { now, own: errors.ownEntryDefended });
}
