import { concatBytes } from '../bytes/concat-bytes.ts';

// The one form that an export's ZIP has: entries stored as they are, one behind the other, every header field fixed by name,
// size and CRC alone. So the writer knows every byte's place before it writes the first, and the reader demands the very
// bytes: whatever was changed, added or hidden between entries shows. Byte by byte in docs/evidence-format.md.

export interface ZipEntry {
  name: string;
  sizeBytes: number;
  crc32: number;
}

export interface PlacedEntry extends ZipEntry {
  /** Where its local header begins. */
  offset: number;
  /** Where its bytes begin. */
  dataOffset: number;
}

const encoder = new TextEncoder();
const utf8Names = 0x0800;
const storedVersion = 20;
const zip64Version = 45;
/** 1980-01-01, the first day that ZIP can name; its time is 0. */
const fixedDate = 0x0021;
const full16 = 0xffff;
const full32 = 0xffffffff;

/** Stands before an entry's bytes. */
export function localHeader({ name, sizeBytes, crc32 }: ZipEntry): Uint8Array {
  const nameBytes = encoder.encode(name);
  const extra = zip64Extra(sizeBytes >= full32 ? [sizeBytes, sizeBytes] : []);
  return fields(
    [4, 0x04034b50],
    ...commonFields({ sizeBytes, crc32 }, extra.length > 0),
    [2, nameBytes.length],
    [2, extra.length],
    nameBytes,
    extra,
  );
}

/** Where each entry stands, the first at 0. */
export function placeEntries(entries: readonly ZipEntry[]): PlacedEntry[] {
  let offset = 0;
  return entries.map((entry) => {
    const dataOffset = offset + localHeader(entry).length;
    const placed = { ...entry, offset, dataOffset };
    offset = dataOffset + entry.sizeBytes;
    return placed;
  });
}

/** Where the directory begins: behind the last entry. */
export function directoryOffset(entries: readonly PlacedEntry[]): number {
  const last = entries.at(-1);
  return last ? last.dataOffset + last.sizeBytes : 0;
}

/** All that stands behind the last entry: the central directory and the end records. */
export function zipDirectory(entries: readonly PlacedEntry[]): Uint8Array {
  const directory = concatBytes(...entries.map(directoryHeader));
  const offset = directoryOffset(entries);
  return concatBytes(directory, endRecords({ entries: entries.length, sizeBytes: directory.length, offset }));
}

function directoryHeader({ name, sizeBytes, crc32, offset }: PlacedEntry): Uint8Array {
  const nameBytes = encoder.encode(name);
  const large = sizeBytes >= full32 ? [sizeBytes, sizeBytes] : [];
  const extra = zip64Extra(offset >= full32 ? [...large, offset] : large);
  return fields(
    [4, 0x02014b50],
    [2, extra.length > 0 ? zip64Version : storedVersion],
    ...commonFields({ sizeBytes, crc32 }, extra.length > 0),
    [2, nameBytes.length],
    [2, extra.length],
    [2, 0], // comment length
    [2, 0], // disk
    [2, 0], // internal attributes
    [4, 0], // external attributes
    [4, Math.min(offset, full32)],
    nameBytes,
    extra,
  );
}

/** Version needed up to and with the sizes: the same in both headers. */
function commonFields({ sizeBytes, crc32 }: Omit<ZipEntry, 'name'>, zip64: boolean): Field[] {
  return [
    [2, zip64 ? zip64Version : storedVersion],
    [2, utf8Names],
    [2, 0], // stored
    [2, 0], // time
    [2, fixedDate],
    [4, crc32],
    [4, Math.min(sizeBytes, full32)],
    [4, Math.min(sizeBytes, full32)],
  ];
}

function zip64Extra(values: readonly number[]): Uint8Array {
  if (values.length === 0) return new Uint8Array(0);
  return fields([2, 0x0001], [2, values.length * 8], ...values.map((value): Field => [8, value]));
}

export interface Directory {
  entries: number;
  sizeBytes: number;
  offset: number;
}

/** What ends the file. The ZIP64 records stand before the plain one when a value is too large for it. */
export function endRecords({ entries, sizeBytes, offset }: Directory): Uint8Array {
  const zip64 = entries >= full16 || sizeBytes >= full32 || offset >= full32;
  const end = fields(
    [4, 0x06054b50],
    [2, 0],
    [2, 0],
    [2, Math.min(entries, full16)],
    [2, Math.min(entries, full16)],
    [4, Math.min(sizeBytes, full32)],
    [4, Math.min(offset, full32)],
    [2, 0], // comment length
  );
  if (!zip64) return end;
  const end64 = fields(
    [4, 0x06064b50],
    [8, 44],
    [2, zip64Version],
    [2, zip64Version],
    [4, 0],
    [4, 0],
    [8, entries],
    [8, entries],
    [8, sizeBytes],
    [8, offset],
  );
  return concatBytes(end64, fields([4, 0x07064b50], [4, 0], [8, offset + sizeBytes], [4, 1]), end);
}

type Field = Uint8Array | [width: 2 | 4 | 8, value: number];

/** Little-endian numbers of 2, 4 or 8 bytes, and bytes as they are, one behind the other. */
function fields(...parts: Field[]): Uint8Array {
  const bytes = new Uint8Array(
    parts.reduce((sum, part) => sum + (part instanceof Uint8Array ? part.length : part[0]), 0),
  );
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    if (part instanceof Uint8Array) {
      bytes.set(part, at);
      at += part.length;
      continue;
    }
    const [width, value] = part;
    if (width === 2) view.setUint16(at, value, true);
    else if (width === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return bytes;
}
