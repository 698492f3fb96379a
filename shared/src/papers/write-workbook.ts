import type { SealedBulletin } from '../bulletins/content.ts';
import { localMinuteOf } from '../rules/local-date.ts';
import { documentNumber, spanInFull } from '../words/bulletin-head.ts';
import { bulletinPaper } from '../words/bulletin-paper.ts';
import type { AboutBulletin } from './about-bulletin.ts';
import type { FigureSheet } from './figure-sheet.ts';
import {
  changeSheets,
  checkSheets,
  correctionSheets,
  criticismSheets,
  overviewSheets,
  problemSheets,
  rectificationSheets,
  requirementSheets,
} from './figure-sheets.ts';
import { monthlySheets } from './monthly-sheets.ts';
import { namesOf } from './names.ts';

/**
 * Every number of a bulletin as the sheets of a workbook, one for each part. It names nobody: persons are numbers, and comments and
 * reasons stay out.
 */
export function writeWorkbook(sealed: SealedBulletin, about: Omit<AboutBulletin, 'persons'>): FigureSheet[] {
  const names = namesOf(sealed.content, { ...about, persons: [] });
  return [
    aboutSheet(sealed, about),
    ...overviewSheets(sealed, names),
    ...monthlySheets(sealed, names),
    ...problemSheets(sealed, names),
    ...checkSheets(sealed),
    ...criticismSheets(sealed, names),
    ...rectificationSheets(sealed, names),
    ...changeSheets(sealed, names),
    ...correctionSheets(sealed, names),
    ...requirementSheets(sealed, names),
  ];
}

function aboutSheet({ content }: SealedBulletin, about: Omit<AboutBulletin, 'persons'>): FigureSheet {
  const words = bulletinPaper.about;
  const minute = (instant: string) => bulletinPaper.minute(localMinuteOf(new Date(instant)));
  const { period, before, checks, monthly } = content;
  const rows: [string, string | number | null][] = [
    [words.issue, documentNumber(about.prefix, about.issue)],
    [words.brigade, content.brigade],
    [words.period, spanInFull(period)],
    [words.before, spanInFull(before)],
    [words.cutOff, minute(content.cutOff)],
    [words.takenAt, minute(content.takenAt)],
    [words.sealedAt, minute(about.sealedAt)],
    [words.digest, about.bulletinDigest],
    [words.checkpointSize, about.checkpoint?.size ?? null],
    [words.checkpointRoot, about.checkpoint?.root ?? null],
    [words.persons, words.noNames],
    [words.inspections, checks.inspections.done],
    [words.faults, checks.inspections.faults],
    ...(monthly === null
      ? []
      : ([
          [words.rulesVersion, monthly.scores.rulesVersion],
          [words.notRated, monthly.scores.notRated],
        ] as [string, number][])),
  ];
  return {
    name: bulletinPaper.sheets.about,
    columns: [
      { heading: bulletinPaper.columns.item, format: 'text', width: 26 },
      { heading: bulletinPaper.columns.content, format: 'number', width: 70 },
    ],
    rows,
  };
}
