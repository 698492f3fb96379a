import { CustomSource, Input, MATROSKA, MP4, MPEG_TS, QTFF, WEBM } from 'mediabunny';
import { applyEdits, type ReadRange, readMp4Index } from './mp4-index.ts';
import { type MeasureOptions, measureShown, type Shown, type Timeline, timelineOf } from './timeline.ts';
import { findTsStart, tsHeadBytes } from './ts-start.ts';

export interface Footage {
  sizeBytes: number;
  read: ReadRange;
}

const cacheBytes = 8 * 1024 * 1024;
/** An index tells every moment at once: one of a whole day, a second apart. */
const looksInIndex = 100_000;

export interface MeasureLimits {
  /** At how many moments a file without an index is looked at. Each costs reads; only holes longer than twice their distance are found. */
  looks: number;
  /** By `performance.now()`. */
  deadline?: number;
}

/**
 * How long a video is and when it shows nothing, read from its headers in places. The one measure of station and HQ.
 * @returns null when that can't be told
 * @throws MeasureTooLong, and what the demuxer does at bytes that it can't read
 */
export async function measureFootage(
  footage: Footage,
  extension: string,
  { looks, ...limits }: MeasureLimits,
): Promise<Timeline | null> {
  const options = { ...limits, maxLooks: looks };
  if (extension === 'mp4' || extension === 'mov' || extension === '3gp') {
    return measureMp4(footage, { ...options, maxLooks: looksInIndex });
  }
  if (extension === 'ts') return measureTs(footage, options);
  using input = new Input({ source: sourceOf(footage), formats: [MATROSKA, WEBM] });
  return together([await measureShown(input, options)]);
}

async function measureMp4(given: Footage, options: MeasureOptions): Promise<Timeline | null> {
  const index = await readMp4Index(within(given), given.sizeBytes);
  if (!index) return null;
  const footage = { ...given, sizeBytes: index.wholeBytes };
  // The list in front of fragments was written before its length was known.
  const edits = index.hasFragments ? [] : index.edits;
  const isEdited = edits.some(({ media }) => media !== null);
  const edited = { ...options, ...(isEdited && { edit: (pieces: Shown['pieces']) => applyEdits(edits, pieces) }) };
  using input = new Input({ source: sourceOf(footage), formats: [MP4, QTFF] });
  const ofIndex = await measureShown(input, edited);
  if (!index.hasFragments) return together([ofIndex]);
  const source = sourceOf(withoutIndex(footage, index.offset));
  using fragments = new Input({ source, formats: [MP4, QTFF], initInput: input });
  return together([ofIndex, await measureShown(fragments, options)]);
}

async function measureTs(footage: Footage, options: MeasureOptions): Promise<Timeline | null> {
  const read = within(footage);
  const start = findTsStart(await read(0, Math.min(footage.sizeBytes, tsHeadBytes)));
  if (!start) return null;
  const inSync = {
    sizeBytes: footage.sizeBytes - start.offset,
    read: (from: number, until: number) => read(from + start.offset, until + start.offset),
  };
  using input = new Input({ source: sourceOf(inSync), formats: [MPEG_TS] });
  return together([await measureShown(input, options)]);
}

function together(parts: readonly (Shown | null)[]): Timeline | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : timelineOf(known);
}

/** For the demuxer. */
export function sourceOf({ sizeBytes, read }: Footage): CustomSource {
  return new CustomSource({
    getSize: () => sizeBytes,
    read: (start, end = sizeBytes) => read(start, end),
    maxCacheSize: cacheBytes,
    prefetchProfile: 'fileSystem',
    handleUnhandledError: () => {},
  });
}

/** Asks for no byte behind the end. */
function within({ sizeBytes, read }: Footage): ReadRange {
  return (start, end) => (start >= sizeBytes ? new Uint8Array() : read(start, Math.min(end, sizeBytes)));
}

/**
 * The file with the type of its index overwritten: what is left is a segment, whose tracks are known from the index. Where an
 * index has packets of its own, mediabunny reads those and no fragment.
 */
export function withoutIndex({ sizeBytes, read }: Footage, indexOffset: number): Footage {
  const type = { from: indexOffset + 4, bytes: Buffer.from('free') };
  return {
    sizeBytes,
    async read(start, end) {
      const bytes = Uint8Array.from(await read(start, end));
      type.bytes.forEach((byte, at) => {
        const place = type.from + at - start;
        if (place >= 0 && place < bytes.length) bytes[place] = byte;
      });
      return bytes;
    },
  };
}
