import { type Metric, type MetricValue, metricsBy } from '../metrics/formulas.ts';
import type { MetricInput } from '../metrics/input.ts';
import { compareKeys, metricsOf } from '../metrics/metrics.ts';
import { commendedPersons, commendedUnits } from './commendation-rules.ts';
import type { BulletinContent } from './content.ts';
import { clearedOf, correctionsOf, sumOf } from './corrections.ts';
import { criticisedPersons, criticisedUnits } from './criticism-rules.ts';
import { metricsOfFormat } from './formats.ts';
import { groupBy } from './group-by.ts';
import type { BulletinInput, FindingOfInput, RectificationOfInput, ReOffenceOfInput, ValuesByUnit } from './input.ts';
import { figuresOf, metricInputOf, totalOf } from './input-values.ts';

/** What a bulletin says, by its input alone: the same wherever and whenever it is computed. */
export function composeContent(input: BulletinInput): BulletinContent {
  const metricInput = metricInputOf(input);
  const values: ValuesByUnit = Object.fromEntries(
    metricsOf(metricInput, 'unit').map(({ key, values: ofUnit }) => [key ?? '', ofUnit]),
  );
  const rectifications = rectificationsOf(input);
  const persons = criticisedPersons(input);
  const units = criticisedUnits(input, answersOf(values), overdueOf(rectifications));
  return {
    type: 'rollcall-bulletin',
    format: input.format,
    kind: input.kind,
    brigade: input.brigade,
    period: input.period,
    before: input.before,
    cutOff: input.cutOff,
    takenAt: input.takenAt,
    units: input.units,
    overview: overviewOf(input, values),
    campaigns: campaignsOf(
      input,
      new Map(metricsOf(metricInput, 'campaign').map(({ key, values: of }) => [key ?? '', of])),
    ),
    problems: problemsOf(input.findings),
    checks: {
      draws: input.draws,
      inspections: {
        done: input.inspections.length,
        faults: input.inspections.filter(({ faulty }) => faulty).length,
      },
    },
    criticism: { persons, units },
    commendation: [
      ...commendedPersons(input, metricInput, new Set(persons.map(({ person }) => person))),
      ...commendedUnits(values, input.valuesBefore, new Set(units.map(({ unitCode }) => unitCode))),
    ],
    rectifications,
    changes: input.changes,
    missingGuarantees: input.missingGuarantees,
    outages: input.outages,
    corrections: correctionsOf(input),
    cleared: clearedOf(input),
    receipts: input.receipts,
    monthly: monthlyOf(input, metricInput),
  };
}

/** Squads and sections in use, and whatever has a figure; what belongs to no unit comes last. */
function overviewOf({ format, units, valuesBefore }: BulletinInput, values: ValuesByUnit): BulletinContent['overview'] {
  const inUse = units.filter(({ kind }) => kind !== 'brigade').map(({ unitCode }) => unitCode);
  const metrics = metricsOfFormat(format);
  const codes = [...new Set([...inUse, ...Object.keys(values), ...Object.keys(valuesBefore)])];
  return {
    total: figuresOf(metrics, totalOf(values), totalOf(valuesBefore)),
    units: codes
      .map((code) => (code === '' ? null : code))
      .sort(compareKeys)
      .map((unitCode) => ({
        unitCode,
        figures: figuresOf(metrics, values[unitCode ?? ''] ?? {}, valuesBefore[unitCode ?? ''] ?? {}),
      })),
  };
}

function campaignsOf(
  { format, campaigns, campaignsBefore }: BulletinInput,
  values: ReadonlyMap<string, Partial<Record<Metric, MetricValue>>>,
): BulletinContent['campaigns'] {
  const ofCampaigns = metricsBy('campaign');
  const wanted = metricsOfFormat(format).filter((metric) => ofCampaigns.includes(metric));
  return [...campaigns]
    .sort((one, other) => compareKeys(one.campaignId, other.campaignId))
    .map(({ campaignId, name }) => ({
      ...{ campaignId, name },
      figures: figuresOf(wanted, values.get(campaignId) ?? {}, campaignsBefore[campaignId] ?? {}),
    }))
    .filter(({ figures }) => figures.some(({ now, before }) => now.denominator > 0 || before.denominator > 0));
}

