import { bulletinPaper } from '../words/bulletin-paper.ts';
import type { WritePart } from './paper-part.ts';
import { body, caption, table } from './paper-style.ts';

const words = bulletinPaper.rectifications;
const counts = ['ordered', 'done', 'overdue'] as const;

export const writeRectifications: WritePart = ({ content: { rectifications }, names, nextTable }) => {
  if (rectifications.length === 0) return [body(words.none)];
  const [ordered = 0, done = 0, overdue = 0] = counts.map((count) =>
    rectifications.reduce((sum, row) => sum + row[count], 0),
  );
  return [
    body(words.sum(ordered, done, overdue)),
    caption(words.caption(nextTable())),
    ...table(
      [
        { heading: words.columns.unit, share: 4 },
        ...counts.map((count) => ({ heading: words.columns[count], share: 2, align: 'right' as const })),
      ],
      [
        ...rectifications.map((row) => [names.unit(row.unitCode), ...counts.map((count) => String(row[count]))]),
        [bulletinPaper.total, String(ordered), String(done), String(overdue)],
      ],
    ),
  ];
};
