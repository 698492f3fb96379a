import type { CellValue } from '../../sheets/sheet.ts';
import type { Language } from './export-definition.ts';

/** The first rows; when there are more, a last one says so. */
export async function* atMost(
  most: number,
  rows: AsyncIterable<CellValue[]>,
  language: Language,
): AsyncGenerator<CellValue[]> {
  let count = 0;
  for await (const row of rows) {
    if (count === most) {
      yield [notice(most)[language]];
      return;
    }
    count++;
    yield row;
  }
}

function notice(most: number): Record<Language, string> {
  const number = most.toLocaleString('en');
  return {
    zh: `以上是前 ${number} 行，后面还有。请缩小筛选范围，分几次导出。`,
    en: `These are the first ${number} rows; there are more. Narrow the filters and export several times.`,
  };
}
