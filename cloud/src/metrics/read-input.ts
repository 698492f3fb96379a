import { type MetricInput, type MetricRowKind, type MetricRowOf, metricColumns } from '@rollcall/shared/metrics/input';
import type { Period } from '@rollcall/shared/metrics/steps';
import { sql } from 'kysely';
import type { Database, Transaction } from '../db/database.ts';
import { type Asked, metricRows } from './row-queries.ts';

/**
 * Everything that metrics of each of these periods are made of, as it was known at `asOf`; the rows of all are read at once. What
 * coverage says of shifts and activities is what the last look at each found: read it at `asOf` itself.
 */
export async function readMetricInputs(db: Database | Transaction, asked: Asked): Promise<MetricInput[]> {
  const of = async <Kind extends MetricRowKind>(kind: Kind) => {
    const columns = ['id', 'day', 'badgeNo', 'unitCode', 'campaignId', ...metricColumns[kind]];
    const { rows } = await sql<MetricRowOf<Kind>>`
      select ${sql.join(columns.map((column) => sql.ref(`r.${column}`)))}
      from (${metricRows(kind, asked)}) as r
      order by r.day, r.id collate "C"
    `.execute(db);
    return rows;
  };
  const all = {
    staff: await of('staff'),
    recorders: await of('recorders'),
    officerDays: await of('officerDays'),
    shifts: await of('shifts'),
    files: await of('files'),
    activities: await of('activities'),
    findings: await of('findings'),
    checks: await of('checks'),
    training: await of('training'),
    violations: await of('violations'),
  };
  const within = <Row extends { day: string }>(rows: readonly Row[], { from, to }: Period) =>
    rows.filter(({ day }) => day >= from && day < to);
  return asked.periods.map((period) => ({
    ...{ from: period.from, to: period.to, asOf: asked.asOf.toISOString() },
    staff: within(all.staff, period),
    recorders: within(all.recorders, period),
    officerDays: within(all.officerDays, period),
    shifts: within(all.shifts, period),
    files: within(all.files, period),
    activities: within(all.activities, period),
    findings: within(all.findings, period),
    checks: within(all.checks, period),
    training: within(all.training, period),
    violations: within(all.violations, period),
  }));
}
