/** A cell as the spreadsheet names it, `C7`. @param column from 0 @param row from 1 */
export function cellName(column: number, row: number): string {
  return `${columnName(column)}${row}`;
}

/** @param column from 0 @returns `A`, …, `Z`, `AA`, … */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
