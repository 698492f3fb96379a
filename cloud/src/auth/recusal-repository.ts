import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';

/** Why an account must not decide about an officer: what it is to the officer, or that it was declared. */
export type RecusalGround = 'oneself' | 'own_leader' | 'declared';

/** The strongest ground on which one of these accounts is recused about the officer, undefined for none. */
export async function findRecusalGround(
  db: Database | Transaction,
  accountIds: readonly string[],
  badgeNo: string,
): Promise<RecusalGround | undefined> {
  const { rows } = await sql<{ ground: RecusalGround }>`
    select ground from account
    left join officer using (badge_no)
    cross join lateral (values
      (1, 'oneself', account.badge_no = ${badgeNo}),
      (2, 'own_leader', officer.leader_badge_no = ${badgeNo}),
      (3, 'declared', exists (
        select from recusal
        where recusal.account_id = account.account_id and recusal.badge_no = ${badgeNo} and recusal.ended_at is null))
    ) as grounds (place, ground, holds)
    where account.account_id = any(${accountIds}::uuid[]) and holds
    order by place limit 1
  `.execute(db);
  return rows[0]?.ground;
}
