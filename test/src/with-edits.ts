/** One entry of an edit list (ISO/IEC 14496-12 §8.6.6), in seconds; `media` null: nothing is shown. */
export interface Edit {
  seconds: number;
  media: number | null;
}

/** An MP4 whose index comes last, with another edit list of its first track. */
export function withEdits(bytes: Buffer, edits: readonly Edit[]): Buffer {
  const list = bytes.indexOf('elst') - 4;
  const movieScale = bytes.readUInt32BE(bytes.indexOf('mvhd') + 16);
  const mediaScale = bytes.readUInt32BE(bytes.indexOf('mdhd') + 16);
  const entries = edits.map(({ seconds, media }) => {
    const entry = Buffer.alloc(12);
    entry.writeUInt32BE(Math.round(seconds * movieScale), 0);
    // What is shown first of a file with B-frames isn't at 0.
    entry.writeInt32BE(media === null ? -1 : Math.round(media * mediaScale), 4);
    entry.writeUInt16BE(1, 8);
    return entry;
  });
  const head = Buffer.from(bytes.subarray(list, list + 16));
  const after = list + head.readUInt32BE(0);
  head.writeUInt32BE(16 + edits.length * 12, 0);
  head.writeUInt32BE(edits.length, 12);
  const grown = 16 + edits.length * 12 - (after - list);
  const changed = Buffer.concat([bytes.subarray(0, list), head, ...entries, bytes.subarray(after)]);
  for (const parent of ['edts', 'trak', 'moov']) {
    const at = changed.lastIndexOf(parent, list + 4) - 4;
    changed.writeUInt32BE(changed.readUInt32BE(at) + grown, at);
  }
  return changed;
}
