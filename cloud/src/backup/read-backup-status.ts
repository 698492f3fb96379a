import { type BackupStatus, backupProblemSchema, oldAfterHours } from '@rollcall/shared/http/backup-status';
import type { Database } from '../db/database.ts';

/** Whether the last backup is good: what page, metrics, doctor and the daily check go by. */
export async function readBackupStatus(db: Database, now: Date): Promise<BackupStatus> {
  const [last, latest, proof] = await Promise.all([lastGood(db), latestEnded(db), lastProof(db)]);
  const failure =
    latest?.outcome === 'failed' && latest.ended_at !== null
      ? { at: latest.ended_at.toISOString(), problem: problemOf(latest.problem), seen: latest.seen }
      : null;
  const isYoung = last !== null && now.getTime() - Date.parse(last.endedAt) <= oldAfterHours * 3_600_000;
  const begun = latest !== undefined || (await wasBegun(db));
  const state = begun ? (failure ? 'failed' : isYoung ? 'good' : 'old') : 'not_set_up';
  return { state, last, failure, proof };
}

async function lastGood(db: Database): Promise<BackupStatus['last']> {
  const row = await db
    .selectFrom('backup_run')
    .select(['label', 'kind', 'ended_at', 'bytes', 'stored_bytes', 'off_host'])
    .where('kind', 'in', ['full', 'incremental'])
    .where('outcome', '=', 'good')
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || row.label === null || row.ended_at === null || row.kind === 'proof') return null;
  const { label, kind, bytes, stored_bytes: storedBytes, off_host: offHost } = row;
  return { label, kind, endedAt: row.ended_at.toISOString(), bytes, storedBytes, offHost };
}

function latestEnded(db: Database) {
  return db
    .selectFrom('backup_run')
    .select(['outcome', 'problem', 'seen', 'ended_at'])
    .where('kind', 'in', ['full', 'incremental'])
    .where('outcome', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

async function lastProof(db: Database): Promise<BackupStatus['proof']> {
  const row = await db
    .selectFrom('backup_run')
    .select(['label', 'ended_at', 'problem', 'seen'])
    .where('kind', '=', 'proof')
    .where('outcome', 'is not', null)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row || row.ended_at === null) return null;
  const problem = row.problem === null ? null : problemOf(row.problem);
  return { label: row.label, at: row.ended_at.toISOString(), problem, seen: row.seen };
}

async function wasBegun(db: Database): Promise<boolean> {
  return (await db.selectFrom('backup_run').select('run_id').limit(1).executeTakeFirst()) !== undefined;
}

/** A newer version may know others. */
function problemOf(text: string | null) {
  return backupProblemSchema.safeParse(text).data ?? 'internal';
}
