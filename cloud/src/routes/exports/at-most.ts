import type { Language } from '@rollcall/shared/words/define-words';
import { exportWords } from '@rollcall/shared/words/exports';
import type { CellValue } from '../../sheets/sheet.ts';

/** The first rows; when there are more, a last one says so. */
export async function* atMost(
  most: number,
  rows: AsyncIterable<CellValue[]>,
  language: Language,
): AsyncGenerator<CellValue[]> {
  let count = 0;
  for await (const row of rows) {
    if (count === most) {
      yield [exportWords.cutOff[language](most.toLocaleString('en'))];
      return;
    }
    count++;
    yield row;
  }
}
