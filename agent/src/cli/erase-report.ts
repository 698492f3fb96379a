import { printable } from '@rollcall/node/text-table';
import type { ErasePreview } from './erase-preview.ts';
import type { FileFate } from './foretell-erase.ts';

const maxRows = 20;

/** An erase's preview as lines for a person. */
export function eraseReport(preview: ErasePreview): string[] {
  if (preview === null) {
    return ['', 'Erase: this card is docked at no station of this machine (--data names where stations are).'];
  }
  const { stationId, files } = preview;
  const of = (fate: FileFate['fate']) => files.filter((file) => file.fate === fate);
  const [erased, blocking, staying] = [of('erase'), of('block'), of('stay')];
  const heading =
    blocking.length > 0
      ? `nothing would be erased, because of ${blocking.length} of ${files.length} files (a card is erased whole or not at all)`
      : `${erased.length} of ${files.length} files would be erased, once HQ gives a permit`;
  return [
    '',
    `Erase, by what ${stationId} knows: ${heading}.`,
    ...rows(blocking.length > 0 ? blocking : erased, blocking.length > 0 ? 'holds the card back' : 'would be erased'),
    ...rows(staying, 'stays'),
  ];
}

function rows(files: readonly FileFate[], word: string): string[] {
  const lines = files
    .slice(0, maxRows)
    .map(({ path, why }) => `  ${printable(path.text)}: ${word}${why === null ? '' : ` (${why})`}`);
  return files.length > maxRows ? [...lines, `  … and ${files.length - maxRows} more; --json lists them all.`] : lines;
}
