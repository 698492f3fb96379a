import type { Reading } from './reading.ts';
import type { CellValue } from './sheet.ts';

/** Excel keeps 15 digits of a number: what had more lost them when it was typed. */
const exactlyKept = 1e15;

/**
 * The text of a cell as it was meant: without blanks around, line breaks and invisible characters. Numbers as Excel shows
 * them in a cell without format: 100001, not 100001.0.
 */
export function keepText(cell: CellValue): Reading<string> {
  if (cell instanceof Date) return { problem: 'text_is_date' };
  if (typeof cell === 'number') {
    return Math.abs(cell) >= exactlyKept ? { problem: 'number_imprecise' } : { value: String(cell) };
  }
  const text = String(cell ?? '')
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (/^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/.test(text)) return { problem: 'formula_error' };
  if (!text.isWellFormed() || /\p{Cc}|\ufffd/u.test(text)) return { problem: 'bad_characters' };
  return { value: text };
}
