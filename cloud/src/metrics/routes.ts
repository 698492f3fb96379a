import { metricRowList, metrics } from '@rollcall/shared/resources/metrics';
import { addDays } from '@rollcall/shared/rules/local-date';
import { metricRowColumns, shownOfMetrics } from '@rollcall/shared/words/metrics';
import { serveList } from '../http/list.ts';
import { serve } from '../http/serve.ts';
import type { ServedResource } from '../http/served-resource.ts';
import { readParameters } from '../registry/parameter-repository.ts';
import { composeMetrics } from './compose-metrics.ts';
import { composeSeries } from './compose-series.ts';
import { metricRowSort, metricRowsWith } from './repository.ts';

const { read, series } = metrics.endpoints;

export const servedMetrics: ServedResource = {
  lists: [
    serveList(metricRowList, {
      title: shownOfMetrics.title,
      columns: metricRowColumns,
      sort: metricRowSort,
      select: async ({ db, now }, { from, to, ...filters }, { dataScope }) => {
        const { importDeadlineHours, reOffenceDays } = await readParameters(db);
        const periods = [{ from, to: addDays(to, 1) }];
        return metricRowsWith(db, filters, { periods, asOf: now(), importDeadlineHours, reOffenceDays, dataScope });
      },
      toRow: (row) => row,
    }),
  ],
  routes: ({ db, now }) => [
    serve(read, ({ query, dataScope }) => composeMetrics(db, { ...query, asOf: now(), dataScope })),
    serve(series, ({ query: { metric, step, count }, dataScope }) =>
      composeSeries(db, { metric, step, count, asOf: now(), dataScope }),
    ),
  ],
};
