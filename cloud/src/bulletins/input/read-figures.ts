import type { BulletinKind } from '@rollcall/shared/bulletins/content';
import type { BulletinInput, ValuesByUnit } from '@rollcall/shared/bulletins/input';
import { periodsBefore } from '@rollcall/shared/bulletins/periods';
import { type Metric, type MetricValue, metrics } from '@rollcall/shared/metrics/formulas';
import type { MetricInput } from '@rollcall/shared/metrics/input';
import { compareKeys, metricsOf } from '@rollcall/shared/metrics/metrics';
import { comparableSince } from '@rollcall/shared/rules/comparable';
import { addDays } from '@rollcall/shared/rules/local-date';
import type { Transaction } from '../../db/database.ts';
import { selectRulesFrom } from '../../duty/rules-starts/repository.ts';
import { readMetricInputs } from '../../metrics/read-input.ts';
import { sumPeriods } from '../../metrics/repository.ts';

interface Dates {
  from: string;
  to: string;
}

/** So many periods say whether a unit slips, and so many months are shown. */
const seriesLength = { weekly: 13, monthly: 12 } as const;
const trendLength = 6;
const slipping: readonly Metric[] = ['use', 'coverage'];

export interface Figures {
  now: MetricInput;
  /** The rows of every period that was read, by its first date. */
  byPeriod: ReadonlyMap<string, MetricInput>;
  valuesBefore: ValuesByUnit;
  campaignsBefore: BulletinInput['campaignsBefore'];
  series: BulletinInput['series'];
  /** Of a month: six months of every metric. */
  trends: { periods: Dates[]; trends: BulletinInput['series'] } | null;
}

/**
 * Rows of the period, the one before, and those of earlier issues; and sums of the periods before them.
 * @param earliest the first date of the oldest issue that is compared; undefined: there is none
 */
export async function readFigures(
  tx: Transaction,
  {
    kind,
    period,
    earliest,
    ...asked
  }: {
    kind: BulletinKind;
    period: Dates;
    earliest: string | undefined;
    asOf: Date;
    importDeadlineHours: number;
    reOffenceDays: number;
  },
): Promise<Figures> {
  const length = seriesLength[kind];
  const periods = Array.from({ length }, (_, index) => periodsBefore(kind, period, length - 1 - index));
  const before = periodsBefore(kind, period, 1);
  // What was judged by other rules is neither a step of a series nor what came before.
  const alike = periods.slice(comparableSince(periods, await selectRulesFrom(tx)));
  const first = earliest === undefined || earliest > before.from ? before.from : earliest;
  const toRead = periods.filter(({ from }) => from >= first);
  const read = await readMetricInputs(tx, { periods: toRead.map(excluding), ...asked });
  const inputs = new Map(read.map((input) => [input.from, input]));
  const now = inputs.get(period.from);
  const rowsBefore = inputs.get(before.from);
  if (!now || !rowsBefore) throw new Error('a period without rows');
  const values = new Map(read.map((input) => [input.from, valuesBy(input, 'unit')]));
  const seriesOf = async (wanted: readonly Metric[], of: readonly Dates[]) => {
    const asSums = of.filter(({ from }) => from < first);
    const sums =
      asSums.length === 0 ? new Map() : await sumPeriods(tx, wanted, { periods: asSums.map(excluding), ...asked });
    return toSeries(
      wanted,
      of,
      (metric, unitCode, { from }) => {
        const at = asSums.findIndex((one) => one.from === from);
        return at < 0 ? values.get(from)?.[unitCode]?.[metric] : sums.get(metric)?.get(unitCode)?.[at];
      },
      [...new Set([...[...values.values()].flatMap((of) => Object.keys(of)), ...unitsOf(sums)])],
    );
  };
  const shown = periods.slice(-trendLength);
  return {
    now,
    byPeriod: inputs,
    valuesBefore: alike.length > 1 ? (values.get(before.from) ?? {}) : {},
    campaignsBefore: alike.length > 1 ? valuesBy(rowsBefore, 'campaign') : {},
    series: await seriesOf(slipping, alike),
    trends: kind === 'monthly' ? { periods: shown, trends: await seriesOf(metrics, shown) } : null,
  };
}

const excluding = ({ from, to }: Dates) => ({ from, to: addDays(to, 1) });

function valuesBy(input: MetricInput, by: 'unit' | 'campaign'): ValuesByUnit {
  const groups = metricsOf(input, by).filter(({ key }) => by === 'unit' || key !== null);
  return Object.fromEntries(groups.map(({ key, values }) => [key ?? '', values]));
}

function unitsOf(sums: ReadonlyMap<Metric, ReadonlyMap<string, unknown>>): string[] {
  return [...sums.values()].flatMap((of) => [...of.keys()]);
}

function toSeries(
  wanted: readonly Metric[],
  periods: readonly Dates[],
  of: (metric: Metric, unitCode: string, period: Dates) => MetricValue | undefined,
  unitCodes: readonly string[],
): BulletinInput['series'] {
  const codes = unitCodes.toSorted(compareKeys);
  return wanted.map((metric) => ({
    metric,
    units: Object.fromEntries(
      codes.map((code) => [
        code,
        periods.map((period) => ({ ...(of(metric, code, period) ?? { numerator: 0, denominator: 0 }) })),
      ]),
    ),
  }));
}
