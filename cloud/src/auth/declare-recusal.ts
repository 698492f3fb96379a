import type { NewRecusal } from '@rollcall/shared/http/recusals';
import type { Database } from '../db/database.ts';
import { isForeignKeyViolation } from '../db/sql-state.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { lockAccount } from './account-change-repository.ts';
import { insertRecusal } from './recusal-list-repository.ts';
import type { SignedIn } from './signed-in.ts';

/**
 * Declares that an account decides nothing about an officer: one's own, or with the right to it anybody's.
 * @returns its id
 * @throws forbidden, unknown_account, unknown_unit_or_officer, recusal_there
 */
export async function declareRecusal(
  { db, now }: { db: Database; now: () => Date },
  session: Pick<SignedIn, 'accountId' | 'username' | 'scope'>,
  { username = session.username, badgeNo, reason }: NewRecusal,
): Promise<string> {
  if (username !== session.username && session.scope !== 'all') throw errors.forbidden('recusals.write');
  try {
    return await db.transaction().execute(async (tx) => {
      const account = await lockAccount(tx, { username });
      if (!account) throw errors.unknownAccount(username);
      const { accountId } = account;
      const recusalId = await insertRecusal(tx, { accountId, badgeNo, reason, by: session.accountId, at: now() });
      if (recusalId === undefined) throw errors.recusalThere();
      await appendFact(tx, {
        type: 'recusal_declared',
        subject: `recusal:${recusalId}`,
        payload: { by: session.username, username, badgeNo, reason },
      });
      return recusalId;
    });
  } catch (error) {
    throw isForeignKeyViolation(error) ? errors.unknownUnitOrOfficer(error) : error;
  }
}
