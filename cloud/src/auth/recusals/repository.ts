import type { RecusalFilters, RecusalRow } from '@rollcall/shared/resources/recusals';
import { type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../../db/data-scope.ts';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import type { Sort } from '../../http/keyset.ts';

/** Newest first. */
export const recusalSort: Sort = {
  direction: 'desc',
  keys: [
    { by: sql.ref('r.declared_at'), type: 'timestamptz' },
    { by: sql.ref('r.recusal_id'), type: 'uuid' },
  ],
};

/** What was declared about an officer, that officer sees; what was declared about an account, its holder. */
export function recusalsWith(
  db: Database,
  { inForce }: RecusalFilters,
  { dataScope, accountId }: { dataScope: DataScope; accountId: string },
) {
  const seen = inScope(dataScope, { unitCode: sql.ref('o.unit_code'), badgeNo: sql.ref('r.badge_no') });
  const rows = recusalRows(db).where(sql<SqlBool>`(${seen} or r.account_id = ${accountId})`);
  return inForce === undefined ? rows : rows.where('r.ended_at', 'is', null);
}

export async function findRecusalRow(db: Database, recusalId: string) {
  return recusalRows(db).where('r.recusal_id', '=', recusalId).executeTakeFirstOrThrow();
}

export function toRow({ declaredAt, endedAt, ...recusal }: Awaited<ReturnType<typeof findRecusalRow>>): RecusalRow {
  return { ...recusal, declaredAt: declaredAt.toISOString(), endedAt: endedAt?.toISOString() ?? null };
}

function recusalRows(db: Database) {
  return db
    .selectFrom('recusal as r')
    .innerJoin('account as a', 'a.account_id', 'r.account_id')
    .innerJoin('officer as o', 'o.badge_no', 'r.badge_no')
    .innerJoin('account as declarer', 'declarer.account_id', 'r.declared_by')
    .leftJoin('account as ender', 'ender.account_id', 'r.ended_by')
    .select([
      'r.recusal_id as recusalId',
      'a.username',
      signedBy('a').as('name'),
      'r.badge_no as badgeNo',
      'o.name as officerName',
      'r.reason',
      signedBy('declarer').as('declaredBy'),
      'r.declared_at as declaredAt',
      decidedBy<null>('r', 'ender').as('endedBy'),
      'r.ended_at as endedAt',
      'r.end_reason as endReason',
    ]);
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

/** One that has ended stays as it is. */
export async function saveRecusalEnd(
  tx: Transaction,
  recusalId: string,
  end: { by: string; at: Date; reason: string; outsideDecisionId: string | null },
): Promise<void> {
  await tx
    .updateTable('recusal')
    .set({
      ended_by: end.by,
      ended_at: end.at,
      end_reason: end.reason,
      outside_decision_id: end.outsideDecisionId,
    })
    .where('recusal_id', '=', recusalId)
    .where('ended_at', 'is', null)
    .execute();
}

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

/** About whom one of these accounts is recused: `findRecusalGrounds` of all officers. */
export async function selectRecusedOf(db: Database, accountIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ badgeNo: string }>`
    select unnest(array[account.badge_no, officer.leader_badge_no]) as "badgeNo"
    from account left join officer using (badge_no) where account.account_id = any(${accountIds}::uuid[])
    union
    select badge_no from recusal where account_id = any(${accountIds}::uuid[]) and ended_at is null
  `.execute(db);
  return rows.flatMap(({ badgeNo }) => badgeNo ?? []);
}
