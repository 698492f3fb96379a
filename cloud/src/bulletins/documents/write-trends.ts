import type { BulletinContent } from '@rollcall/shared/bulletins/content';
import type { MetricValue } from '@rollcall/shared/metrics/formulas';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import { metricWords } from '@rollcall/shared/words/metrics';
import { AlignmentType, type FileChild } from 'docx';
import { fractionText, percentText } from './figure-texts.ts';
import type { Paper, WritePart } from './paper-part.ts';
import { body, caption, image, note, ownLine, run, size, table } from './paper-style.ts';
import { linePicture, swatchPicture } from './pictures.ts';
import { pictureCell, threeAcross } from './write-overview.ts';

type Trend = NonNullable<BulletinContent['monthly']>['trends'][number];
const words = bulletinPaper.trends;

/** Those told by unit: what the brigade looks at each month, per squad and section. The others' units are in the workbook. */
const byUnit: readonly Trend['metric'][] = ['issue', 'use', 'timely_import'];

export const writeTrends: WritePart = async (paper) => {
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
    ...(await charts(paper, trends, first)),
  ];
};

const cellOf = (metric: Trend['metric'], value: MetricValue) => [percentText(value), fractionText(metric, value)];

async function charts(paper: Paper, trends: readonly Trend[], first: Trend): Promise<FileChild[]> {
  const pictures = await Promise.all(
    trends.map(({ total, units }) =>
      linePicture(
        total,
        units.map(({ points }) => points),
      ),
    ),
  );
  const legend = [null, ...first.units.keys()];
  const swatches = await Promise.all(legend.map((index) => swatchPicture(index)));
  const cells = trends.map(({ metric }, index) => {
    const name = bulletinPaper.overview.chart(paper.nextChart(), metricWords.metrics[metric].zh);
    const picture = pictures[index];
    return picture === undefined ? [] : pictureCell(image(picture, 48, name, paper.nextDrawing()), name);
  });
  return [
    ownLine(
      [
        run(words.legend, { size: size.fifth }),
        ...legend.flatMap((index, place) => {
          const swatch = swatches[place];
          if (swatch === undefined) return [];
          const name = index === null ? bulletinPaper.total : paper.names.unit(first.units[index]?.unitCode ?? null);
          return [image(swatch, 10, name, paper.nextDrawing()), run(` ${name}　`, { size: size.fifth })];
        }),
      ],
      { alignment: AlignmentType.CENTER, spacing: { before: 200, after: 60 }, keepNext: true },
    ),
    threeAcross(cells),
    note(words.note(first.periods[0]?.from ?? '', first.periods.at(-1)?.from ?? '')),
  ];
}
