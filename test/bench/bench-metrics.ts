// Metrics at size: 300 officers, 12 months, six clips a shift. How long the worker sums, then what the service computes for a month and
// for the trends of a year, while the sums of a few days are missing, as those of a day of duty are. `--quick` for a smoke run.
import { parseArgs } from 'node:util';
import { composeMetrics } from '@rollcall/cloud/metrics/compose-metrics';
import { composeSeries } from '@rollcall/cloud/metrics/compose-series';
import { keepDays } from '@rollcall/cloud/metrics/keep-days';
import { readMetricInputs } from '@rollcall/cloud/metrics/read-input';
import { readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { metrics } from '@rollcall/shared/metrics/formulas';
import { addDays, localDateOf } from '@rollcall/shared/rules/local-date';
import { sql } from 'kysely';
import { withBenchFolder } from './bench-folder.ts';
import { fillMetrics } from './fill-metrics.ts';
import { median, printRatios, RawLog } from './measure.ts';
import { withBenchDatabase } from './with-bench-database.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const size = values.quick ? { officers: 30, days: 60, clips: 3 } : { officers: 300, days: 365, clips: 6 };
const rounds = values.quick ? 2 : 7;
const seesAll = { unitCode: undefined, badgeNo: undefined };

await withBenchFolder((folder) =>
  withBenchDatabase(
    folder,
    { servicePassword: 'bench', fill: (client) => fillMetrics(client, size) },
    async ({ db }) => {
      const asOf = new Date();
      const turns: number[] = [];
      for (let kept = 1; kept > 0; ) {
        const begun = performance.now();
        kept = await keepDays(db, { now: () => asOf, atOnce: 10 });
        turns.push(performance.now() - begun);
      }
      await sql`vacuum analyze metric_day_sum, metric_day, metric_mark`.execute(db);
      const raw = new RawLog('metrics', { ...size, rounds });
      const to = addDays(localDateOf(asOf), -1);
      const of = { asOf, dataScope: seesAll };
      const { importDeadlineHours, reOffenceDays } = await readParameters(db);
      const asked = { asOf, importDeadlineHours, reOffenceDays };
      // As while duty goes on: nothing is kept of the last days, nor of a few that were corrected.
      await sql`
        insert into metric_mark (from_day, to_day)
        select day, day from unnest(array[${to}::date, ${to}::date - 1, ${to}::date - 20, ${to}::date - 50]) as day
      `.execute(db);
      const questions: [string, () => Promise<unknown>][] = [
        [
          'rows of a month',
          () => readMetricInputs(db, { ...asked, periods: [{ from: addDays(to, -30), to: addDays(to, 1) }] }),
        ],
        [
          'rows of a week',
          () => readMetricInputs(db, { ...asked, periods: [{ from: addDays(to, -6), to: addDays(to, 1) }] }),
        ],
        ...(['unit', 'officer'] as const).map((by): [string, () => Promise<unknown>] => [
          `month by ${by}`,
          () => composeMetrics(db, { from: addDays(to, -30), to, by, ...of }),
        ]),
        ...metrics.flatMap((metric) =>
          (
            [
              ['week', 53],
              ['week', 13],
              ['month', 12],
            ] as const
          ).map(([step, count]): [string, () => Promise<unknown>] => [
            `${metric}, ${count} ${step}s`,
            () => composeSeries(db, { metric, step, count, ...of }),
          ]),
        ),
      ];
      const medians = new Map<string, number>();
      for (const [what, ask] of questions) {
        const ms: number[] = [];
        for (let round = 0; round <= rounds; round += 1) {
          const begun = performance.now();
          await ask();
          if (round > 0) ms.push(performance.now() - begun);
        }
        raw.add({ what, ms });
        medians.set(what, median(ms));
      }
      console.table(
        Object.fromEntries([...medians].map(([what, ms]) => [what, { 'median ms': Number(ms.toFixed(1)) }])),
      );
      const slowest = (isOf: (what: string) => boolean) =>
        Math.max(...[...medians].filter(([what]) => isOf(what)).map(([, ms]) => ms));
      const measured = [
        {
          what: 'metrics of a month, slowest median ms',
          value: slowest((what) => what.startsWith('month')),
          most: 1000,
        },
        { what: 'series, slowest median ms', value: slowest((what) => what.includes(', ')), most: 300 },
        { what: 'rows of a month, median ms', value: slowest((what) => what === 'rows of a month'), most: 3000 },
        { what: 'rows of a week, median ms', value: slowest((what) => what === 'rows of a week'), most: 1000 },
        { what: 'ten days summed by the worker, slowest ms', value: Math.max(...turns), most: 1000 },
      ];
      printRatios(
        raw,
        measured.map(({ what, value, most }) => ({ what, value, goal: `<= ${most}`, met: value <= most })),
      );
    },
  ),
);
