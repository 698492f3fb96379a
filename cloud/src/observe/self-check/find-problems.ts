import { proofOldAfterDays } from '@rollcall/shared/http/backup-status';
import type { SelfCheckProblem } from '@rollcall/shared/http/self-check';
import { readBackupStatus } from '../../backup/read-backup-status.ts';
import { seesAll } from '../../db/data-scope.ts';
import type { Database } from '../../db/database.ts';
import { selectMissing } from '../../evidence/guarantee-repository.ts';
import { selectLost, selectReadBacks } from '../../evidence/storage/storage-totals-repository.ts';
import { type HealthCheck, isForPeople } from '../../http/health-check.ts';
import { countQuarantined } from '../../ingest/quarantine-repository.ts';
import { readLedgerStatus } from '../../ledger/ledger-list-repository.ts';
import { lastHeardAt } from '../../registry/last-heard-at.ts';
import { listStationsWithState } from '../../registry/station-list-repository.ts';
import { readDisks } from '../disks/read-disks.ts';
import { readCertificateEnds } from '../read-certificate-ends.ts';

const dayMs = 86_400_000;
// As the alerts in infra/observe/alerts.yaml.
const silentAfterMs = 15 * 60_000;
const lagsAfterMs = dayMs / 4;
const unpublishedAfterMs = 15 * 60_000;
const certificateEndsWithinMs = 30 * dayMs;

/** What problems are looked for in, besides the database. */
export interface CheckedParts {
  /** Of this process; those of others aren't known. */
  checks: readonly HealthCheck[];
  certificateFiles: readonly string[];
}

/** Everything that is wrong with HQ at this moment, worst first. */
export async function findProblems(db: Database, now: Date, parts: CheckedParts): Promise<SelfCheckProblem[]> {
  const found = await Promise.all([
    lostRecordings(db),
    ledger(db, now),
    backups(db, now),
    disks(db, now),
    guarantees(db),
    certificates(parts.certificateFiles, now),
    parts.checks.flatMap(standsStill),
    readBacks(db, now),
    stations(db, now),
    setAside(db),
  ]);
  return found.flat();
}

function problem(
  kind: SelfCheckProblem['kind'],
  { subject = null, count = null }: Partial<SelfCheckProblem> = {},
): SelfCheckProblem {
  return { kind, subject, count };
}

async function lostRecordings(db: Database): Promise<SelfCheckProblem[]> {
  const { total } = await selectLost(db, 0);
  return total > 0 ? [problem('recordings_lost', { count: total })] : [];
}

async function ledger(db: Database, now: Date): Promise<SelfCheckProblem[]> {
  const { size, checkpoint, pending, problem: stopped } = await readLedgerStatus(db);
  const isLate = (at: Date | null | undefined) => Boolean(at && now.getTime() - at.getTime() > unpublishedAfterMs);
  const unpublished = size > (checkpoint?.size ?? 0);
  const stands = stopped || isLate(pending.since) || (unpublished && isLate(checkpoint?.signedAt));
  return stands ? [problem('ledger_not_published')] : [];
}

async function backups(db: Database, now: Date): Promise<SelfCheckProblem[]> {
  const { state, last, proof } = await readBackupStatus(db, now);
  const found = state === 'good' ? [] : [problem(`backup_${state}` as const)];
  if (last === null) return found;
  // A backup that nobody has had time to prove yet isn't unproved.
  const provedAt = proof ? new Date(proof.at) : await firstGoodBackupAt(db);
  const isOld = provedAt !== null && now.getTime() - provedAt.getTime() > proofOldAfterDays * dayMs;
  return proof?.problem || isOld ? [...found, problem('backup_unproved')] : found;
}

async function firstGoodBackupAt(db: Database): Promise<Date | null> {
  const row = await db
    .selectFrom('backup_run')
    .select(({ fn }) => fn.min('ended_at').as('at'))
    .where('kind', '<>', 'proof')
    .where('outcome', '=', 'good')
    .executeTakeFirst();
  return row?.at ?? null;
}

async function disks(db: Database, now: Date): Promise<SelfCheckProblem[]> {
  return (await readDisks(db, now)).flatMap(({ disk, state, daysLeft }) => {
    const count = daysLeft === null ? null : Math.floor(daysLeft);
    return state === 'fills' || state === 'almost_full' ? [problem('disk_fills', { subject: disk, count })] : [];
  });
}

async function guarantees(db: Database): Promise<SelfCheckProblem[]> {
  return (await selectMissing(db)).map((subject) => problem('guarantee_missing', { subject }));
}

async function certificates(files: readonly string[], now: Date): Promise<SelfCheckProblem[]> {
  // Of one that can't be read tells the metric rollcall_collector_failed.
  const ends = await readCertificateEnds(files).catch(() => []);
  return ends.flatMap(({ certificate: subject, endsAt }) => {
    const leftMs = endsAt.getTime() - now.getTime();
    return leftMs < certificateEndsWithinMs
      ? [problem('certificate_ends', { subject, count: Math.floor(leftMs / dayMs) })]
      : [];
  });
}

function standsStill(check: HealthCheck): SelfCheckProblem[] {
  const seen = check.problem();
  return seen !== undefined && !isForPeople(seen) ? [problem('part_stands_still', { subject: check.name })] : [];
}

async function readBacks(db: Database, now: Date): Promise<SelfCheckProblem[]> {
  const { files, oldestUploadedAt } = await selectReadBacks(db);
  const lags = oldestUploadedAt !== null && now.getTime() - oldestUploadedAt.getTime() > lagsAfterMs;
  return lags ? [problem('verification_lags', { count: files })] : [];
}

async function stations(db: Database, now: Date): Promise<SelfCheckProblem[]> {
  const inUse = (await listStationsWithState(db, seesAll)).filter((station) => station.revokedAt === null);
  return inUse.flatMap((station) => {
    const { enrolledAt } = station;
    const at = enrolledAt && (lastHeardAt(station) ?? enrolledAt);
    const isSilent = at !== null && now.getTime() - at.getTime() > silentAfterMs;
    return isSilent ? [problem('station_silent', { subject: station.stationId })] : [];
  });
}

async function setAside(db: Database): Promise<SelfCheckProblem[]> {
  const count = (await countQuarantined(db)).reduce((sum, { events, entries }) => sum + events + entries, 0);
  return count > 0 ? [problem('events_set_aside', { count })] : [];
}
