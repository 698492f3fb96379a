import type { Role } from '@rollcall/shared/http/permissions';
import type { AccountFilters, AccountRow } from '@rollcall/shared/resources/accounts';
import { foldUsername } from '@rollcall/shared/rules/names';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { camel } from '../../db/columns.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { notingHeads } from '../../registry/leadership-repository.ts';

/** In no order. @param now sessions that have expired by then aren't open */
export function accountRows(db: Database, { q, role, state }: AccountFilters, now: Date) {
  const has = (column: RawBuilder<unknown>) => sql<SqlBool>`strpos(lower(${column}), lower(${q})) > 0`;
  return db
    .selectFrom('account as a')
    .leftJoin('officer as o', 'o.badge_no', 'a.badge_no')
    .leftJoin('unit as u', 'u.unit_code', 'a.unit_code')
    .select([
      ...camel('a', 'account_id', 'username', 'role', 'unit_code', 'badge_no', 'person_name', 'created_at'),
      'u.name as unitName',
      'o.name as officerName',
      apartFrom.as('apartFrom'),
      sql<boolean>`a.given_password and not a.own_password`.as('mustChoosePassword'),
      sql<boolean>`a.disabled_at is not null`.as('disabled'),
      sql<Date | null>`(
        select max(s.last_seen_at) from session s where s.account_id = a.account_id and s.expires_at > ${now}
      )`.as('lastSeenAt'),
    ])
    .$if(role !== undefined, (rows) => rows.where('a.role', '=', role ?? 'officer'))
    .$if(state !== undefined, (rows) => rows.where('a.disabled_at', state === 'enabled' ? 'is' : 'is not', null))
    .$if(q !== undefined, (rows) =>
      rows.where((where) =>
        where.or([
          has(sql.ref('a.username')),
          has(sql`coalesce(a.badge_no, '')`),
          has(sql`coalesce(o.name, a.person_name, '')`),
        ]),
      ),
    );
}

const apartFrom = sql<AccountRow['apartFrom']>`(
  select coalesce(jsonb_agg(jsonb_build_object('username', other.username, 'byOnePerson', bound.by_one_person)
    order by other.username), '[]')
  from (
    select case h.account_id when a.account_id then h.handled_by else h.account_id end as other_id,
      bool_or(h.by_one_person) as by_one_person
    from account_handling h
    where a.account_id in (h.account_id, h.handled_by) and h.ended_at is null
    group by other_id
  ) as bound
  join account other on other.account_id = bound.other_id
)`;

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

export interface StandingAccount {
  accountId: string;
  username: string;
  role: Role;
  unitCode: string | null;
  badgeNo: string | null;
  personName: string | null;
  disabled: boolean;
}

/** The account, held until the end of the transaction. */
export async function lockAccount(
  tx: Transaction,
  which: { accountId: string } | { username: string },
): Promise<StandingAccount | undefined> {
  const rows = tx.selectFrom('account').selectAll().forUpdate();
  const row = await ('accountId' in which
    ? rows.where('account_id', '=', which.accountId)
    : rows.where('username', '=', which.username)
  ).executeTakeFirst();
  if (!row) return undefined;
  return {
    accountId: row.account_id,
    username: row.username,
    role: row.role,
    unitCode: row.unit_code,
    badgeNo: row.badge_no,
    personName: row.person_name,
    disabled: row.disabled_at !== null,
  };
}

/**
 * How many administrators could sign in, all held until the end of the transaction: of two that remove each other at once,
 * one comes second and is refused.
 */
export async function countAdministrators(tx: Transaction): Promise<number> {
  const rows = await tx
    .selectFrom('account')
    .select('account_id')
    .where('role', '=', 'brigade_admin')
    .where('disabled_at', 'is', null)
    .orderBy('account_id')
    .forUpdate()
    .execute();
  return rows.length;
}

/**
 * @param before as it was, held: whoever leads its unit, or the new one, from now on is noted
 * @param by who changes it; undefined at the command line
 */
export async function updateAccount(
  tx: Transaction,
  account: StandingAccount,
  { before, now, by }: { before: StandingAccount; now: Date; by: string | undefined },
): Promise<void> {
  const led = [before, account].map(({ role, unitCode }) => (role === 'squad_leader' ? unitCode : null));
  const sameHolder = before.badgeNo === account.badgeNo && before.personName === account.personName;
  const update = () =>
    tx
      .updateTable('account')
      .set((field) => ({
        role: account.role,
        unit_code: account.unitCode,
        badge_no: account.badgeNo,
        person_name: account.personName,
        // When it was disabled first.
        disabled_at: account.disabled ? field.fn.coalesce('disabled_at', field.val(now)) : null,
        // The old holder knows it.
        ...(sameHolder ? {} : { own_password: false, given_password: by !== undefined && by !== account.username }),
      }))
      .where('account_id', '=', account.accountId)
      .execute();
  await notingHeads(tx, led, update, { added: false });
}

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
