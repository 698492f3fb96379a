import { crc32 } from 'node:zlib';
import { concatBytes } from '@rollcall/shared/bytes/concat-bytes';
import { localHeader, placeEntries, zipDirectory } from '@rollcall/shared/evidence/zip-form';
import { unzipSync } from 'fflate';

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
  const entries = files.map(([name, bytes]) => ({ name, sizeBytes: bytes.length, crc32: crc32(bytes) }));
  const placed = placeEntries(entries);
  return concatBytes(
    ...files.flatMap(([, bytes], index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [localHeader(entry), bytes];
    }),
    zipDirectory(placed),
  );
}

/** Programs that look at the first bytes alone know an office file by this. */
const placeOf = (name: string) => (name === '[Content_Types].xml' ? 0 : 1);