/** By violation, kind and unit. */
function problemsOf(findings: readonly FindingOfInput[]): BulletinContent['problems'] {
  const keyOf = ({ violationClass, kind, unitCode }: FindingOfInput) =>
    [violationClass ?? '~', kind, unitCode].join(' ');
  return [...groupBy(findings, keyOf)]
    .sort(([one], [other]) => compareKeys(one, other))
    .flatMap(([, of]) => {
      const [first] = of;
      if (first === undefined) return [];
      const { violationClass, kind, unitCode } = first;
      const count = (standing: FindingOfInput['standing']) => of.filter((one) => one.standing === standing).length;
      return {
        ...{ violationClass, kind, unitCode, told: of.length },
        ...{ open: count('open'), confirmed: count('confirmed') },
        ...{ excused: count('excused'), unfounded: count('unfounded') },
        findingIds: of.map(({ findingId }) => findingId).sort(compareKeys),
      };
    });
}

function rectificationsOf({ rectifications, period }: BulletinInput): BulletinContent['rectifications'] {
  const within = (day: string | null) => day !== null && day >= period.from && day <= period.to;
  return [...groupBy(rectifications, ({ unitCode }) => unitCode)]
    .sort(([one], [other]) => compareKeys(one, other))
    .map(([unitCode, of]) => {
      const count = (counts: (one: RectificationOfInput) => boolean) => of.filter(counts).length;
      return {
        unitCode,
        ordered: count(({ orderedOn }) => within(orderedOn)),
        done: count(({ passedOn }) => within(passedOn)),
        overdue: count(({ overdue }) => overdue),
        rectificationIds: of.map(({ rectificationId }) => rectificationId).sort(compareKeys),
      };
    });
}

function answersOf(values: ValuesByUnit): Map<string, MetricValue> {
  return new Map(
    Object.entries(values).flatMap(([code, { answer }]) => (code === '' || !answer ? [] : [[code, answer] as const])),
  );
}

function overdueOf(rectifications: BulletinContent['rectifications']): Map<string, number> {
  return new Map(
    rectifications.flatMap(({ unitCode, overdue }) => (unitCode === null ? [] : [[unitCode, overdue] as const])),
  );
}

function monthlyOf({ format, monthly }: BulletinInput, metricInput: MetricInput): BulletinContent['monthly'] {
  if (monthly === null) return null;
  const { periods, trends, scores } = monthly;
  return {
    trends: trends.map(({ metric, units }) => ({
      ...{ metric, periods },
      total: periods.map((_, at) => sumOf(Object.values(units).flatMap((points) => points[at] ?? []))),
      units: Object.keys(units)
        .map((code) => (code === '' ? null : code))
        .sort(compareKeys)
        .map((unitCode) => ({ unitCode, points: units[unitCode ?? ''] ?? [] })),
    })),
    scores,
    ...(format === 1 ? {} : { training: trainingOf(metricInput.training, monthly.reOffences ?? []) }),
  };
}

/** The id of a row of training is `session:person`. */
const uuidLength = 36;

function trainingOf(
  rows: MetricInput['training'],
  reOffences: readonly ReOffenceOfInput[],
): NonNullable<NonNullable<BulletinContent['monthly']>['training']> {
  const keyOf = ({ unitCode, violationClass, taught }: ReOffenceOfInput) =>
    [unitCode, violationClass, taught].join(' ');
  return {
    units: [...groupBy(rows, ({ unitCode }) => unitCode)]
      .sort(([one], [other]) => compareKeys(one, other))
      .map(([unitCode, of]) => {
        const sum = (column: 'present' | 'excused' | 'madeUp') => of.reduce((total, row) => total + row[column], 0);
        const [expected, present, excused] = [of.length, sum('present'), sum('excused')];
        return {
          ...{ unitCode, sessions: new Set(of.map(({ id }) => id.slice(0, uuidLength))).size },
          ...{ expected, present, excused, missed: expected - present - excused, madeUp: sum('madeUp') },
        };
      }),
    reOffences: [...groupBy(reOffences, keyOf)]
      .sort(([one], [other]) => compareKeys(one, other))
      .flatMap(([, of]) => {
        const [first] = of;
        if (first === undefined) return [];
        const { unitCode, violationClass, taught } = first;
        const findingIds = [...new Set(of.map(({ findingId }) => findingId))].sort(compareKeys);
        return { unitCode, violationClass, taught, findingIds };
      }),
  };
}
