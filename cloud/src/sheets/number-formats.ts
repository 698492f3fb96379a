import type { SheetColumn } from './sheet-column.ts';

/** How spreadsheets name our formats. */
export const numberFormats: Record<SheetColumn['format'], string> = {
  text: '@',
  number: 'General',
  date: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm:ss',
  length: '[h]:mm:ss',
};
