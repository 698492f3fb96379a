import type { Stretch } from './timeline.ts';

/** Reads a range of a file, `end` excluded; fewer bytes at its end. */
export type ReadRange = (start: number, end: number) => Uint8Array | Promise<Uint8Array>;

/** One entry of an edit list, in seconds; `media` null: nothing is shown. */
export interface Edit {
  seconds: number;
  media: number | null;
}

export interface Mp4Index {
  offset: number;
  /** How far the file goes until a fragment or its media is cut off. */
  wholeBytes: number;
  /** There may be fragments behind it. */
  hasFragments: boolean;
  /** Of the first video track. */
  edits: Edit[];
}

/** `from`: where its content begins. */
type Box = { type: string; at: number; from: number; until: number; isCut: boolean };

/** Of a shift with a fragment a second, on each level. */
const maxBoxes = 100_000;
const maxEdits = 1000;

/** The index of an MP4 or MOV (ISO/IEC 14496-12): where it lies, and what its first picture's edit list says. Undefined: it has none. */
export async function readMp4Index(read: ReadRange, sizeBytes: number): Promise<Mp4Index | undefined> {
  const file = { from: 0, until: sizeBytes };
  const index = await findBox(read, file, 'moov');
  if (!index) return undefined;
  const inside = await boxesIn(read, index);
  const movieScale = await timeScale(read, inside, 'mvhd');
  const hasFragments = inside.some(({ type }) => type === 'mvex');
  const wholeBytes = hasFragments ? wholeUntil(await boxesIn(read, file), sizeBytes) : sizeBytes;
  const found = { offset: index.at, wholeBytes, hasFragments };
  for (const track of inside.filter(({ type }) => type === 'trak')) {
    const parts = await boxesIn(read, track);
    const media = parts.find(({ type }) => type === 'mdia');
    const mediaParts = media ? await boxesIn(read, media) : [];
    const handler = mediaParts.find(({ type }) => type === 'hdlr');
    if (!handler || text(await bytesOf(read, handler.from + 8, 4)) !== 'vide') continue;
    const mediaScale = await timeScale(read, mediaParts, 'mdhd');
    const edits = parts.find(({ type }) => type === 'edts');
    const list = edits && (await findBox(read, edits, 'elst'));
    const known = list && movieScale > 0 && mediaScale > 0;
    return { ...found, edits: known ? await readEdits(read, list, movieScale, mediaScale) : [] };
  }
  return { ...found, edits: [] };
}

/**
 * Moves pieces of a track, as mediabunny times them, to where the edit list shows them. It goes by the first edit alone: it moves
 * everything by that one. What is shown again counts once.
 */
export function applyEdits(edits: readonly Edit[], pieces: readonly Stretch[]): Stretch[] {
  const main = edits.findIndex(({ media }) => media !== null);
  const emptyBefore = edits.slice(0, main).reduce((sum, { seconds }) => sum + seconds, 0);
  const moved = emptyBefore - (edits[main]?.media ?? 0);
  const seen: Stretch[] = [];
  const shown: Stretch[] = [];
  let at = 0;
  for (const { seconds, media } of edits) {
    const lasts = seconds > 0 ? seconds : Number.POSITIVE_INFINITY; // 0: to the end of the media
    if (media !== null) {
      const from = media + moved;
      const parts = pieces.flatMap((piece) => cut(piece, [from, from + lasts])).flatMap((part) => without(part, seen));
      shown.push(...parts.map(([a, b]): Stretch => [a - from + at, b - from + at]));
      seen.push(...parts);
    }
    at += seconds;
  }
  return shown.sort(([one], [other]) => one - other);
}

function cut([from, until]: Stretch, [least, most]: Stretch): Stretch[] {
  const part: Stretch = [Math.max(from, least), Math.min(until, most)];
  return part[0] < part[1] ? [part] : [];
}

function without(part: Stretch, taken: readonly Stretch[]): Stretch[] {
  return taken.reduce<Stretch[]>(
    (left, [from, until]) =>
      left.flatMap((one) => [
        ...cut(one, [Number.NEGATIVE_INFINITY, from]),
        ...cut(one, [until, Number.POSITIVE_INFINITY]),
      ]),
    [part],
  );
}

async function readEdits(read: ReadRange, list: Box, movieScale: number, mediaScale: number): Promise<Edit[]> {
  const head = await bytesOf(read, list.from, 8);
  const isLong = head.getUint8(0) === 1;
  const count = head.getUint32(4);
  const sizeBytes = isLong ? 20 : 12;
  if (count > maxEdits || list.from + 8 + count * sizeBytes > list.until) return [];
  const entries = await bytesOf(read, list.from + 8, count * sizeBytes);
  return Array.from({ length: count }, (_, nr) => {
    const at = nr * sizeBytes;
    const duration = isLong ? Number(entries.getBigUint64(at)) : entries.getUint32(at);
    const media = isLong ? Number(entries.getBigInt64(at + 8)) : entries.getInt32(at + 4);
    return { seconds: duration / movieScale, media: media < 0 ? null : media / mediaScale };
  });
}

async function timeScale(read: ReadRange, boxes: readonly Box[], type: 'mvhd' | 'mdhd'): Promise<number> {
  const box = boxes.find((one) => one.type === type);
  if (!box) return 0;
  const head = await bytesOf(read, box.from, 24);
  return head.getUint32(head.getUint8(0) === 1 ? 20 : 12);
}

async function findBox(read: ReadRange, within: Pick<Box, 'from' | 'until'>, type: string): Promise<Box | undefined> {
  return (await boxesIn(read, within, type)).find((box) => box.type === type);
}

/** A fragment is whole with its media. */
function wholeUntil(boxes: readonly Box[], sizeBytes: number): number {
  const last = boxes.at(-1);
  if (!last?.isCut || last.type === 'moov') return sizeBytes;
  const before = boxes.at(-2);
  return last.type === 'mdat' && before?.type === 'moof' ? before.at : last.at;
}

/** The boxes in this stretch, up to the first of a type. */
async function boxesIn(read: ReadRange, within: Pick<Box, 'from' | 'until'>, last?: string): Promise<Box[]> {
  const boxes: Box[] = [];
  for (let at = within.from; at + 8 <= within.until && boxes.length < maxBoxes; ) {
    const head = await bytesOf(read, at, 16);
    const size = head.getUint32(0);
    const headBytes = size === 1 ? 16 : 8;
    const sizeBytes = size === 1 ? Number(head.getBigUint64(8)) : size === 0 ? within.until - at : size;
    if (sizeBytes < headBytes) break;
    const until = Math.min(at + sizeBytes, within.until);
    boxes.push({ type: text(head, 4), at, from: at + headBytes, until, isCut: at + sizeBytes > within.until });
    if (boxes.at(-1)?.type === last) break;
    at += sizeBytes;
  }
  return boxes;
}

/** Padded with zeros where the file ends. */
async function bytesOf(read: ReadRange, from: number, length: number): Promise<DataView> {
  const whole = new Uint8Array(length);
  whole.set((await read(from, from + length)).subarray(0, length));
  return new DataView(whole.buffer);
}

function text(bytes: DataView, at = 0): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((nr) => bytes.getUint8(at + nr)));
}
