import { bondWith } from '../../auth/bonds.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { SignedIn } from '../../auth/signed-in.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { actingFor } from '../../ledger/acting-for.ts';
import { problem } from './problem.ts';

/**
 * Who answered a finding, or commented on it, doesn't judge it: neither by another account of the same person, nor does who acts
 * for him. The finding is held. @throws own_answer
 */
export async function assertNotAnswered(
  tx: Database | Transaction,
  { accountId }: Pick<SignedIn, 'accountId'>,
  findingId: string,
  now: Date,
): Promise<void> {
  const answers = tx.selectFrom('finding_answer').select(['answered_by', 'on_behalf_of']);
  const given = await answers.where('finding_id', '=', findingId).execute();
  if (given.length === 0) return;
  const bonds = await findBonds(tx, { accountId, actingFor: actingFor.getStore() ?? null }, now);
  const who = given.flatMap((answer) => [answer.answered_by, answer.on_behalf_of]);
  if (bondWith(bonds, who) === 'same') throw problem('own_answer');
}
