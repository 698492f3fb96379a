import type { Database } from '../db/database.ts';
import { notifySessions } from '../db/notify-sessions.ts';
import { isForeignKeyViolation } from '../db/sql-state.ts';
import { errors } from '../errors/errors.ts';
import { appendFact } from '../ledger/append-fact.ts';
import { insertAccount, type NewAccount, updatePasswordHash } from './account-repository.ts';
import { hashPassword } from './password-hash.ts';
import { deleteSessionsOf } from './session-repository.ts';

export async function addAccount(
  db: Database,
  { password, ...account }: Omit<NewAccount, 'passwordHash'> & { password: string },
): Promise<void> {
  const passwordHash = await hashPassword(password);
  try {
    await db.transaction().execute(async (tx) => {
      const accountId = await insertAccount(tx, { ...account, passwordHash });
      if (accountId === undefined) {
        const nextStep = 'Choose another name, or change its password with `rollcall account passwd`.';
        throw errors.alreadyThere(`Account ${account.username}`, nextStep);
      }
      await appendFact(tx, { type: 'account_added', subject: `account:${accountId}`, payload: { ...account } });
    });
  } catch (error) {
    throw isForeignKeyViolation(error) ? errors.unknownUnitOrOfficer(error) : error;
  }
}

/** Ends the account's sessions: whoever knew the old password is out. */
export async function changePassword(db: Database, username: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.transaction().execute(async (tx) => {
    const accountId = await updatePasswordHash(tx, username, passwordHash);
    if (accountId === undefined) throw errors.unknownAccount(username);
    await deleteSessionsOf(tx, accountId);
    await notifySessions(tx, accountId);
    await appendFact(tx, { type: 'password_changed', subject: `account:${accountId}`, payload: {} });
  });
}
