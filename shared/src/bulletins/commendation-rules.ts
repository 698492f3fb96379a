import type { Metric, MetricValue } from '../metrics/formulas.ts';
import type { MetricInput } from '../metrics/input.ts';
import { compareKeys } from '../metrics/metrics.ts';
import { shareOf } from '../rules/metrics.ts';
import type { BulletinContent } from './content.ts';
import { comparePersons } from './criticism-rules.ts';
import { groupBy } from './group-by.ts';
import type { BulletinInput, ValuesByUnit } from './input.ts';
import { add, nothing } from './input-values.ts';

type Commendation = BulletinContent['commendation'][number];

const minuteMs = 60_000;
/** In percentage points. */
const improvement = 5;
const improvingMetrics: readonly Metric[] = ['use', 'coverage'];

/** Who was on duty often enough, recorded all of what was due, and brought every file in time, with nothing found. */
export function commendedPersons(
  { limits, kind, troubled }: BulletinInput,
  metricInput: MetricInput,
  criticised: ReadonlySet<string>,
): Commendation[] {
  const days = groupBy(metricInput.officerDays, ({ badgeNo }) => badgeNo);
  const shifts = groupBy(metricInput.shifts, ({ badgeNo }) => badgeNo);
  const files = groupBy(metricInput.files, ({ badgeNo }) => badgeNo);
  const atLeast = limits.commendationDays * (kind === 'monthly' ? 4 : 1);
  const found = new Set(troubled);
  return [...days]
    .flatMap(([person, ofPerson]): Commendation[] => {
      if (person === null || found.has(person) || criticised.has(person)) return [];
      const due = ofPerson.filter((day) => day.due > 0);
      if (due.length < atLeast || due.length < ofPerson.length || due.some((day) => day.withFootage === 0)) return [];
      const now = (shifts.get(person) ?? []).reduce<MetricValue>(
        (sum, { recordedMs, dueMs }) => add(sum, { numerator: recordedMs, denominator: dueMs }),
        nothing,
      );
      if (Math.floor(now.numerator / minuteMs) < Math.floor(now.denominator / minuteMs)) return [];
      if ((files.get(person) ?? []).some(({ timely }) => timely === 0)) return [];
      const last = due.reduce((latest, day) => (day.day > latest.day ? day : latest));
      return [
        {
          ...{ key: `full_record:${person}`, rule: 'full_record', person, unitCode: last.unitCode },
          ...{ metric: 'coverage', now, before: null },
        },
      ];
    })
    .sort((one, other) => comparePersons(one.person ?? '', other.person ?? ''));
}

/** Units whose use or coverage rose by five percentage points or more, and that aren't criticised. */
export function commendedUnits(
  now: ValuesByUnit,
  before: ValuesByUnit,
  criticised: ReadonlySet<string>,
): Commendation[] {
  return Object.keys(now)
    .filter((unitCode) => unitCode !== '' && !criticised.has(unitCode))
    .sort(compareKeys)
    .flatMap((unitCode) =>
      improvingMetrics.flatMap((metric): Commendation[] => {
        const [is, was] = [now[unitCode]?.[metric] ?? nothing, before[unitCode]?.[metric] ?? nothing];
        const [share, shareBefore] = [shareOf(is), shareOf(was)];
        if (share === null || shareBefore === null || share - shareBefore < improvement / 100 - 1e-9) return [];
        return [
          {
            ...{ key: `unit_improved:${unitCode}:${metric}`, rule: 'unit_improved', person: null, unitCode, metric },
            ...{ now: { ...is }, before: { ...was } },
          },
        ];
      }),
    );
}
