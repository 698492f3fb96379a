import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { actingFor } from '../ledger/acting-for.ts';
import { findRecusalGround } from './recusal-repository.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Nobody decides about oneself, about the leader in charge of oneself, or about an officer with whom a conflict of interest
 * was declared; who acts for a leader isn't freer than the leader. Call it in the transaction of every decision about an
 * officer.
 * @throws AppError `recused`
 */
export async function assertNotRecused(
  tx: Database | Transaction,
  session: Pick<SignedIn, 'accountId'>,
  badgeNo: string,
): Promise<void> {
  const leader = actingFor.getStore();
  const accountIds = leader === undefined ? [session.accountId] : [session.accountId, leader.accountId];
  const ground = await findRecusalGround(tx, accountIds, badgeNo);
  if (ground !== undefined) throw errors.recused(badgeNo, ground);
}
