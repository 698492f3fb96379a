import {
  formulaOf,
  type Metric,
  type MetricGrouping,
  type MetricPart,
  type MetricValue,
} from '@rollcall/shared/metrics/formulas';
import type { MetricRowKind } from '@rollcall/shared/metrics/input';
import type { MetricStep } from '@rollcall/shared/metrics/steps';
import type { MetricRowFilters } from '@rollcall/shared/resources/metrics';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { type DataScope, inScope } from '../db/data-scope.ts';
import type { Database, Transaction } from '../db/database.ts';
import type { Sort } from '../http/keyset.ts';
import { type Asked, metricRows } from './row-queries.ts';
import { fileSums } from './stored-days.ts';

/** What one row adds. */
function termOf(columns: readonly string[] | undefined): RawBuilder<number> {
  if (columns === undefined) return sql`0`;
  return sql.join(
    columns.map((column) => sql.ref(`r.${column}`)),
    sql` * `,
  );
}

const sumOf = (columns: readonly string[] | undefined) => sql`coalesce(sum(${termOf(columns)}), 0)::bigint`;

const keyOf: Record<MetricGrouping, RawBuilder<string | null>> = {
  brigade: sql`null::text`,
  unit: sql`r."unitCode"`,
  officer: sql`r."badgeNo"`,
  campaign: sql`r."campaignId"`,
};

const seenBy = (dataScope: DataScope) => inScope(dataScope, { unitCode: sql`r."unitCode"`, badgeNo: sql`r."badgeNo"` });

/** Values of a metric, added up as its parts are read. */
function addTo<Key>(sums: Map<Key, MetricValue>, key: Key, { numerator, denominator }: MetricValue): void {
  const sum = sums.get(key) ?? { numerator: 0, denominator: 0 };
  sums.set(key, { numerator: sum.numerator + numerator, denominator: sum.denominator + denominator });
}

