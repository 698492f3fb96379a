import type { Figure } from '../bulletins/content.ts';
import { type Metric, type MetricValue, metrics } from '../metrics/formulas.ts';
import { inChinese } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { metricWords } from '../words/metrics.ts';
import { arrowOf, changeText, fractionText, percentText, valueText } from './figure-texts.ts';
import type { Paper, WritePart } from './paper-part.ts';
import {
  type Block,
  body,
  caption,
  fonts,
  heading,
  image,
  note,
  ownLine,
  run,
  sideBySide,
  size,
  table,
} from './paper-style.ts';

const words = bulletinPaper.overview;

/** Those that the part begins with, in one sentence. */
const highlights: readonly Metric[] = ['use', 'coverage', 'timely_import', 'must_record', 'answer'];
/** As many as fit side by side; coverage is the widest. */
const tables: readonly (readonly Metric[])[] = [
  ['issue', 'spares', 'use', 'coverage'],
  ['timely_import', 'must_record', 'integrity', 'classified'],
  ['spot_check', 'pass', 'answer'],
  ['training', 're_offence'],
];

export const writeOverview: WritePart = (paper) => {
  const { total } = paper.content.overview;
  const shown = highlights.flatMap((metric) => {
    const figure = total.find((one) => one.metric === metric);
    if (figure === undefined) return [];
    return [words.highlight(metricWords.metrics[metric].zh, valueText(metric, figure.now), changeText(figure))];
  });
  return [
    ...(shown.length > 0 ? [body(words.highlights(shown))] : []),
    ...tables.flatMap((metricsOfTable) => unitTable(paper, metricsOfTable)),
    note(words.note),
    ...charts(paper),
    ...campaigns(paper),
  ];
};

function unitTable(paper: Paper, metricsOfTable: readonly Metric[]): Block[] {
  const { overview } = paper.content;
  const shown = metricsOfTable.filter((metric) => overview.total.some((figure) => figure.metric === metric));
  if (shown.length === 0) return [];
  const rowOf = (name: string, figures: readonly Figure[]) => [name, ...shown.map((metric) => cellOf(figures, metric))];
  return [
    caption(words.caption(paper.nextTable())),
    ...table(
      [
        { heading: words.unit, share: 25 },
        ...shown.map((metric) => ({
          heading: metricWords.metrics[metric].zh,
          share: metric === 'coverage' ? 56 : 26,
          align: 'right' as const,
        })),
      ],
      [
        rowOf(bulletinPaper.total, overview.total),
        ...overview.units.map(({ unitCode, figures }) => rowOf(paper.names.unit(unitCode), figures)),
      ],
    ),
    ...shown.map((metric) => note(words.formula(metricWords.metrics[metric].zh, metricWords.formulas[metric].zh))),
  ];
}

function cellOf(figures: readonly Figure[], metric: Metric): readonly string[] {
  const figure = figures.find((one) => one.metric === metric);
  if (figure === undefined) return [bulletinPaper.noShare];
  return [
    percentText(figure.now) + arrowOf(figure),
    ...fractionOf(metric, figure.now),
    ...(figure.before.denominator === 0 ? [] : [words.before(percentText(figure.before))]),
  ];
}

function fractionOf(metric: Metric, value: MetricValue): string[] {
  return value.denominator === 0 ? [] : [bulletinPaper.inBrackets(fractionText(metric, value))];
}

/** Units side by side, a picture for each metric. */
function charts(paper: Paper): Block[] {
  const { overview } = paper.content;
  const groups = [{ figures: overview.total }, ...overview.units];
  const shown = metrics.filter((metric) => overview.total.some((figure) => figure.metric === metric));
  const cells = shown.map((metric) => {
    const name = words.chart(paper.nextChart(), metricWords.metrics[metric].zh);
    const bars = groups.map(({ figures }) => figures.find((figure) => figure.metric === metric) ?? nothing);
    return pictureCell(image({ of: 'bars', groups: bars }, 48, name, paper.nextDrawing()), name);
  });
  return [
    ownLine([run(words.chartTitle, { font: fonts.heading, size: size.smallFourth })], {
      alignment: 'center',
      spacing: { before: 160, after: 0 },
      keepNext: true,
    }),
    threeAcross(cells),
    note(words.chartNote([bulletinPaper.total, ...overview.units.map(({ unitCode }) => paper.names.unit(unitCode))])),
  ];
}

const nothing = { now: { numerator: 0, denominator: 0 }, before: { numerator: 0, denominator: 0 } };

type Cells = Parameters<typeof sideBySide>[1][number];

export function pictureCell(picture: ReturnType<typeof image>, name: string): Cells[number] {
  return [
    ownLine([picture], { alignment: 'center', keepNext: true }),
    ownLine([run(name, { size: size.fifth })], { alignment: 'center' }),
  ];
}

/** The last row is filled up with empty cells. */
export function threeAcross(cells: Cells): Block {
  const rows: Cells[] = [];
  for (let start = 0; start < cells.length; start += 3) {
    const row = cells.slice(start, start + 3);
    while (row.length < 3) row.push([ownLine([])]);
    rows.push(row);
  }
  return sideBySide([1, 1, 1], rows);
}

function campaigns(paper: Paper): Block[] {
  return paper.content.campaigns.flatMap(({ name, figures }, index) => [
    heading(bulletinPaper.subheading(inChinese(index + 1), words.campaign(name)), 2),
    ...table(
      [
        { heading: words.metric, share: 3 },
        { heading: words.now, share: 5, align: 'right' as const },
        { heading: words.previous, share: 5, align: 'right' as const },
      ],
      figures.map((figure) => [
        metricWords.metrics[figure.metric].zh,
        [percentText(figure.now) + arrowOf(figure), ...fractionOf(figure.metric, figure.now)],
        [percentText(figure.before), ...fractionOf(figure.metric, figure.before)],
      ]),
    ),
  ]);
}
