import { sql } from 'kysely';
import { bondWith } from '../../auth/bonds.ts';
import { findBonds } from '../../auth/second-person.ts';
import type { Database, Transaction } from '../../db/database.ts';
import type { SignedIn } from '../../http/signed-in.ts';
import { actingFor } from '../../ledger/acting-for.ts';
import { problem } from './problem.ts';

type Decider = Pick<SignedIn, 'accountId'>;

/**
 * Who answered a finding, or commented on it, doesn't judge it: neither by another account of the same person, nor does who acts
 * for him. The finding is held. @throws own_answer
 */
export async function assertNotAnswered(tx: Database | Transaction, who: Decider, findingId: string): Promise<void> {
  if ((await findAnsweredByOneself(tx, who, [findingId])).has(findingId)) throw problem('own_answer');
}

/** Those of these findings that this person answered, or for whom he acts. */
export async function findAnsweredByOneself(
  tx: Database | Transaction,
  { accountId }: Decider,
  findingIds: readonly string[],
): Promise<Set<string>> {
  const answers = tx.selectFrom('finding_answer').select(['finding_id', 'answered_by', 'on_behalf_of']);
  const given = await answers.where('finding_id', '=', sql<string>`any(${findingIds}::uuid[])`).execute();
  if (given.length === 0) return new Set();
  const bonds = await findBonds(tx, { accountId, actingFor: actingFor.getStore() ?? null });
  const own = given.filter((one) => bondWith(bonds, [one.answered_by, one.on_behalf_of]) === 'same');
  return new Set(own.map((one) => one.finding_id));
}
