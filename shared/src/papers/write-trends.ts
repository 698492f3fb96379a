import type { BulletinContent } from '../bulletins/content.ts';
import type { MetricValue } from '../metrics/formulas.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { metricWords } from '../words/metrics.ts';
import { fractionText, percentText } from './figure-texts.ts';
import type { Paper, WritePart } from './paper-part.ts';
import { type Block, body, caption, image, note, ownLine, run, size, table } from './paper-style.ts';
import { pictureCell, threeAcross } from './write-overview.ts';

type Trend = NonNullable<BulletinContent['monthly']>['trends'][number];
const words = bulletinPaper.trends;

/** Those told by unit: what the brigade looks at each month, per squad and section. The others' units are in the workbook. */
const byUnit: readonly Trend['metric'][] = ['issue', 'use', 'timely_import'];

export const writeTrends: WritePart = (paper) => {
  const trends = paper.content.monthly?.trends ?? [];
  const first = trends[0];
  if (first === undefined) return [body(bulletinPaper.overview.notCompared + bulletinPaper.stop)];
  const columns = [
    { heading: bulletinPaper.overview.metric, share: 26 },
    ...first.periods.map(({ from }) => ({ heading: words.month(from), share: 23, align: 'right' as const })),
  ];
  return [
    caption(words.caption(paper.nextTable())),
    ...table(
      columns,
      trends.map(({ metric, total }) => [
        metricWords.metrics[metric].zh,
        ...total.map((value) => (metric === 'coverage' ? percentText(value) : cellOf(metric, value))),
      ]),
    ),
    ...trends
      .filter(({ metric }) => byUnit.includes(metric))
      .flatMap(({ metric, total, units }) => [
        caption(words.captionOf(paper.nextTable(), metricWords.metrics[metric].zh)),
        ...table(
          columns.map((column, index) => (index === 0 ? { ...column, heading: bulletinPaper.overview.unit } : column)),
          [
            [bulletinPaper.total, ...total.map((value) => cellOf(metric, value))],
            ...units.map(({ unitCode, points }) => [
              paper.names.unit(unitCode),
              ...points.map((value) => cellOf(metric, value)),
            ]),
          ],
        ),
      ]),
    ...charts(paper, trends, first),
  ];
};

const cellOf = (metric: Trend['metric'], value: MetricValue) => [percentText(value), fractionText(metric, value)];

function charts(paper: Paper, trends: readonly Trend[], first: Trend): Block[] {
  const legend = [null, ...first.units.keys()];
  const cells = trends.map(({ metric, total, units }) => {
    const name = bulletinPaper.overview.chart(paper.nextChart(), metricWords.metrics[metric].zh);
    const lines = { of: 'lines', total, units: units.map(({ points }) => points) } as const;
    return pictureCell(image(lines, 48, name, paper.nextDrawing()), name);
  });
  return [
    ownLine(
      [
        run(words.legend, { size: size.fifth }),
        ...legend.flatMap((index) => {
          const name = index === null ? bulletinPaper.total : paper.names.unit(first.units[index]?.unitCode ?? null);
          return [
            image({ of: 'swatch', index }, 10, name, paper.nextDrawing()),
            run(` ${name}　`, { size: size.fifth }),
          ];
        }),
      ],
      { alignment: 'center', spacing: { before: 200, after: 60 }, keepNext: true },
    ),
    threeAcross(cells),
    note(words.note(first.periods[0]?.from ?? '', first.periods.at(-1)?.from ?? '')),
  ];
}
