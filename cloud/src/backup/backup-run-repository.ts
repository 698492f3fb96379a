import type { BackupPositions } from '@rollcall/shared/http/backup-status';
import { sql } from 'kysely';
import type { Database } from '../db/database.ts';
import type { BackupFailure } from './backup-failure.ts';

export type BackupKind = 'full' | 'incremental' | 'proof';

/** How far HQ is with each station at this moment: a backup that begins later has all of it. */
export async function readPositions(db: Database): Promise<BackupPositions> {
  const rows = await db
    .selectFrom('station_cursor')
    .select(['station_id', 'incarnation', 'through'])
    .where('incarnation', '>', 0)
    .execute();
  return Object.fromEntries(rows.map(({ station_id: id, incarnation, through }) => [id, { incarnation, through }]));
}

export async function beginRun(
  db: Database,
  run: { kind: BackupKind; label: string | null; beganAt: Date; offHost: boolean; positions: BackupPositions },
): Promise<number> {
  const { run_id: runId } = await db
    .insertInto('backup_run')
    .values({
      kind: run.kind,
      label: run.label,
      began_at: run.beganAt,
      ended_at: null,
      outcome: null,
      problem: null,
      seen: null,
      off_host: run.offHost,
      positions: JSON.stringify(run.positions),
    })
    .returning('run_id')
    .executeTakeFirstOrThrow();
  return runId;
}

/** Notes that a run came to a good end. A backup off the host lets stations go of the messages that it has: the next receipt says so. */
export async function endWell(
  db: Database,
  runId: number,
  made: { endedAt: Date; kind: BackupKind; label: string; bytes: number | null; storedBytes: number | null },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const run = await tx
      .updateTable('backup_run')
      .set({
        ended_at: made.endedAt,
        kind: made.kind,
        label: made.label,
        outcome: 'good',
        bytes: made.bytes,
        stored_bytes: made.storedBytes,
      })
      .where('run_id', '=', runId)
      .returning(['off_host', 'positions'])
      .executeTakeFirstOrThrow();
    if (made.kind === 'proof' || !run.off_host) return;
    // Another incarnation has messages of its own under the same numbers.
    await sql`
      update station_cursor c set archived_through = least(c.through, (p.value ->> 'through')::bigint)
      from jsonb_each(${JSON.stringify(run.positions)}::jsonb) p
      where c.station_id = p.key and c.incarnation = (p.value ->> 'incarnation')::integer
        and c.archived_through < least(c.through, (p.value ->> 'through')::bigint)
    `.execute(tx);
  });
}

export async function endBadly(
  db: Database,
  runId: number,
  { endedAt, failure, label }: { endedAt: Date; failure: BackupFailure; label: string | null },
): Promise<void> {
  await db
    .updateTable('backup_run')
    .set({ ended_at: endedAt, outcome: 'failed', problem: failure.problem, seen: failure.seen, label })
    .where('run_id', '=', runId)
    .execute();
}

/** Ends the runs of a service that died. Call it only with the lock of `withBackupLock`. */
export async function endInterrupted(db: Database, now: Date): Promise<void> {
  await db
    .updateTable('backup_run')
    .set({
      ended_at: now,
      outcome: 'failed',
      problem: 'internal',
      seen: 'the backup service ended in the middle of it',
    })
    .where('ended_at', 'is', null)
    .execute();
}

export interface EndedRun {
  kind: BackupKind;
  label: string | null;
  beganAt: Date;
  endedAt: Date;
  isGood: boolean;
}

/** The last good and the last failed run of each kind: what the schedule goes by. */
export async function selectLastRuns(db: Database): Promise<EndedRun[]> {
  const rows = await db
    .selectFrom('backup_run')
    .select(['kind', 'label', 'began_at', 'ended_at', 'outcome'])
    .distinctOn(['kind', 'outcome'])
    .where('ended_at', 'is not', null)
    .orderBy('kind')
    .orderBy('outcome')
    .orderBy('ended_at', 'desc')
    .execute();
  return rows.map(({ kind, label, began_at: beganAt, ended_at: endedAt, outcome }) => ({
    kind,
    label,
    beganAt,
    endedAt: endedAt as Date,
    isGood: outcome === 'good',
  }));
}
