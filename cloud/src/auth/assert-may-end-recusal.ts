import type { Database, Transaction } from '../db/database.ts';
import { errors } from '../errors/errors.ts';
import { assertNotRecused } from './assert-not-recused.ts';
import { type Acting, assertSecondPerson } from './second-person.ts';

/**
 * Nobody ends what binds oneself.
 * @param options.onlyOneself for what isn't a decision of the session: the officer whom it is about has no part in it either
 * @throws own_recusal, not_yet_second_person, recused
 */
export async function assertMayEndRecusal(
  tx: Database | Transaction,
  session: Acting,
  recusal: { accountId: string; badgeNo: string },
  now: Date,
  { onlyOneself = false }: { onlyOneself?: boolean } = {},
): Promise<void> {
  await assertSecondPerson(tx, session, [recusal.accountId], { now, own: errors.ownRecusal });
  if (onlyOneself) await assertNotRecused(tx, session, [recusal.badgeNo], now, { onlyOneself });
}
