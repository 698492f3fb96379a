import { CsvError, parse } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { detectSeparator } from './detect-separator.ts';
import { isBlank, type SheetReading } from './sheet.ts';
import { sheetLimits } from './sheet-limits.ts';

/** Blank ones too. */
const mostRecords = 2 * sheetLimits.rows;

/** Rows are counted as Excel shows them: a line break within quotes begins no row, a blank line is one. */
export function readCsv(bytes: Buffer): SheetReading {
  const decoded = decodeText(bytes);
  if (decoded === undefined) return { outcome: 'refused', problem: 'file_encoding' };
  // Excel takes this line as an instruction and doesn't show it.
  const [, said] = /^sep=(.)\r?\n/.exec(decoded) ?? [];
  const text = said === undefined ? decoded : decoded.slice(decoded.indexOf('\n') + 1);
  if (/^\s*<(!doctype|html|table|\?xml)/i.test(text)) return { outcome: 'refused', problem: 'file_web_page' };
  const records = readRecords(text, said ?? detectSeparator(text));
  if (!records) return { outcome: 'refused', problem: 'file_broken' };
  const rows = records
    .map((cells, index) => ({ number: index + 1, cells }))
    .filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
  if (rows.length > sheetLimits.rows || records.length > mostRecords)
    return { outcome: 'refused', problem: 'too_many_rows' };
  return { outcome: 'read', sheet: { rows, dates1904: false } };
}

function readRecords(text: string, delimiter: string): string[][] | undefined {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      to: mostRecords + 1,
      max_record_size: 1024 * 1024,
    });
  } catch (error) {
    // An open quote, say.
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}
