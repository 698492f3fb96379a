import { crc32 } from 'node:zlib';
import { concatBytes } from '@rollcall/shared/bytes/concat-bytes';
import { localHeader, placeEntries, zipDirectory } from '@rollcall/shared/evidence/zip-form';

/** A ZIP of these files in their order, without times and compression: its bytes follow from theirs alone. */
export function storedZip(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const placed = placeEntries(files.map(({ name, bytes }) => ({ name, sizeBytes: bytes.length, crc32: crc32(bytes) })));
  return concatBytes(
    ...placed.flatMap((entry, nr) => [localHeader(entry), files[nr]?.bytes ?? new Uint8Array()]),
    zipDirectory(placed),
  );
}
