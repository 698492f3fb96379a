import { sql } from 'kysely';
import type { Database, Transaction } from '../../db/database.ts';
import { errors } from '../../errors/errors.ts';
import { appendFact } from '../../ledger/append-fact.ts';

export interface NotedRestore {
  /** `already_noted`: this database was told of its restore before; nothing changed. */
  outcome: 'noted' | 'already_noted';
  restoreId: number;
  restoredAt: Date;
  /** The last moment of which the restored database knows. */
  reachedAt: Date;
}

/**
 * Notes that this database came back from a backup, raises the epoch, so that stations send again what HQ lacks, and from then on
 * HQ vouches for a recording only once it has read it again. One transaction. Needs the role of the owner, and HQ must be stopped.
 *
 * Safe to run twice. A restore is told from another by the database that it made: the cluster, its timeline, which Postgres changes
 * at each recovery to a point in time, and the database's own number, which a dump and its restore change.
 * @param raiseEpoch takes a new epoch in this transaction
 * @throws hq_running
 */
export async function noteRestore(
  db: Database,
  {
    label,
    target,
    now,
    raiseEpoch,
  }: { label: string; target: string; now: Date; raiseEpoch: (tx: Transaction) => Promise<unknown> },
): Promise<NotedRestore> {
  return db.transaction().execute(async (tx) => {
    // Before it looks: of two at once, the second sees what the first wrote.
    await sql`lock table database_restore in share row exclusive mode`.execute(tx);
    const running = await selectRunning(tx);
    if (running.length > 0) throw errors.hqRunning(running);
    const ofDatabase = await readIdentity(tx);
    const known = await tx
      .selectFrom('database_restore')
      .select(['restore_id as restoreId', 'restored_at as restoredAt', 'reached_at as reachedAt'])
      .where('of_database', '=', ofDatabase)
      .executeTakeFirst();
    if (known) return { outcome: 'already_noted', ...known };
    const reachedAt = await readReached(tx);
    // The clock of a new machine may be behind; what was read before the restore must never count as read since.
    const restoredAt = new Date(Math.max(now.getTime(), reachedAt.getTime() + 1));
    const { restoreId } = await tx
      .insertInto('database_restore')
      .values({ restored_at: restoredAt, reached_at: reachedAt, label, target, of_database: ofDatabase })
      .returning('restore_id as restoreId')
      .executeTakeFirstOrThrow();
    await appendFact(tx, {
      type: 'hq_restored',
      subject: 'hq:database',
      payload: { label, target, reachedAt: reachedAt.toISOString() },
    });
    // What was put off, or claimed by a process of before, is due at once.
    await tx.updateTable('recording').set({ walk_after: null }).where('walk_after', 'is not', null).execute();
    await settleBackup(tx, label);
    await raiseEpoch(tx);
    return { outcome: 'noted', restoreId, restoredAt, reachedAt };
  });
}

/**
 * A backup has the note of itself as one that is going on. That it was good is known by now: it was restored. Of another one that had
 * begun, and of a proof, nothing is known.
 */
async function settleBackup(tx: Transaction, label: string): Promise<void> {
  const known = await tx.selectFrom('backup_run').select('run_id').where('label', '=', label).executeTakeFirst();
  if (!known) {
    await sql`
      update backup_run set label = ${label}, outcome = 'good', ended_at = began_at
      where run_id = (select max(run_id) from backup_run where ended_at is null and kind <> 'proof')
    `.execute(tx);
  }
  await tx.deleteFrom('backup_run').where('ended_at', 'is', null).execute();
}

/** Processes of HQ that are connected to this database, by the names that they give themselves. */
async function selectRunning(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct application_name as name from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and application_name ~ '^rollcall ((api|ingest|worker)( |$)|ingest)'
    order by 1
  `.execute(tx);
  return rows.map(({ name }) => name);
}

async function readIdentity(tx: Transaction): Promise<string> {
  const { rows } = await sql<{ identity: string }>`
    select system_identifier || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8) || '/' || oid as identity
    from pg_control_system(), pg_database where datname = current_database()
  `.execute(tx);
  const [row] = rows;
  if (!row) throw new Error('the database has no row in pg_database');
  return row.identity;
}

/** The newest of what HQ writes all the time: facts, batches, readings of recordings. */
async function readReached(tx: Transaction): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`
    select greatest(
      (select recorded_at from fact order by fact_id desc limit 1),
      (select max(received_at) from station_batch),
      (select max(read_at) from recording where state = 'verified'),
      (select max(restored_at) from database_restore),
      'epoch'
    ) as at
  `.execute(tx);
  return new Date(rows[0]?.at ?? 0);
}
