import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import { selectOfficersAsPeople } from './person-repository.ts';
import { type Acting, findWhoActs } from './second-person.ts';

export interface BarredOfficers {
  /** About them the session decides nothing: `assertNotRecused` refuses it. */
  barred: string[];
  /** Those of them who could be behind the session: the same with `onlyOneself`. */
  oneself: string[];
}

/** What `assertNotRecused` would say of each officer, asked at once for lists of what somebody may decide. */
export async function findBarredOfficers(db: Database, session: Acting): Promise<BarredOfficers> {
  const all = await db.selectFrom('officer').select('badge_no').execute();
  const officers = await selectOfficersAsPeople(
    db,
    all.map((officer) => officer.badge_no),
  );
  const bonds = await findWhoActs(db, session, officers);
  const asOfficers = new Set(officers.map(({ accountId }) => accountId));
  const own = [...bonds].filter(([id, bond]) => bond === 'same' && !asOfficers.has(id)).map(([id]) => id);
  const oneself = officers.filter(({ accountId }) => bonds.has(accountId)).map(({ badgeNo }) => badgeNo);
  return { barred: [...new Set([...oneself, ...(await selectRecusedOf(db, own))])], oneself };
}

/** About whom one of these accounts is recused: `findRecusalGrounds` of all officers. */
async function selectRecusedOf(db: Database, accountIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ badgeNo: string }>`
    select unnest(array[account.badge_no, officer.leader_badge_no]) as "badgeNo"
    from account left join officer using (badge_no) where account.account_id = any(${accountIds}::uuid[])
    union
    select badge_no from recusal where account_id = any(${accountIds}::uuid[]) and ended_at is null
  `.execute(db);
  return rows.flatMap(({ badgeNo }) => badgeNo ?? []);
}
