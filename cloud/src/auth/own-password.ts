import type { Database, Transaction } from '../db/database.ts';

/**
 * Whether the account's holder chose its password: nobody else knows it. Otherwise whoever made the account or set its password can
 * sign in as the holder.
 */
export async function hasOwnPassword(db: Database | Transaction, accountId: string): Promise<boolean> {
  const account = await db
    .selectFrom('account')
    .select('own_password')
    .where('account_id', '=', accountId)
    .executeTakeFirst();
  return account?.own_password ?? false;
}
