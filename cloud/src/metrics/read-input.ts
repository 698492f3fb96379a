import { type MetricInput, type MetricRowKind, type MetricRowOf, metricColumns } from '@rollcall/shared/metrics/input';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { metricRows } from './row-queries.ts';

/**
 * Everything that metrics of these local dates are made of, as it was known at `asOf`; `to` is excluded. What coverage says of
 * shifts and activities is what the last look at each found: read it at `asOf` itself.
 */
export async function readMetricInput(
  db: Database | Transaction,
  { from, to, asOf }: { from: string; to: string; asOf: Date },
): Promise<MetricInput> {
  const { importDeadlineHours } = await readParameters(db);
  const read = async <Kind extends MetricRowKind>(kind: Kind) => {
    const columns = ['id', 'day', 'badgeNo', 'unitCode', 'campaignId', ...metricColumns[kind]];
    const { rows } = await sql<MetricRowOf<Kind>>`
      select ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
      from (${metricRows(kind, { periods: [{ from, to }], asOf, importDeadlineHours })}) as r
      order by r.day, r.id collate "C"
    `.execute(db);
    return rows;
  };
  return {
    ...{ from, to, asOf: asOf.toISOString() },
    staff: await read('staff'),
    recorders: await read('recorders'),
    officerDays: await read('officerDays'),
    shifts: await read('shifts'),
    files: await read('files'),
    activities: await read('activities'),
    findings: await read('findings'),
    checks: await read('checks'),
  };
}
