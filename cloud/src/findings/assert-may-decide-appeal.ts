import { assertNotRecused } from '../auth/assert-not-recused.ts';
import { type Acting, assertSecondPerson } from '../auth/second-person.ts';
import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';

/**
 * Nobody decides on an own appeal, nor on one against a finding that names oneself or one's leader, as an officer or as liable.
 * @param options.onlyOneself for what isn't a decision of the session: those alone whom it concerns have no part in it
 * @throws own_appeal, not_yet_second_person, recused
 */
export async function assertMayDecideAppeal(
  tx: Database | Transaction,
  session: Acting,
  appeal: { appealedBy: string; onBehalfOf: string | null; named: readonly string[] },
  now: Date,
  options: { onlyOneself?: boolean } = {},
): Promise<void> {
  const first = [appeal.appealedBy, appeal.onBehalfOf];
  await assertSecondPerson(tx, session, first, { now, own: errors.ownAppeal });
  await assertNotRecused(tx, session, appeal.named, now, options);
}
