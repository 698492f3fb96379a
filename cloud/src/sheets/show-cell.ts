import type { CellValue } from './sheet.ts';

const longest = 100;

/** A cell's content for a message about it, null when it is blank. */
export function showCell(cell: CellValue | undefined): string | null {
  if (cell === null || cell === undefined || cell === '') return null;
  const text = cell instanceof Date ? showMoment(cell) : String(cell);
  const characters = [...text.toWellFormed().replace(/\p{Cc}/gu, ' ')];
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : characters.join('');
}

function showMoment(moment: Date): string {
  const [date = '', time = ''] = moment.toISOString().slice(0, 16).split('T');
  if (moment.getUTCFullYear() < 1905) return time;
  return time === '00:00' ? date : `${date} ${time}`;
}
