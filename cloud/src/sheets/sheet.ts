/** What a cell holds. A Date is what the clock on the wall showed, in its UTC fields; a time alone lies in 1899 or 1904. */
export type CellValue = string | number | boolean | Date | null;

export interface SheetRow {
  /** As the spreadsheet counts, from 1. */
  number: number;
  cells: readonly CellValue[];
}

export interface Sheet {
  /** Rows that hold something. */
  rows: SheetRow[];
  /** Days are counted from 1904 rather than 1900, as old Macs did: counts here for dates that aren't formatted as such. */
  dates1904: boolean;
}

/** Why a file isn't taken for a sheet. */
export type FileProblem =
  | 'file_empty'
  | 'file_too_large'
  | 'file_old_xls'
  | 'file_web_page'
  | 'file_not_a_spreadsheet'
  | 'file_broken'
  | 'file_encoding'
  | 'too_many_rows';

export type SheetReading = { outcome: 'read'; sheet: Sheet } | { outcome: 'refused'; problem: FileProblem };

export function isBlank(cell: CellValue | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}
