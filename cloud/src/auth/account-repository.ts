import type { Role } from '@rollcall/shared/http/sessions';
import { foldUsername } from '@rollcall/shared/rules/names';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { notingHeads } from '../registry/leadership-repository.ts';

export interface NewAccount {
  username: string;
  passwordHash: string;
  role: Role;
  unitCode: string | null;
  badgeNo: string | null;
  /** Whose it is, of an account without a badge number. */
  personName?: string | null | undefined;
  /** Another account made the password. */
  givenPassword?: boolean;
}

/** `command`: whoever runs commands at HQ, who has no account. */
type PasswordMaker = 'holder' | 'other' | 'command';

const folded = sql<string>`lower(normalize(username, nfkc))`;

/** The account that may sign in under this name, whatever its case and width; of several from before that was so, the very name. */
export async function findAccount(db: Database, username: string) {
  const rows = await db
    .selectFrom('account')
    .select(['account_id as accountId', 'username', 'role', 'password_hash as passwordHash'])
    .where(({ eb, or }) => or([eb('username', '=', username), eb(folded, '=', foldUsername(username))]))
    .where('disabled_at', 'is', null)
    .execute();
  return rows.find((row) => row.username === username) ?? (rows.length === 1 ? rows[0] : undefined);
}

/** What the account of this name is. */
export async function findStandingAccount(db: Database, username: string) {
  return db
    .selectFrom('account')
    .select([
      'account_id as accountId',
      'role',
      'unit_code as unitCode',
      'badge_no as badgeNo',
      'person_name as personName',
    ])
    .where('username', '=', username)
    .executeTakeFirst();
}

/** The account of this name, also one that is disabled. */
export async function findAccountId(db: Database | Transaction, username: string): Promise<string | undefined> {
  const row = await db.selectFrom('account').select('account_id').where('username', '=', username).executeTakeFirst();
  return row?.account_id;
}

/**
 * Holds the account until the end of the transaction: whoever resets its password, disables it or changes its role comes
 * before or after.
 * @returns false when it may not sign in any more, or not with this password
 */
export async function holdAccount(
  tx: Transaction,
  { accountId, passwordHash }: { accountId: string; passwordHash: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('account')
    .select('account_id')
    .where('account_id', '=', accountId)
    .where('password_hash', '=', passwordHash)
    .where('disabled_at', 'is', null)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Notes who leads its unit from now on, too.
 * @returns the new account's id, or undefined when the name is taken, also in another case or width
 */
export async function insertAccount(tx: Transaction, account: NewAccount): Promise<string | undefined> {
  // Of two alike at once, one comes second. No index: names of before may be alike.
  await sql`select pg_advisory_xact_lock(hashtext('rollcall user names'))`.execute(tx);
  const alike = tx.selectFrom('account').select('account_id').where(folded, '=', foldUsername(account.username));
  if (await alike.executeTakeFirst()) return undefined;
  const insert = () =>
    tx
      .insertInto('account')
      .values({
        username: account.username,
        password_hash: account.passwordHash,
        role: account.role,
        unit_code: account.unitCode,
        badge_no: account.badgeNo,
        person_name: account.personName ?? null,
        given_password: account.givenPassword ?? false,
      })
      .onConflict((conflict) => conflict.column('username').doNothing())
      .returning('account_id')
      .executeTakeFirst();
  const leads = account.role === 'squad_leader' ? [account.unitCode] : [];
  const row = await notingHeads(tx, leads, insert, { added: true });
  return row?.account_id;
}

/**
 * @param passwordHash.madeBy who chose the password: its holder, another account, or nobody known
 * @param passwordHash.was the hash that it replaces, if that matters
 * @returns the account's id, or undefined when there is none such
 */
export async function updatePasswordHash(
  tx: Transaction,
  username: string,
  { passwordHash, madeBy, was }: { passwordHash: string; madeBy: PasswordMaker; was: string | undefined },
): Promise<string | undefined> {
  const row = await tx
    .updateTable('account')
    .set({ password_hash: passwordHash, own_password: madeBy === 'holder', given_password: madeBy === 'other' })
    .where('username', '=', username)
    .$if(was !== undefined, (account) => account.where('password_hash', '=', was ?? ''))
    .returning('account_id')
    .executeTakeFirst();
  return row?.account_id;
}
