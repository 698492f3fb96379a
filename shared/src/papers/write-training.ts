import { bulletinPaper } from '../words/bulletin-paper.ts';
import { violationClassNames } from '../words/findings.ts';
import { taughtNames } from '../words/re-offences.ts';
import type { WritePart } from './paper-part.ts';
import { body, caption, note, table } from './paper-style.ts';

const { training: words, columns } = bulletinPaper;

export const writeTraining: WritePart = ({ content: { monthly }, names, nextTable }) => {
  if (monthly?.training === undefined) return [];
  const { units, reOffences } = monthly.training;
  const number = (heading: string) => ({ heading, share: 1, align: 'right' as const });
  const attendance = () => [
    caption(words.caption(nextTable())),
    ...table(
      [
        { heading: columns.unit, share: 2 },
        ...[columns.sessions, columns.expected, columns.present, columns.absentExcused].map(number),
        ...[columns.absentMissed, columns.madeUp].map(number),
      ],
      units.map(({ unitCode, sessions, expected, present, excused, missed, madeUp }) => [
        names.unit(unitCode),
        ...[sessions, expected, present, excused, missed, madeUp].map(String),
      ]),
    ),
    note(words.note),
  ];
  const again = () => [
    caption(words.reOffenceCaption(nextTable())),
    ...table(
      [
        { heading: columns.unit, share: 2 },
        { heading: columns.violationClass, share: 2 },
        { heading: columns.taught, share: 3 },
        number(columns.findingCount),
      ],
      reOffences.map(({ unitCode, violationClass, taught, findingIds }) => [
        ...[names.unit(unitCode), violationClassNames[violationClass].zh, taughtNames[taught].zh],
        String(findingIds.length),
      ]),
    ),
  ];
  return [
    ...(units.length === 0 ? [body(words.none)] : attendance()),
    ...(reOffences.length === 0 ? [body(words.noReOffences)] : again()),
  ];
};
