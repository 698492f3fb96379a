import { type OpsResponse, opsResponseSchema } from '@rollcall/shared/http/ops';
import type { Database } from '../../db/database.ts';
import {
  type StorageTotals,
  selectLost,
  selectReadBacks,
  selectStorageTotals,
  selectWalkRate,
} from '../../evidence/storage/storage-totals-repository.ts';
import type { Refusals } from '../../http/refusals.ts';
import type { Route } from '../../http/route.ts';
import { countQuarantined } from '../../ingest/quarantine-repository.ts';
import { readParameters } from '../../registry/parameter-repository.ts';
import { type HealthCheck, toHealthCheck } from '../health/health-check.ts';

const countedForMs = 5 * 60_000;
const mostLost = 50;

/** GET /api/v1/ops: how HQ is doing, for who keeps it going. */
export function readOps(deps: {
  db: Database;
  now: () => Date;
  /** Those of this process; may grow while the service starts. */
  checks: readonly HealthCheck[];
  hasCopies: boolean;
  /** Of this process. */
  refusals: Refusals;
}): Route {
  const { db, now, checks, hasCopies, refusals } = deps;
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
        const [totals, readBacks, rate, lost, { walkDays }, quarantine] = await Promise.all([
          counting,
          selectReadBacks(db),
          selectWalkRate(db),
          selectLost(db, mostLost),
          readParameters(db),
          countQuarantined(db),
        ]);
        return {
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

function toLost(row: Awaited<ReturnType<typeof selectLost>>['rows'][number]): OpsResponse['lost']['rows'] {
  const { integrity_problem: problem, integrity_problem_at: at } = row;
  if (problem === null || at === null) return [];
  const { recording_id: recordingId, file_name: fileName, station_id: stationId } = row;
  return [{ recordingId, fileName, stationId, problem, at: at.toISOString() }];
}
