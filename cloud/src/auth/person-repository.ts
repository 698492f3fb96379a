import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { Handling, PersonAccount } from './bonds.ts';

/** Every account with whose it is, those that may not sign in too: what they asked still waits. */
export async function selectPeople(db: Database | Transaction): Promise<PersonAccount[]> {
  const { rows } = await sql<PersonAccount>`
    select a.account_id as "accountId", a.badge_no as "badgeNo", coalesce(o.name, a.person_name) as name
    from account a left join officer o on o.badge_no = a.badge_no
  `.execute(db);
  return rows;
}

/** Officers, each as one more account, to ask whether somebody is that officer. */
export async function selectOfficersAsPeople(
  db: Database | Transaction,
  badgeNos: readonly string[],
): Promise<(PersonAccount & { badgeNo: string })[]> {
  const rows = await db
    .selectFrom('officer')
    .select(['badge_no', 'name'])
    .where('badge_no', 'in', [...badgeNos, ''])
    .execute();
  const names = new Map(rows.map(({ badge_no, name }) => [badge_no, name]));
  return badgeNos.map((badgeNo) => ({ accountId: `officer:${badgeNo}`, badgeNo, name: names.get(badgeNo) ?? null }));
}

/** The accounts of officers of a unit. */
export async function selectAccountsOfUnit(
  db: Database | Transaction,
  unitCode: string | null,
): Promise<{ accountId: string; badgeNo: string }[]> {
  return db
    .selectFrom('account as a')
    .innerJoin('officer as o', 'o.badge_no', 'a.badge_no')
    .select(['a.account_id as accountId', 'o.badge_no as badgeNo'])
    .where('o.unit_code', '=', unitCode)
    .execute();
}

/** Those that can sign in. */
export async function selectAdministrators(db: Database | Transaction): Promise<string[]> {
  const rows = await db
    .selectFrom('account')
    .select('account_id')
    .where('role', '=', 'brigade_admin')
    .where('disabled_at', 'is', null)
    .execute();
  return rows.map((row) => row.account_id);
}

/** What was done to accounts whose holders haven't chosen a password since. */
export async function selectHandlings(db: Database | Transaction): Promise<Handling[]> {
  return db
    .selectFrom('account_handling')
    .select(['account_id as accountId', 'handled_by as handledBy', 'knew_password as knewPassword'])
    .where('ended_at', 'is', null)
    .execute();
}

/** Keeps what was done to an account, which is locked; what is done to one's own account isn't kept. */
export async function insertHandlings(
  tx: Transaction,
  {
    accountId,
    handledBy,
    ...handling
  }: { accountId: string; handledBy: readonly string[]; knewPassword: boolean; byOnePerson?: boolean; at: Date },
): Promise<void> {
  const others = handledBy.filter((id) => id !== accountId);
  if (others.length === 0) return;
  await tx
    .insertInto('account_handling')
    .values(
      others.map((id) => ({
        account_id: accountId,
        handled_by: id,
        knew_password: handling.knewPassword,
        by_one_person: handling.byOnePerson ?? false,
        handled_at: handling.at,
      })),
    )
    .execute();
}

/** The holder chose his password, and nobody else knows it any more. The account is locked, so no handling comes in between. */
export async function endHandlings(tx: Transaction, accountId: string, at: Date): Promise<void> {
  await tx
    .updateTable('account_handling')
    .set({ ended_at: at })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute();
}
