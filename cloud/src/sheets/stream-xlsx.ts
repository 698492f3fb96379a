import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { writeXlsxStream } from 'hucre/xlsx';
import { numberFormats } from './number-formats.ts';
import type { CellValue } from './sheet.ts';
import type { SheetColumn } from './sheet-column.ts';

/** What Excel takes in one cell. */
const longestText = 32_767;

/** A workbook of one sheet, row by row as it is read: many rows take no more memory than few. */
export function streamXlsx(name: string, columns: readonly SheetColumn[], rows: AsyncIterable<CellValue[]>): Readable {
  const bytes = writeXlsxStream(storable(rows), {
    name,
    columns: columns.map(({ heading, width, format }) => ({ header: heading, width, numFmt: numberFormats[format] })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(bytes as ReadableStream<Uint8Array>);
}

async function* storable(rows: AsyncIterable<CellValue[]>): AsyncGenerator<CellValue[]> {
  for await (const row of rows) yield row.map((cell) => (typeof cell === 'string' ? storableText(cell) : cell));
}

/** XML has no control characters and no halves of characters. */
function storableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, longestText)
    .toWellFormed();
}
