import { readFile } from 'node:fs/promises';
import { parseSheet } from '@rollcall/cloud/sheets/parse-sheet';
import type { CellValue } from '@rollcall/cloud/sheets/sheet';
import type { Page } from 'playwright-core';

/** Exports the list on the page (in Chinese) and reads the file. @returns of each row the cells of these columns */
export async function downloadedRows(page: Page, format: 'csv' | 'xlsx', columns: string[]): Promise<CellValue[][]> {
  await page.getByRole('button', { name: '导出', exact: true }).click();
  const choice = page.getByRole('link', { name: format === 'csv' ? 'CSV（.csv）' : 'Excel（.xlsx）' });
  const [download] = await Promise.all([page.waitForEvent('download'), choice.click()]);
  const reading = await parseSheet(await readFile(await download.path()));
  if (reading.outcome === 'refused') throw new Error(`${download.suggestedFilename()}: ${reading.problem}`);
  const [head, ...rows] = reading.sheet.rows;
  const places = columns.map((column) => head?.cells.indexOf(column) ?? -1);
  return rows.map(({ cells }) => places.map((place) => cells[place] ?? null));
}
