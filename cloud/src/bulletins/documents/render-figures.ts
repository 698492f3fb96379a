import type { SealedBulletin } from '@rollcall/shared/bulletins/content';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import { documentNumber, spanInFull } from '@rollcall/shared/words/bulletin-head';
import { bulletinPaper } from '@rollcall/shared/words/bulletin-paper';
import { type SheetToWrite, writeXlsx } from '../../sheets/write-xlsx.ts';
import type { AboutBulletin } from './about-bulletin.ts';
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
import { fixZip } from './fixed-zip.ts';
import { monthlySheets } from './monthly-sheets.ts';
import { namesOf } from './names.ts';

/**
 * Every number of a bulletin as a workbook, a sheet for each part. It names nobody: persons are numbers, and comments and reasons
 * stay out. The same content, texts and `about` give the same bytes.
 */
export async function renderFigures(
  sealed: SealedBulletin,
  about: Omit<AboutBulletin, 'persons'>,
): Promise<Uint8Array> {
  const names = namesOf(sealed.content, []);
  const sheets = [
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
  return fixZip(await writeXlsx(sheets, new Date(about.sealedAt)));
}

function aboutSheet({ content }: SealedBulletin, about: Omit<AboutBulletin, 'persons'>): SheetToWrite {
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
