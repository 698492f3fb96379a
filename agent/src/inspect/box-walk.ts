import type { FileBytes } from './file-bytes.ts';

export type Box = { type: string; offset: number; sizeBytes: number };

/**
 * `exact`: the last box ends with the file. `truncated`: the last box, still in `boxes`, or its header ends after the file.
 * `zeros` and `garbage`: what follows the boxes is none.
 */
export type BoxWalk = { sizeBytes: number; boxes: Box[]; end: 'exact' | 'truncated' | 'zeros' | 'garbage' };

const maxBoxes = 100_000;

/**
 * Walks the top-level boxes of an ISO media file (ISO/IEC 14496-12 §4.2) by their headers only. Sizes are what the file
 * claims; nothing is allocated by them.
 */
export function walkBoxes(file: FileBytes): BoxWalk {
  const boxes: Box[] = [];
  const walkedTo = (end: BoxWalk['end']): BoxWalk => ({ sizeBytes: file.sizeBytes, boxes, end });
  let offset = 0;
  while (offset < file.sizeBytes) {
    const header = file.read(offset, 16);
    if (header.every((byte) => byte === 0)) return walkedTo('zeros');
    if (header.length < 8) return walkedTo('truncated');
    const type = header.toString('latin1', 4, 8);
    const sizeBytes = boxSize(header, file.sizeBytes - offset);
    if (sizeBytes === undefined || !/^[\x20-\x7e\xa9]{4}$/.test(type) || boxes.length === maxBoxes) {
      return walkedTo('garbage');
    }
    boxes.push({ type, offset, sizeBytes });
    offset += sizeBytes;
  }
  return walkedTo(offset === file.sizeBytes ? 'exact' : 'truncated');
}

/** The claimed size, or undefined when no box can have it. A size of 0 means: to the end of the file. */
function boxSize(header: Buffer, leftBytes: number): number | undefined {
  const size = header.readUInt32BE(0);
  if (size === 0) return leftBytes;
  if (size >= 8) return size;
  if (size !== 1 || header.length < 16) return undefined;
  const largeSize = header.readBigUInt64BE(8);
  return largeSize >= 16n ? Number(largeSize) : undefined;
}
