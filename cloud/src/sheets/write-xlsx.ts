import { listDownloadWords } from '@rollcall/shared/words/list-downloads';
import { writeXlsx as writeWorkbook } from 'hucre/xlsx';
import { columnName } from './cell-name.ts';
import { numberFormats } from './number-formats.ts';
import type { CellValue } from './sheet.ts';
import type { SheetColumn } from './sheet-column.ts';

/** A sheet of few rows: bold headings that stay in sight, below them the rows. */
export interface SheetToWrite {
  name: string;
  columns: readonly ChoiceColumn[];
  rows: readonly (readonly CellValue[])[];
  /** Rows below that are ready to be filled in: in the columns' formats, with their choices. */
  blankRows?: number;
}

interface ChoiceColumn extends SheetColumn {
  /** What may be chosen; the spreadsheet refuses anything else. */
  choices?: readonly string[] | undefined;
}

/** What a list of choices within a sheet may have at most. */
const longestList = 255;
const bold = { font: { bold: true } };

/**
 * A workbook with these sheets.
 * @param at what it says of when it was made; without it, now
 */
export async function writeXlsx(sheets: readonly SheetToWrite[], at?: Date): Promise<Buffer> {
  const bytes = await writeWorkbook({
    ...(at === undefined ? {} : { properties: { created: at, modified: at } }),
    sheets: sheets.map(({ name, columns, rows, blankRows = 0 }) => {
      const blank = columns.map(() => null);
      const lastRow = 1 + rows.length + blankRows;
      return {
        name,
        columns: columns.map(({ width, format }) => ({ width, numFmt: numberFormats[format] })),
        rows: [
          columns.map(({ heading }) => heading),
          ...rows.map((row) => [...row]),
          ...Array.from({ length: blankRows }, () => [...blank]),
        ],
        cells: new Map(columns.map(({ heading: value }, index) => [`0,${index}`, { value, style: bold }])),
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap(({ choices }, index) =>
          choices === undefined || choices.join(',').length > longestList
            ? []
            : [choice(choices, `${columnName(index)}2:${columnName(index)}${lastRow}`)],
        ),
      };
    }),
  });
  return Buffer.from(bytes);
}

function choice(choices: readonly string[], range: string) {
  return {
    type: 'list' as const,
    values: [...choices],
    range,
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: listDownloadWords.notAChoice.title.zh,
    errorMessage: listDownloadWords.notAChoice.message.zh,
  };
}
