import type { RecusalRow } from '@rollcall/shared/http/recusals';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { decidedBy } from '../db/decided-by.ts';
import { inSight, type Sight } from '../db/sight.ts';
import { signedBy } from '../db/signed-by.ts';

export type StoredRecusal = Omit<RecusalRow, 'declaredAt' | 'endedAt'> & {
  accountId: string;
  declaredAt: Date;
  endedAt: Date | null;
  place: string;
};

/** Newest first. What was declared about an officer, that officer sees; what was declared about an account, its holder. */
export async function selectRecusals(
  db: Database | Transaction,
  query: { recusalId?: string; inForce?: '1' | undefined },
  options: {
    sight: Sight;
    accountId: string;
    after?: { at: string; recusalId: string } | undefined;
    limit: number;
  },
): Promise<StoredRecusal[]> {
  const { sight, accountId, after } = options;
  const seen = inSight(sight, { unitCode: sql`o.unit_code`, badgeNo: sql`r.badge_no` });
  const conditions: RawBuilder<SqlBool>[] = [sql`(${seen} or r.account_id = ${accountId})`];
  if (query.recusalId !== undefined) conditions.push(sql`r.recusal_id = ${query.recusalId}`);
  if (query.inForce !== undefined) conditions.push(sql`r.ended_at is null`);
  if (after) conditions.push(sql`(r.declared_at, r.recusal_id) < (${after.at}::timestamptz, ${after.recusalId}::uuid)`);
  const { rows } = await sql<StoredRecusal>`
    select r.recusal_id as "recusalId", r.account_id as "accountId", a.username, ${signedBy('a')} as name, r.badge_no as "badgeNo",
      o.name as "officerName", r.reason, ${signedBy('declarer')} as "declaredBy", r.declared_at as "declaredAt",
      ${decidedBy('r', 'ender')} as "endedBy", r.ended_at as "endedAt", r.end_reason as "endReason",
      to_char(r.declared_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as place
    from recusal r
    join account a using (account_id)
    join officer o on o.badge_no = r.badge_no
    join account declarer on declarer.account_id = r.declared_by
    left join account ender on ender.account_id = r.ended_by
    where ${sql.join(conditions, sql` and `)}
    order by r.declared_at desc, r.recusal_id desc limit ${options.limit}
  `.execute(db);
  return rows;
}

/** What binds which account, ended or not. */
export async function findRecusal(db: Database | Transaction, recusalId: string) {
  return recusals(db, recusalId).executeTakeFirst();
}

/** The same, held until the end of the transaction. */
export async function lockRecusal(tx: Transaction, recusalId: string) {
  return recusals(tx, recusalId).forUpdate('r').executeTakeFirst();
}

function recusals(db: Database | Transaction, recusalId: string) {
  return db
    .selectFrom('recusal as r')
    .innerJoin('account as a', 'a.account_id', 'r.account_id')
    .innerJoin('officer as o', 'o.badge_no', 'r.badge_no')
    .select([
      'r.recusal_id as recusalId',
      'r.account_id as accountId',
      'a.username',
      'r.badge_no as badgeNo',
      'o.unit_code as unitCode',
      'r.ended_at as endedAt',
    ])
    .where('r.recusal_id', '=', recusalId);
}

/** @returns its id, or undefined when it is in force already */
export async function insertRecusal(
  tx: Transaction,
  recusal: { accountId: string; badgeNo: string; reason: string; by: string; at: Date },
): Promise<string | undefined> {
  const row = await tx
    .insertInto('recusal')
    .values({
      account_id: recusal.accountId,
      badge_no: recusal.badgeNo,
      reason: recusal.reason,
      declared_by: recusal.by,
      declared_at: recusal.at,
    })
    .onConflict((conflict) => conflict.columns(['account_id', 'badge_no']).where('ended_at', 'is', null).doNothing())
    .returning('recusal_id')
    .executeTakeFirst();
  return row?.recusal_id;
}

/** @returns whether it was in force */
export async function saveRecusalEnd(
  tx: Transaction,
  recusalId: string,
  end: { by: string; at: Date; reason: string; outsideDecisionId?: string },
): Promise<boolean> {
  const result = await tx
    .updateTable('recusal')
    .set({
      ended_by: end.by,
      ended_at: end.at,
      end_reason: end.reason,
      outside_decision_id: end.outsideDecisionId ?? null,
    })
    .where('recusal_id', '=', recusalId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
