import type { BulletinContent } from '../bulletins/content.ts';
import { inChinese } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { drawPlanWords } from '../words/draw-plans.ts';
import { drawWords, itemKindNames } from '../words/draws.ts';
import { localMinute } from './local-minute.ts';
import type { Paper, WritePart } from './paper-part.ts';
import { type Block, body, caption, heading, table } from './paper-style.ts';

type Draw = BulletinContent['checks']['draws'][number];
const words = bulletinPaper.checks;

export const writeChecks: WritePart = (paper) => {
  const { draws, inspections } = paper.content.checks;
  const last = draws.length + 1;
  return [
    ...(draws.length === 0 ? [body(words.none)] : []),
    ...draws.flatMap((draw, index) => [
      heading(bulletinPaper.subheading(inChinese(index + 1), words.draw(draw.draw)), 2),
      ...writeDraw(paper, draw),
    ]),
    ...(draws.length === 0 ? [] : [heading(bulletinPaper.subheading(inChinese(last), words.inspections), 2)]),
    body(
      inspections.done === 0 && inspections.faults === 0
        ? words.noInspections
        : words.inspected(inspections.done, inspections.faults),
    ),
  ];
};

function writeDraw({ nextTable }: Paper, draw: Draw): Block[] {
  const finishedAt = localMinute(draw.finishedAt);
  return [
    body(
      [
        draw.state === 'void'
          ? words.isVoid(finishedAt, draw.planVersion)
          : words.finished(finishedAt, draw.planVersion),
        words.population(draw.population, draw.turns),
        words.stations(draw.asked, draw.heard),
        drawWords.bound.zh(draw.heard),
      ].join(''),
    ),
    caption(words.caption(nextTable())),
    ...table(
      [
        { heading: words.columns.stratum, share: 26 },
        { heading: words.columns.prescribed, share: 60 },
        ...(['size', 'drawn', 'done', 'passed', 'skipped'] as const).map((key) => ({
          heading: words.columns[key],
          share: 14,
          align: 'right' as const,
        })),
      ],
      draw.strata.map((stratum) => [
        stratum.key === 'rest' ? drawWords.rest.zh : stratum.key,
        drawPlanWords.amount.zh(`${stratum.perMille}‰`, stratum.minimum, stratum.cap) +
          (stratum.capped ? words.capped : ''),
        ...[stratum.size, stratum.drawn, stratum.done, stratum.passed, stratum.skipped].map(String),
      ]),
    ),
    ...table(
      [
        { heading: '', share: 31 },
        { heading: '', share: 125 },
      ],
      [
        [words.seedShort, small(draw.seed?.slice(0, 16))],
        [words.seed, small(draw.seed)],
        [words.root, small(draw.root)],
      ],
    ),
    ...draw.skips.map(({ kind, reason }) => body(words.skip(itemKindNames[kind].zh, reason))),
  ];
}

/** In the smaller type of a cell's second line, so that all 64 digits fit. */
function small(text: string | null | undefined): { small: string } {
  return { small: text ?? words.noSeed };
}
