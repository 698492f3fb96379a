import { equalBytes } from '../bytes/equal-bytes.ts';
import type { ByteSource } from './byte-source.ts';
import {
  type Directory,
  directoryOffset,
  endRecords,
  localHeader,
  type PlacedEntry,
  placeEntries,
  type ZipEntry,
  zipDirectory,
} from './zip-form.ts';

/** What is not as it must be, and where: null stands for the directory at the end of the file. */
export interface ZipProblem {
  code: 'zip_end' | 'zip_directory' | 'zip_header';
  entry: string | null;
}

export interface ReadZip {
  entries: PlacedEntry[];
  problems: ZipProblem[];
}

/** More than any export has; it bounds what a hostile file costs. */
const largestDirectoryBytes = 64 * 1024 ** 2;
const endLength = 22;
const end64Length = 56 + 20;

/**
 * Where the entries of a ZIP of our form stand. Names, sizes and CRCs are taken from its directory; from these every other
 * byte but the entries' own is built anew and compared. Null when no directory can be found.
 */
export async function readZipForm(source: ByteSource): Promise<ReadZip | null> {
  const directory = await readEnd(source);
  if (!directory || directory.sizeBytes > largestDirectoryBytes) return null;
  const listed = parseDirectory(await source.read(directory.offset, directory.sizeBytes));
  if (!listed || listed.length !== directory.entries) return null;
  const entries = placeEntries(listed);
  const problems: ZipProblem[] = [];
  if (directoryOffset(entries) !== directory.offset)
    return { entries: [], problems: [{ code: 'zip_directory', entry: null }] };
  for (const entry of entries) {
    const expected = localHeader(entry);
    if (!equalBytes(await source.read(entry.offset, expected.length), expected)) {
      problems.push({ code: 'zip_header', entry: entry.name });
    }
  }
  const expected = zipDirectory(entries);
  const given = await source.read(directory.offset, source.size - directory.offset);
  if (!equalBytes(given, expected)) problems.push({ code: 'zip_directory', entry: null });
  return { entries, problems };
}

/** The end records must be the last bytes of the file, without a comment, and say what `endRecords` would write. */
async function readEnd(source: ByteSource): Promise<Directory | null> {
  const { size } = source;
  if (size < endLength) return null;
  const length = Math.min(size, endLength + end64Length);
  const tail = await source.read(size - length, length);
  const plain = viewOf(tail.subarray(length - endLength));
  const long = length === endLength + end64Length ? viewOf(tail) : null;
  const candidates = [
    { entries: plain.getUint16(10, true), sizeBytes: plain.getUint32(12, true), offset: plain.getUint32(16, true) },
    ...(long ? [{ entries: uint64(long, 32), sizeBytes: uint64(long, 40), offset: uint64(long, 48) }] : []),
  ];
  return (
    candidates.find((candidate) => {
      const records = endRecords(candidate);
      const fits = candidate.offset + candidate.sizeBytes + records.length === size;
      return fits && equalBytes(tail.subarray(length - records.length), records);
    }) ?? null
  );
}

/** Name, size and CRC of each entry; all other fields are compared later. Null when the lengths don't lead to the end. */
function parseDirectory(bytes: Uint8Array): ZipEntry[] | null {
  const view = viewOf(bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length) return null;
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const end = nameEnd + view.getUint16(at + 30, true);
    if (end > bytes.length) return null;
    const short = view.getUint32(at + 24, true);
    // ZIP64: the size is the first value of the extra field.
    const sizeBytes = short === 0xffffffff && end >= nameEnd + 12 ? uint64(view, nameEnd + 4) : short;
    const name = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(at + 46, nameEnd));
    entries.push({ name, sizeBytes, crc32: view.getUint32(at + 16, true) });
    at = end;
  }
  return entries;
}

/** A number that isn't exact is none of ours: it becomes one that fits nowhere. */
function uint64(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  return Number.isSafeInteger(value) ? value : Number.MAX_SAFE_INTEGER;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
