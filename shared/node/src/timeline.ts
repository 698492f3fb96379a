import { type EncodedPacket, EncodedPacketSink, type Input } from 'mediabunny';

/** A stretch of time, `until` excluded. */
export type Stretch = [from: number, until: number];

/** What a player would show, in seconds: from `start` to `end` in these pieces, in order. No shorter gap than `leastHole` is one. */
export interface Shown {
  start: number;
  end: number;
  pieces: Stretch[];
  leastHole: number;
}

/** Of a second opinion or a player, in milliseconds from the first moment. What is played is the span without the holes. */
export interface Timeline {
  spanMs: number;
  holes: { fromMs: number; untilMs: number }[];
}

export interface MeasureOptions {
  /** At most so many moments are looked at: holes longer than twice the time between them are found. */
  maxLooks: number;
  /** Stops then, by `performance.now()`. */
  deadline?: number;
  /** Where a moment of the picture's track is shown. */
  edit?: (pieces: Stretch[]) => Stretch[];
}

/** A recorder that writes no picture for longer has stopped, unless it always takes its time. */
const leastHole = 2;
const usualDistances = 10;
/** Of the longest ones. More are no recorder's work. */
const maxHoles = 100;

/** The measure took longer than it may. */
class MeasureTooLong extends Error {}

/**
 * Finds when a file shows a picture. Looks at moments by their metadata, a second apart unless there are too many, since to go through
 * every packet of a shift takes minutes. Sound alone is no picture; a file without video is as long as its sound.
 */
export async function measureShown(input: Input, options: MeasureOptions): Promise<Shown | null> {
  const tracks = await input.getTracks();
  if (tracks.length === 0) return null;
  const video = await input.getPrimaryVideoTrack();
  const others = tracks.filter((track) => track !== video);
  const around =
    others.length === 0 ? [] : [await input.getFirstTimestamp(others), await input.computeDuration(others)];
  if (!video) {
    const [start = 0, end = 0] = around;
    return sane({ start, end, pieces: [[start, end]], leastHole });
  }
  const found = await picturesOf(new EncodedPacketSink(video), options);
  if (!found) return null;
  const pieces = options.edit ? options.edit(found.pieces) : found.pieces;
  const promised = options.edit ? [] : [await video.computeDuration()];
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (!first || !last) return null;
  const start = Math.min(first[0], ...around.slice(0, 1));
  const end = Math.max(last[1], ...around.slice(1), ...promised);
  // Sound a little before the picture or after it is of the same recording.
  if (first[0] - start <= found.leastHole) first[0] = start;
  if (end - last[1] <= found.leastHole) last[1] = end;
  return sane({ start, end, pieces, leastHole: found.leastHole });
}

/** Players begin at 0 where an edit list put earlier packets before it. */
function sane({ start, end, pieces, leastHole: least }: Shown): Shown | null {
  if (![start, end, ...pieces.flat()].every(Number.isFinite) || end < start) return null;
  if (start >= 0 || end <= 0) return { start, end, pieces, leastHole: least };
  const shown = pieces.flatMap(([from, until]): Stretch[] => (until > 0 ? [[Math.max(from, 0), until]] : []));
  return { start: 0, end, pieces: shown, leastHole: least };
}

async function picturesOf(
  sink: EncodedPacketSink,
  { maxLooks, deadline = Number.POSITIVE_INFINITY }: MeasureOptions,
): Promise<Pick<Shown, 'pieces' | 'leastHole'> | null> {
  const packetAt = async (seconds: number): Promise<EncodedPacket | null> => {
    if (performance.now() > deadline) throw new MeasureTooLong();
    return sink.getPacket(seconds, { metadataOnly: true });
  };
  const first = await sink.getFirstPacket({ metadataOnly: true });
  const last = await packetAt(Number.POSITIVE_INFINITY);
  if (!first || !last || !Number.isFinite(last.timestamp - first.timestamp)) return null;
  const distance = await usualDistance(sink, first.timestamp, last.timestamp);
  const least = Math.max(leastHole, usualDistances * (distance ?? 0));

  /** The first packet shown after this one, of which one at or before `later` is known. */
  async function next(before: EncodedPacket, later: EncodedPacket): Promise<EncodedPacket> {
    let after = later;
    let from = before.timestamp;
    while (after.timestamp - from > 0.0005) {
      const middle = (from + after.timestamp) / 2;
      const packet = await packetAt(middle);
      if (!packet || packet.timestamp <= before.timestamp) from = middle;
      else after = packet;
    }
    return after;
  }

  const pieces: Stretch[] = [];
  let begin = first.timestamp;
  const step = Math.max(least / 2, (last.timestamp - first.timestamp) / maxLooks);
  for (let at = first.timestamp + step; at < last.timestamp; at += step) {
    const packet = await packetAt(at);
    if (!packet || at - packet.timestamp <= least / 2) continue;
    const after = await next(packet, last);
    if (after.timestamp - packet.timestamp > least) {
      pieces.push([begin, packet.timestamp + (distance ?? 0)]);
      begin = after.timestamp;
    }
    at = Math.max(at, after.timestamp);
  }
  // Muxers don't know how long the last picture is shown; what a file promises ends with it.
  const lasts = last.duration > least ? 0 : last.duration;
  pieces.push([begin, last.timestamp + Math.max(lasts, Math.min(distance ?? 0, 1))]);
  return { pieces, leastHole: least };
}

/** The median time from one picture to the next, in seconds; undefined of a single picture. */
async function usualDistance(sink: EncodedPacketSink, from: number, until: number): Promise<number | undefined> {
  const distances: number[] = [];
  for (let place = 0; place < 8; place += 1) {
    let packet = await sink.getPacket(from + ((until - from) * place) / 8, { metadataOnly: true });
    const times: number[] = [];
    for (let count = 0; packet && count < 12; count += 1) {
      times.push(packet.timestamp);
      packet = await sink.getNextPacket(packet, { metadataOnly: true });
    }
    times.sort((one, other) => one - other);
    distances.push(...times.slice(1).map((time, at) => time - (times[at] ?? time)));
  }
  const positive = distances.filter((distance) => distance > 0).sort((one, other) => one - other);
  return positive[Math.floor((positive.length - 1) / 2)];
}

/** Of several parts of one file, such as its index and the fragments behind it. */
export function timelineOf(parts: readonly Shown[]): Timeline {
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  const least = Math.max(...parts.map((part) => part.leastHole));
  const ms = (seconds: number) => Math.round((seconds - start) * 1000);
  const holes: Timeline['holes'] = [];
  let shownUntil = start;
  const pieces = parts.flatMap((part) => part.pieces).sort(([one], [other]) => one - other);
  for (const [from, until] of [...pieces, [end, end]] as Stretch[]) {
    if (from - shownUntil > least - 0.0005) holes.push({ fromMs: ms(shownUntil), untilMs: ms(from) });
    shownUntil = Math.max(shownUntil, until);
  }
  const longest = holes
    .sort((one, other) => other.untilMs - other.fromMs - (one.untilMs - one.fromMs))
    .slice(0, maxHoles);
  return { spanMs: ms(end), holes: longest.sort((one, other) => one.fromMs - other.fromMs) };
}
