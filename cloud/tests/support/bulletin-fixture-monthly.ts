import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import type { Metric } from '@rollcall/shared/metrics/formulas';

const months = [
  { from: '2026-06-01', to: '2026-06-30' },
  { from: '2026-07-01', to: '2026-07-31' },
  { from: '2026-08-01', to: '2026-08-31' },
  { from: '2026-09-01', to: '2026-09-30' },
  { from: '2026-10-01', to: '2026-10-31' },
  { from: '2026-11-01', to: '2026-11-30' },
];
/** Per cent of this month's numerator, earlier months first. */
const courses = [
  [91, 93, 92, 96, 98, 100],
  [112, 110, 111, 108, 104, 100],
  [88, 91, 95, 95, 99, 100],
  [97, 97, 98, 99, 98, 100],
];

/** What a monthly review has beside: six months of each metric, ending with four times the week. */
export function monthlyPart(
  units: readonly string[],
  pairs: Record<Metric, readonly (readonly [number, number, number, number])[]>,
): NonNullable<BulletinContent['monthly']> {
  return {
    trends: Object.entries(pairs).map(([metric, ofUnits]) => {
      const factor = metric === 'issue' || metric === 'spares' ? 1 : 4;
      const series = units.map((unitCode, index) => {
        const [numerator = 0, denominator = 0] = ofUnits[index] ?? [];
        const points = months.map((_, month) => {
          const share = courses[index]?.[month] ?? 100;
          return {
            numerator: Math.min(Math.floor((numerator * factor * share) / 100), denominator * factor),
            denominator: denominator * factor,
          };
        });
        return { unitCode, points };
      });
      const total = months.map((_, month) => ({
        numerator: series.reduce((sum, { points }) => sum + (points[month]?.numerator ?? 0), 0),
        denominator: series.reduce((sum, { points }) => sum + (points[month]?.denominator ?? 0), 0),
      }));
      return { metric: metric as Metric, periods: months, total, units: series };
    }),
    scores: {
      rulesVersion: 2,
      units: units.map((unitCode, index) => ({
        unitCode,
        scoreTenths: [962, 871, 1000, null][index] ?? null,
        ratedOfficers: [21, 18, 10, 0][index] ?? 0,
      })),
      bands: [
        { from: 90, below: null, officers: 35 },
        { from: 80, below: 90, officers: 9 },
        { from: 60, below: 80, officers: 4 },
        { from: 0, below: 60, officers: 1 },
      ],
      notRated: 12,
    },
    training: {
      units: units.map((unitCode, index) => ({
        ...{ unitCode, sessions: 4, expected: 88 - 10 * index, present: 80 - 10 * index },
        ...{ excused: 3, missed: 5, madeUp: [6, 2, 8, 0][index] ?? 0 },
      })),
      reOffences: [
        {
          ...{ unitCode: units[0] ?? null, violationClass: 'improper_use', taught: 'missed' },
          findingIds: ['00000000-0000-4000-8000-000000000901'],
        },
        {
          ...{ unitCode: units[1] ?? null, violationClass: 'incomplete', taught: 'attended' },
          findingIds: ['00000000-0000-4000-8000-000000000902', '00000000-0000-4000-8000-000000000903'],
        },
      ],
    },
  };
}
