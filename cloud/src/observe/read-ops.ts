import { type OpsResponse, opsResponseSchema } from '@rollcall/shared/http/ops';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { readBackupStatus } from '../backup/read-backup-status.ts';
import type { Database } from '../db/database.ts';
import {
  type StorageTotals,
  selectLost,
  selectReadBacks,
  selectStorageTotals,
  selectWalkRate,
} from '../evidence/storage/storage-totals-repository.ts';
import { type HealthCheck, toHealthCheck } from '../http/health-check.ts';
import type { Refusals } from '../http/refusals.ts';
import type { Route } from '../http/route.ts';
import { countQuarantined } from '../ingest/quarantine-repository.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { readDisks } from './disks/read-disks.ts';
import { findProblems } from './self-check/find-problems.ts';
import { selectSelfChecks } from './self-check/self-check-repository.ts';

const countedForMs = 5 * 60_000;
const mostLost = 50;
const shownDays = 14;

/** GET /api/v1/ops: how HQ is doing, for who keeps it going. */
export function readOps(deps: {
  db: Database;
  now: () => Date;
  /** Those of this process; may grow while the service starts. */
  checks: readonly HealthCheck[];
  certificateFiles: readonly string[];
  hasCopies: boolean;
  /** Of this process. */
  refusals: Refusals;
}): Route {
  const { db, now, checks, certificateFiles, hasCopies, refusals } = deps;
  let counted: { asOf: Date; totals: Promise<StorageTotals> } | undefined;

  /** Counted once in a while, however many look. */
  function totalsOfLate(): { asOf: Date; totals: Promise<StorageTotals> } {
    if (counted !== undefined && now().getTime() - counted.asOf.getTime() < countedForMs) return counted;
    const asOf = now();
    const fresh = { asOf, totals: selectStorageTotals(db, asOf) };
    counted = fresh;
    fresh.totals.catch(() => {
      if (counted === fresh) counted = undefined;
    });
    return fresh;
  }

  return (app) =>
    app.get(
      '/api/v1/ops',
      { config: { access: 'ops.read' }, schema: { response: { 200: opsResponseSchema } } },
      async (): Promise<OpsResponse> => {
        const { asOf, totals: counting } = totalsOfLate();
        const at = now();
        const [totals, readBacks, rate, lost, { walkDays }, quarantine, problems, backup, disks, selfChecks] =
          await Promise.all([
            counting,
            selectReadBacks(db),
            selectWalkRate(db),
            selectLost(db, mostLost),
            readParameters(db),
            countQuarantined(db),
            findProblems(db, at, { checks, certificateFiles }),
            readBackupStatus(db, at),
            readDisks(db, at),
            selectSelfChecks(db, { now: at, days: shownDays }),
          ]);
        return {
          problems,
          backup,
          disks,
          selfChecks: everyDay(selfChecks, at),
          checks: checks.map((check) => toHealthCheck(check, now())),
          readBacks: { ...readBacks, oldestUploadedAt: readBacks.oldestUploadedAt?.toISOString() ?? null },
          totals: { ...totals, asOf: asOf.toISOString(), oldestReadAt: totals.oldestReadAt?.toISOString() ?? null },
          walk: { walkDays, readBytesPerDay: rate, cycleDays: rate ? totals.bytes / rate : null },
          copies: { configured: hasCopies },
          refusals: { ...refusals, since: refusals.since.toISOString() },
          quarantine: quarantine.map(({ since, ...group }) => ({ ...group, since: since.toISOString() })),
          lost: { total: lost.total, rows: lost.rows.flatMap(toLost) },
        };
      },
    );
}

function everyDay(checks: Awaited<ReturnType<typeof selectSelfChecks>>, now: Date): OpsResponse['selfChecks'] {
  const of = new Map(checks.map(({ day, ...check }) => [day, check]));
  return Array.from({ length: shownDays }, (_, index) => {
    const day = addDays(localDateOf(now), index + 1 - shownDays);
    return { day, check: of.get(day) ?? null };
  });
}

function toLost(row: Awaited<ReturnType<typeof selectLost>>['rows'][number]): OpsResponse['lost']['rows'] {
  const { integrity_problem: problem, integrity_problem_at: at } = row;
  if (problem === null || at === null) return [];
  const { recording_id: recordingId, file_name: fileName, station_id: stationId } = row;
  return [{ recordingId, fileName, stationId, problem, at: at.toISOString() }];
}
