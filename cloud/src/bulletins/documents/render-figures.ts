import type { SealedBulletin } from '@rollcall/shared/bulletins/content';
import type { AboutBulletin } from '@rollcall/shared/papers/about-bulletin';
import { writeWorkbook } from '@rollcall/shared/papers/write-workbook';
import { writeXlsx } from '../../sheets/write-xlsx.ts';
import { fixZip } from './fixed-zip.ts';

/** The workbook of a bulletin. The same content, texts and `about` give the same bytes. */
export async function renderFigures(
  sealed: SealedBulletin,
  about: Omit<AboutBulletin, 'persons'>,
): Promise<Uint8Array> {
  return fixZip(await writeXlsx(writeWorkbook(sealed, about), new Date(about.sealedAt)));
}
