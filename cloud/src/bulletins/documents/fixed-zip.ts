import { unzipSync } from 'fflate';
import { storedZip } from '../stored-zip.ts';

/**
 * The same files in a ZIP whose bytes follow from names and contents alone: no times, and no compression that another version of
 * zlib might do otherwise. Office programs read it like any other.
 * @param replace what is put in place of a file, by its name
 */
export function fixZip(zip: Uint8Array, replace: Record<string, string> = {}): Uint8Array {
  const encoder = new TextEncoder();
  const files = Object.entries({
    ...unzipSync(zip),
    ...Object.fromEntries(Object.entries(replace).map(([name, text]) => [name, encoder.encode(text)])),
  })
    .filter(([name]) => !name.endsWith('/'))
    .sort(([one], [other]) => placeOf(one) - placeOf(other) || (one < other ? -1 : 1));
  return storedZip(files.map(([name, bytes]) => ({ name, bytes })));
}

/** Programs that look at the first bytes alone know an office file by this. */
const placeOf = (name: string) => (name === '[Content_Types].xml' ? 0 : 1);
