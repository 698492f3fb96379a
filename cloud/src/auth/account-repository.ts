import type { Role } from '@rollcall/shared/http/sessions';
import type { Database, Transaction } from '../db/database.ts';

export interface NewAccount {
  username: string;
  passwordHash: string;
  role: Role;
  unitCode: string | null;
  badgeNo: string | null;
}

/** The account that may sign in under this name. */
export async function findAccount(db: Database, username: string) {
  return db
    .selectFrom('account')
    .select(['account_id as accountId', 'username', 'role', 'password_hash as passwordHash'])
    .where('username', '=', username)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
}

/** @returns the new account's id, or undefined when the name is taken */
export async function insertAccount(tx: Transaction, account: NewAccount): Promise<string | undefined> {
  const row = await tx
    .insertInto('account')
    .values({
      username: account.username,
      password_hash: account.passwordHash,
      role: account.role,
      unit_code: account.unitCode,
      badge_no: account.badgeNo,
    })
    .onConflict((conflict) => conflict.column('username').doNothing())
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id;
}

/** @returns the account's id, or undefined when there is none of this name */
export async function updatePasswordHash(
  tx: Transaction,
  username: string,
  passwordHash: string,
): Promise<string | undefined> {
  const row = await tx
    .updateTable('account')
    .set({ password_hash: passwordHash })
    .where('username', '=', username)
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id;
}
