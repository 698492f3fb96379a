import type { RetentionChange, RetentionDryRun, RetentionPeriods } from '@rollcall/shared/resources/retention';
import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { decidedBy } from '../../db/decided-by.ts';
import { signedBy } from '../../db/signed-by.ts';
import { keptByCategory, type Retention } from './kept-until-repository.ts';

/** One who counts versions at a time: proposals and their decisions wait for each other. */
export async function lockRetention(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('rollcall retention'))`.execute(tx);
}

export type StoredChange = Omit<RetentionChange, 'own' | 'proposedAt' | 'decidedAt'> & {
  proposerId: string;
  onBehalfOfId: string | null;
  proposedAt: Date;
  decidedAt: Date | null;
};

/** Newest first, the open one before all. */
export async function selectChanges(db: Database, limit: number): Promise<StoredChange[]> {
  const { rows } = await sql<StoredChange>`
    select c.retention_change_id as "retentionChangeId", c.base_version as "baseVersion", c.periods, c.reason,
      c.dry_run as "dryRun", ${signedBy('p')} as "proposedBy", c.proposed_by as "proposerId", c.on_behalf_of as "onBehalfOfId",
      ${signedBy('leader')} as "onBehalfOf", c.proposed_at as "proposedAt",
      c.decision, ${decidedBy('c', 'd')} as "decidedBy", c.decided_at as "decidedAt", c.decision_reason as "decisionReason", c.version
    from retention_change c
    join account p on p.account_id = c.proposed_by
    left join account leader on leader.account_id = c.on_behalf_of
    left join account d on d.account_id = c.decided_by
    order by c.decision is not null, c.proposed_at desc limit ${limit}
  `.execute(db);
  return rows;
}

export async function findOpenChange(tx: Transaction) {
  return tx.selectFrom('retention_change').selectAll().where('decision', 'is', null).executeTakeFirst();
}

/** The proposal, decided or not. Nobody decides it meanwhile, if the caller holds `lockRetention`. */
export async function findChange(db: Database | Transaction, retentionChangeId: string) {
  return db
    .selectFrom('retention_change')
    .selectAll()
    .where('retention_change_id', '=', retentionChangeId)
    .executeTakeFirst();
}

export async function insertChange(
  tx: Transaction,
  change: {
    baseVersion: number;
    periods: RetentionPeriods;
    reason: string;
    dryRun: RetentionDryRun;
    proposedBy: string;
    onBehalfOf: string | null;
    proposedAt: Date;
  },
): Promise<string> {
  const row = await tx
    .insertInto('retention_change')
    .values({
      base_version: change.baseVersion,
      periods: JSON.stringify(change.periods),
      reason: change.reason,
      dry_run: JSON.stringify(change.dryRun),
      proposed_by: change.proposedBy,
      on_behalf_of: change.onBehalfOf,
      proposed_at: change.proposedAt,
    })
    .returning('retention_change_id')
    .executeTakeFirstOrThrow();
  return row.retention_change_id;
}

export async function saveChangeDecision(
  tx: Transaction,
  retentionChangeId: string,
  decided: {
    decision: 'approved' | 'refused' | 'withdrawn';
    reason: string;
    by: string;
    at: Date;
    version: number | null;
    outsideDecisionId?: string | undefined;
  },
): Promise<void> {
  await tx
    .updateTable('retention_change')
    .set({
      decision: decided.decision,
      decision_reason: decided.reason,
      decided_by: decided.by,
      decided_at: decided.at,
      version: decided.version,
      outside_decision_id: decided.outsideDecisionId ?? null,
    })
    .where('retention_change_id', '=', retentionChangeId)
    .execute();
}

/** What these periods would move, category by category; only those that differ and have recordings. */
export async function selectDryRun(
  db: Database | Transaction,
  { before, after, now }: { before: Retention; after: RetentionPeriods; now: Date },
): Promise<RetentionDryRun> {
  const old = keptByCategory(before);
  const renewed = keptByCategory({ ...before, periods: after });
  const { rows } = await sql<{
    category: keyof RetentionPeriods;
    recordings: number;
    dueAtOnce: number;
    oldestBefore: Date | null;
    oldestAfter: Date | null;
    newestBefore: Date | null;
    newestAfter: Date | null;
  }>`
    select category, count(*) as recordings,
      count(*) filter (where renewed <= ${now} and old > ${now}) as "dueAtOnce",
      nullif(min(old), 'infinity') as "oldestBefore", nullif(min(renewed), 'infinity') as "oldestAfter",
      nullif(max(old), 'infinity') as "newestBefore", nullif(max(renewed), 'infinity') as "newestAfter"
    from (
      select r.category, ${old} as old, ${renewed} as renewed from recording r where r.state = 'verified'
    ) as dated
    group by category
  `.execute(db);
  const counted = new Map(rows.map((row) => [row.category, row]));
  return (Object.keys(after) as (keyof RetentionPeriods)[])
    .filter((category) => before.periods[category] !== after[category])
    .map((category) => {
      const row = counted.get(category);
      return {
        category,
        monthsBefore: before.periods[category],
        monthsAfter: after[category],
        recordings: row?.recordings ?? 0,
        dueAtOnce: row?.dueAtOnce ?? 0,
        oldestBefore: row?.oldestBefore?.toISOString() ?? null,
        oldestAfter: row?.oldestAfter?.toISOString() ?? null,
        newestBefore: row?.newestBefore?.toISOString() ?? null,
        newestAfter: row?.newestAfter?.toISOString() ?? null,
      };
    });
}

/** How much there is of each category. */
export async function selectCategoryCounts(db: Database) {
  return db
    .selectFrom('recording')
    .select((eb) => ['category', eb.fn.countAll<number>().as('recordings')])
    .select(sql<number>`sum(size_bytes)::bigint`.as('sizeBytes'))
    .where('state', '=', 'verified')
    .groupBy('category')
    .execute();
}

/** How much falls due in each of the coming months (Asia/Shanghai), what is due already in the first; without what is held. */
export async function selectDueByMonth(
  db: Database,
  retention: Retention,
  { now, months }: { now: Date; months: number },
) {
  const { rows } = await sql<{ month: string; recordings: number; sizeBytes: number }>`
    select to_char(month, 'YYYY-MM') as month, count(*) as recordings, sum(size_bytes)::bigint as "sizeBytes"
    from (
      select date_trunc('month', greatest(${keptByCategory(retention)}, ${now}) at time zone 'Asia/Shanghai') as month, size_bytes
      from recording r
      where r.state = 'verified' and not exists (
        select from legal_hold h
        where h.recording_id = r.recording_id and h.lifted_at is null and (h.expires_at is null or h.expires_at > ${now})
      ) and ${keptByCategory(retention)} <
        (${now}::timestamptz at time zone 'Asia/Shanghai' + ${months} * interval '1 month') at time zone 'Asia/Shanghai'
    ) as due
    group by month order by month
  `.execute(db);
  return rows;
}
