import { trendsDownloadQuerySchema } from '@rollcall/shared/resources/metrics';
import { shareOf } from '@rollcall/shared/rules/metrics';
import { downloadTitles } from '@rollcall/shared/words/list-downloads';
import { type TrendRow, trendColumns } from '@rollcall/shared/words/metrics';
import { defineDownload } from '../http/download-definition.ts';
import { fileColumns } from '../http/file-columns.ts';
import { composeSeries } from './compose-series.ts';

/** A row for each unit and period, then those of the whole. */
export const downloadTrends = defineDownload({
  table: 'trends',
  title: downloadTitles.trends,
  access: 'metrics.read',
  query: trendsDownloadQuerySchema,
  columns: fileColumns(trendColumns),
  async rows({ db, now }, query, dataScope) {
    const { metric, periods, units, total } = await composeSeries(db, { ...query, asOf: now(), dataScope });
    const of = [...units, { ...total, unitCode: null, unitName: null }];
    return of.flatMap(({ unitCode, unitName, points, slip }): TrendRow[] =>
      points.map((value, index) => {
        const { from = '', to = '' } = periods[index] ?? {};
        const slips = slip !== null && index >= slip.since && periods[index]?.over === true ? slip.why : null;
        return { metric, unitCode, unitName, from, to, ...value, share: shareOf(value), slips };
      }),
    );
  },
});
