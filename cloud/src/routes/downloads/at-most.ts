import type { Language } from '@rollcall/shared/words/define-words';
import { listDownloadWords } from '@rollcall/shared/words/list-downloads';
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
      yield [listDownloadWords.cutOff[language](most.toLocaleString('en'))];
      return;
    }
    count++;
    yield row;
  }
}
