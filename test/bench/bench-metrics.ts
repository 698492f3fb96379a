// Metrics at size: 300 officers, 12 months, six clips a shift. What the service computes for a month, and for the trends of a year.
// `--quick` for a smoke run.
import { parseArgs } from 'node:util';
import { composeMetrics } from '@rollcall/cloud/metrics/compose-metrics';
import { composeSeries } from '@rollcall/cloud/metrics/compose-series';
import { addDays, localDateOf } from '@rollcall/shared/local-date';
import { metrics } from '@rollcall/shared/metrics/formulas';
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
      const raw = new RawLog('metrics', { ...size, rounds });
      const to = addDays(localDateOf(asOf), -1);
      const of = { asOf, sight: seesAll };
      const questions: [string, () => Promise<unknown>][] = [
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
      const [month, series] = [
        slowest((what) => what.startsWith('month')),
        slowest((what) => !what.startsWith('month')),
      ];
      printRatios(raw, [
        { what: 'metrics of a month, slowest median ms', value: month, goal: '<= 1000', met: month <= 1000 },
        { what: 'series, slowest median ms', value: series, goal: '<= 300', met: series <= 300 },
      ]);
    },
  ),
);
