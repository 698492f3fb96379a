import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import type { Handling } from './bonds.ts';
import type { PersonAccount } from './same-person.ts';

/** Who handled an account can't be its second person for so long. */
export const apartMs = 24 * 60 * 60_000;

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

/** What counts at that moment. */
export async function selectHandlings(db: Database | Transaction, now: Date): Promise<Handling[]> {
  const rows = await db
    .selectFrom('account_handling')
    .select(['account_id', 'handled_by', 'knew_password', 'handled_at'])
    .where('handled_at', '>', new Date(now.getTime() - apartMs))
    .execute();
  return rows.map((row) => ({
    accountId: row.account_id,
    handledBy: row.handled_by,
    knewPassword: row.knew_password,
    until: new Date(row.handled_at.getTime() + apartMs),
  }));
}

/** Keeps what was done to an account; what is done to one's own account isn't kept. */
export async function insertHandlings(
  tx: Transaction,
  {
    accountId,
    handledBy,
    ...handling
  }: { accountId: string; handledBy: readonly string[]; knewPassword: boolean; at: Date },
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
        handled_at: handling.at,
      })),
    )
    .execute();
}
