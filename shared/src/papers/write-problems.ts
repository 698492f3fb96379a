import { bulletinPaper } from '../words/bulletin-paper.ts';
import { findingKindNames, violationClassNames } from '../words/findings.ts';
import type { WritePart } from './paper-part.ts';
import { body, caption, table } from './paper-style.ts';

const words = bulletinPaper.problems;
const counts = ['told', 'confirmed', 'open', 'excused', 'unfounded'] as const;

export const writeProblems: WritePart = ({ content: { problems }, names, nextTable }) => {
  if (problems.length === 0) return [body(words.none)];
  const sum = Object.fromEntries(
    counts.map((count) => [count, problems.reduce((whole, problem) => whole + problem[count], 0)]),
  ) as Record<(typeof counts)[number], number>;
  return [
    body(words.sum(sum.told, sum.confirmed, sum.open, sum.excused, sum.unfounded)),
    caption(words.caption(nextTable())),
    ...table(
      [
        { heading: words.columns.violationClass, share: 25 },
        { heading: words.columns.kind, share: 40 },
        { heading: words.columns.unit, share: 28 },
        ...counts.map((count) => ({
          heading: words.columns[count],
          share: words.columns[count].length > 2 ? 18 : 13,
          align: 'right' as const,
        })),
      ],
      [
        ...problems.map((problem) => [
          problem.violationClass === null ? words.noClass : violationClassNames[problem.violationClass].zh,
          findingKindNames[problem.kind].zh,
          names.unit(problem.unitCode),
          ...counts.map((count) => String(problem[count])),
        ]),
        [bulletinPaper.total, '', '', ...counts.map((count) => String(sum[count]))],
      ],
    ),
  ];
};
