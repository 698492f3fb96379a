import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { SheetReading } from './sheet.ts';
import { sheetLimits } from './sheet-limits.ts';

const zipMagic = Buffer.from('PK\x03\x04', 'latin1');
/** Of .xls, and of an .xlsx with a password. */
const oleMagic = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** Reads a spreadsheet of whatever name: its content decides what it is. */
export async function parseSheet(bytes: Buffer): Promise<SheetReading> {
  if (bytes.length > sheetLimits.fileBytes) return { outcome: 'refused', problem: 'file_too_large' };
  if (bytes.length === 0) return { outcome: 'refused', problem: 'file_empty' };
  if (startsWith(bytes, oleMagic)) return { outcome: 'refused', problem: 'file_old_xls' };
  return startsWith(bytes, zipMagic) ? readXlsx(bytes) : readCsv(bytes);
}

function startsWith(bytes: Buffer, magic: Buffer): boolean {
  return bytes.subarray(0, magic.length).equals(magic);
}
