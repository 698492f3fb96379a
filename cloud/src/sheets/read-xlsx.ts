import { HucreError } from 'hucre';
import { readXlsx as readWorkbook, streamXlsxRows } from 'hucre/xlsx';
import { inflatedSize } from './inflated-size.ts';
import { isBlank, type SheetReading, type SheetRow } from './sheet.ts';
import { sheetLimits } from './sheet-limits.ts';

/** A cell far to the right must not make every row a long one. */
const range = 'A1:AX1048576';

/** The first sheet of an .xlsx that isn't hidden: values, of formulas the last result. */
export async function readXlsx(bytes: Buffer): Promise<SheetReading> {
  const size = inflatedSize(bytes);
  if (size === undefined) return { outcome: 'refused', problem: 'file_broken' };
  if (size > sheetLimits.inflatedBytes) return { outcome: 'refused', problem: 'file_too_large' };
  try {
    return await readFirstSheet(bytes);
  } catch (error) {
    // Another zip, a document of another kind, or damaged.
    if (error instanceof HucreError) return { outcome: 'refused', problem: 'file_not_a_spreadsheet' };
    throw error;
  }
}

async function readFirstSheet(bytes: Buffer): Promise<SheetReading> {
  const { sheet, dates1904 } = await findFirstSheet(bytes);
  if (sheet === undefined) return { outcome: 'refused', problem: 'file_not_a_spreadsheet' };
  const rows: SheetRow[] = [];
  for await (const { index, values } of streamXlsxRows(bytes, { sheet, range })) {
    const cells = values.slice(0, values.findLastIndex((cell) => !isBlank(cell)) + 1);
    if (cells.length === 0) continue;
    if (rows.length === sheetLimits.rows) return { outcome: 'refused', problem: 'too_many_rows' };
    rows.push({ number: index + 1, cells });
  }
  return { outcome: 'read', sheet: { rows, dates1904 } };
}

/** Asks for every sheet, takes none: reads the directory alone. */
async function findFirstSheet(bytes: Buffer): Promise<{ sheet: number | undefined; dates1904: boolean }> {
  const shown: number[] = [];
  const { dateSystem } = await readWorkbook(bytes, {
    sheets: ({ index, hidden, veryHidden }) => {
      if (!hidden && !veryHidden) shown.push(index);
      return false;
    },
  });
  return { sheet: shown[0], dates1904: dateSystem === '1904' };
}
