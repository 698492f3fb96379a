import { assertNotRecused } from '../auth/assert-not-recused.ts';
import type { Transaction } from '../db/database.ts';

/**
 * What was told of an officer can be held against him: nobody corrects it or takes it back who may decide nothing about him.
 * Other systems and commands have no account. @throws AppError `recused`, `not_yet_second_person`
 */
export async function assertMayCorrect(
  tx: Transaction,
  badgeNos: Iterable<string>,
  accountId: string | undefined,
): Promise<void> {
  if (accountId === undefined) return;
  await assertNotRecused(tx, { accountId }, badgeNos);
}
