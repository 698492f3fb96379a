import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** Why an account must not decide about an officer: what it is to the officer, or that it was declared. */
export type RecusalGround = 'oneself' | 'own_leader' | 'declared';

/** The strongest ground on which one of these accounts is recused about each of these officers, by badge number. */
export async function findRecusalGrounds(
  db: Database | Transaction,
  accountIds: readonly string[],
  badgeNos: readonly string[],
): Promise<Map<string, RecusalGround>> {
  const { rows } = await sql<{ badgeNo: string; ground: RecusalGround }>`
    select distinct on (person.badge_no) person.badge_no as "badgeNo", ground
    from unnest(${badgeNos}::text[]) as person (badge_no)
    cross join account
    left join officer own on own.badge_no = account.badge_no
    cross join lateral (values
      (1, 'oneself', account.badge_no = person.badge_no),
      (2, 'own_leader', own.leader_badge_no = person.badge_no),
      (3, 'declared', exists (
        select from recusal
        where recusal.account_id = account.account_id and recusal.badge_no = person.badge_no and recusal.ended_at is null))
    ) as grounds (place, ground, holds)
    where account.account_id = any(${accountIds}::uuid[]) and holds
    order by person.badge_no, place
  `.execute(db);
  return new Map(rows.map(({ badgeNo, ground }) => [badgeNo, ground]));
}