/** Answers a question that only adds up: rows of files may be sums of a day. */
async function addUp<Row>(
  db: Database,
  { kind, asked }: { kind: MetricRowKind; asked: Asked },
  ask: (summed: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<Row[]> {
  if (kind !== 'files') return (await sql<Row>`${ask(metricRows(kind, asked))}`.execute(db)).rows;
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => (await sql<Row>`${ask(await fileSums(tx, asked))}`.execute(tx)).rows);
}

/** By metric and key: of the period, as far as it is in sight. Rows of each kind are read once. */
export async function sumMetrics(
  db: Database,
  wanted: readonly Metric[],
  { by, dataScope, ...asked }: Asked & { by: MetricGrouping; dataScope: DataScope },
): Promise<Map<Metric, Map<string | null, MetricValue>>> {
  const parts = wanted.flatMap((metric) => formulaOf(metric).parts.map((part) => ({ metric, ...part })));
  const sums = new Map(wanted.map((metric) => [metric, new Map<string | null, MetricValue>()]));
  await Promise.all(
    [...Map.groupBy(parts, ({ of }) => of)].map(async ([kind, partsOfKind]) => {
      const columns = partsOfKind.flatMap(({ numerator, denominator }) => [sumOf(numerator), sumOf(denominator)]);
      const rows = await addUp<{ key: string | null; sums: number[] }>(
        db,
        { kind, asked },
        (summed) => sql`
          select ${keyOf[by]} as key, array[${sql.join(columns)}]::float8[] as sums
          from (${summed}) as r
          where ${seenBy(dataScope)}
          group by 1
        `,
      );
      for (const { key, sums: found } of rows) {
        for (const [nr, { metric }] of partsOfKind.entries()) {
          const value = { numerator: found[2 * nr] ?? 0, denominator: found[2 * nr + 1] ?? 0 };
          addTo(sums.get(metric) ?? new Map(), key, value);
        }
      }
    }),
  );
  return sums;
}

/** By unit, and by the first date of each step; what has no unit under null. */
export async function sumSeries(
  db: Database,
  metric: Metric,
  { step, dataScope, ...asked }: Asked & { step: MetricStep; dataScope: DataScope },
): Promise<Map<string | null, Map<string, MetricValue>>> {
  const sums = new Map<string | null, Map<string, MetricValue>>();
  await Promise.all(
    formulaOf(metric).parts.map(async ({ of, numerator, denominator }: MetricPart) => {
      const rows = await addUp<MetricValue & { unitCode: string | null; from: string }>(
        db,
        { kind: of, asked },
        (summed) => sql`
          select r."unitCode", date_trunc(${step}, r.day)::date as "from", ${sumOf(numerator)} as numerator,
            ${sumOf(denominator)} as denominator
          from (${summed}) as r
          where ${seenBy(dataScope)}
          group by 1, 2
        `,
      );
      for (const { unitCode, from, ...value } of rows) {
        const ofUnit = sums.get(unitCode) ?? new Map<string, MetricValue>();
        sums.set(unitCode, ofUnit);
        addTo(ofUnit, from, value);
      }
    }),
  );
  return sums;
}

/** By metric and unit code, one value for each of these periods; `""`: of no unit. For who sees all. */
export async function sumPeriods(
  tx: Transaction,
  wanted: readonly Metric[],
  asked: Asked,
): Promise<Map<Metric, Map<string, MetricValue[]>>> {
  const sums = new Map(wanted.map((metric) => [metric, new Map<string, MetricValue[]>()]));
  const parts = wanted.flatMap((metric) => formulaOf(metric).parts.map((part) => ({ metric, ...part })));
  const begins = asked.periods.map(({ from }) => from);
  for (const [kind, ofKind] of Map.groupBy(parts, ({ of }) => of)) {
    const columns = ofKind.flatMap(({ numerator, denominator }) => [sumOf(numerator), sumOf(denominator)]);
    const summed = kind === 'files' ? await fileSums(tx, asked) : metricRows(kind, asked);
    const { rows } = await sql<{ unitCode: string | null; nr: number; sums: number[] }>`
      select r."unitCode", width_bucket(r.day, ${begins}::date[]) as nr, array[${sql.join(columns)}]::float8[] as sums
      from (${summed}) as r
      group by 1, 2
    `.execute(tx);
    for (const { unitCode, nr, sums: found } of rows) {
      for (const [at, { metric }] of ofKind.entries()) {
        const of = sums.get(metric) ?? new Map<string, MetricValue[]>();
        const points = of.get(unitCode ?? '') ?? asked.periods.map(() => ({ numerator: 0, denominator: 0 }));
        of.set(unitCode ?? '', points);
        const point = points[nr - 1];
        if (!point) continue;
        point.numerator += found[2 * at] ?? 0;
        point.denominator += found[2 * at + 1] ?? 0;
      }
    }
  }
  return sums;
}

export interface StoredMetricRow extends MetricValue {
  kind: MetricRowKind;
  id: string;
  day: string;
  badgeNo: string | null;
  officerName: string | null;
  unitCode: string | null;
  unitName: string | null;
  campaignId: string | null;
  campaignName: string | null;
}

/** In the order of time. */
export const metricRowSort: Sort = {
  direction: 'asc',
  keys: [
    { by: sql.ref('m.day'), type: 'date' },
    { by: sql.ref('m.kind'), type: 'text' },
    { by: sql.ref('m.id'), type: 'text' },
  ],
};

/** The rows that add something to a metric, above or below the line. */
export function metricRowsWith(
  db: Database,
  { metric, unitCode, badgeNo, campaignId, counted }: Omit<MetricRowFilters, 'from' | 'to'>,
  { dataScope, ...asked }: Asked & { dataScope: DataScope },
) {
  const parts = formulaOf(metric).parts.map(
    ({ of, numerator, denominator }) => sql`
      select ${of}::text as kind, r.id, r.day, r."badgeNo", r."unitCode", r."campaignId",
        (${termOf(numerator)})::bigint as numerator, (${termOf(denominator)})::bigint as denominator
      from (${metricRows(of, asked)}) as r where ${seenBy(dataScope)}
    `,
  );
  const rows = sql<StoredMetricRow>`(
    select p.*, o.name as "officerName", u.name as "unitName", c.name as "campaignName"
    from (${sql.join(parts, sql` union all `)}) as p
    left join officer o on o.badge_no = p."badgeNo"
    left join unit u on u.unit_code = p."unitCode"
    left join campaign c on c.campaign_id::text = p."campaignId"
    where (p.numerator <> 0 or p.denominator <> 0)
  )`;
  let found = db.selectFrom(rows.as('m')).selectAll('m');
  const only = (column: RawBuilder<unknown>, value: string | undefined) => {
    if (value === undefined) return;
    found = found.where(value === 'none' ? sql<SqlBool>`${column} is null` : sql<SqlBool>`${column} = ${value}`);
  };
  only(sql.ref('m.unitCode'), unitCode);
  only(sql.ref('m.badgeNo'), badgeNo);
  only(sql.ref('m.campaignId'), campaignId);
  if (counted === true) found = found.where('m.numerator', '>', 0);
  if (counted === false) found = found.where(sql<SqlBool>`m.numerator < m.denominator`);
  return found;
}

/** The words for groups of units: those in use, and those that a row names. */
export async function selectUnitsOf(db: Database, dataScope: DataScope) {
  return db
    .selectFrom('unit')
    .select(['unit_code as unitCode', 'name', 'kind', 'retired'])
    .where(inScope(dataScope, { unitCode: sql.ref('unit.unit_code'), badgeNo: sql`null::text` }))
    .orderBy('unit_code')
    .execute();
}

export async function selectNamesOf(
  db: Database,
  by: MetricGrouping,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (by === 'brigade' || keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; name: string }>`${namesOf[by](keys)}`.execute(db);
  return new Map(rows.map(({ key, name }) => [key, name]));
}

const namesOf = {
  unit: (keys: readonly string[]) => sql`select unit_code as key, name from unit where unit_code = any(${keys})`,
  officer: (keys: readonly string[]) => sql`select badge_no as key, name from officer where badge_no = any(${keys})`,
  campaign: (keys: readonly string[]) =>
    sql`select campaign_id::text as key, name from campaign where campaign_id::text = any(${keys})`,
};
