import type { SealedBulletin } from '../bulletins/content.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import { violationClassNames } from '../words/findings.ts';
import { taughtNames } from '../words/re-offences.ts';
import { formula, measure, metricName, number } from './figure-cells.ts';
import { dateCell, type FigureSheet, sheetOf, valueCells } from './figure-sheet.ts';
import type { Names } from './names.ts';

/** What a monthly review has beside. */
export function monthlySheets({ content: { monthly } }: SealedBulletin, names: Names): FigureSheet[] {
  if (monthly === null) return [];
  return [
    sheetOf(
      'trends',
      [
        ...(['metric', ['formula', 'text', 60], ['measure', 'text', 14], 'unit'] as const),
        ...([
          ['from', 'date'],
          ['to', 'date'],
          ['numerator', number, 16],
        ] as const),
        ...([
          ['denominator', number, 16],
          ['share', number],
        ] as const),
      ],
      monthly.trends.flatMap(({ metric, periods, total, units }) =>
        [{ unitCode: undefined, points: total }, ...units].flatMap(({ unitCode, points }) =>
          points.map((value, index) => [
            ...[metricName(metric), formula(metric), measure(metric)],
            unitCode === undefined ? bulletinPaper.total : names.unit(unitCode),
            ...[dateCell(periods[index]?.from ?? ''), dateCell(periods[index]?.to ?? ''), ...valueCells(value)],
          ]),
        ),
      ),
    ),
    sheetOf(
      'scores',
      ['unit', ['score', number], ['ratedOfficers', number]],
      monthly.scores.units.map(({ unitCode, scoreTenths, ratedOfficers }) => [
        ...[names.unit(unitCode), scoreTenths === null ? null : scoreTenths / 10, ratedOfficers],
      ]),
    ),
    sheetOf(
      'bands',
      [
        ['from', number],
        ['to', number],
        ['officers', number],
      ],
      monthly.scores.bands.map(({ from, below, officers }) => [from, below, officers]),
    ),
    ...(monthly.training === undefined ? [] : trainingSheets(monthly.training, names)),
  ];
}

function trainingSheets(
  { units, reOffences }: NonNullable<NonNullable<SealedBulletin['content']['monthly']>['training']>,
  names: Names,
): FigureSheet[] {
  return [
    sheetOf(
      'training',
      [
        ...(['unit', ['sessions', number], ['expected', number], ['present', number]] as const),
        ...([
          ['absentExcused', number],
          ['absentMissed', number],
          ['madeUp', number],
        ] as const),
      ],
      units.map(({ unitCode, sessions, expected, present, excused, missed, madeUp }) => [
        ...[names.unit(unitCode), sessions, expected, present, excused, missed, madeUp],
      ]),
    ),
    sheetOf(
      'reOffences',
      ['unit', 'violationClass', ['taught', 'text', 30], ['findingCount', number]],
      reOffences.map(({ unitCode, violationClass, taught, findingIds }) => [
        ...[names.unit(unitCode), violationClassNames[violationClass].zh, taughtNames[taught].zh],
        findingIds.length,
      ]),
    ),
  ];
}
