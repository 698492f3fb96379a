/** Pieces of PostgreSQL's log (WAL), as initdb makes them. */
const segmentBytes = 16 * 1024 ** 2;
const perLogFile = 0x1_0000_0000 / segmentBytes;

/** The names of archived pieces, by the name that PostgreSQL gave them. */
export interface ArchivedLog {
  /** Names of 24 hex digits. */
  segments: ReadonlySet<string>;
  /** What PostgreSQL wrote in `<timeline>.history`, by timeline. */
  histories: ReadonlyMap<number, string>;
}

interface Stretch {
  timeline: number;
  /** The number of its first segment that belongs to the next timeline. */
  end: number;
}

/**
 * The pieces that are needed to recover from `first` on to the end of the archive, in their order. A restored database goes on in a new
 * timeline, which has a history: up to which place it follows its parent. What was archived of the parent after that place isn't
 * needed. A backup of a branch that was left behind can be recovered to its own end only, `last`.
 */
export function followLog(
  { segments, histories }: ArchivedLog,
  { first, last }: { first: string; last: string },
): { needed: string[]; missing: string[] } {
  const begin = parse(first);
  const newest = Math.max(begin.timeline, ...histories.keys());
  const stretches = [...parseHistory(histories.get(newest)), { timeline: newest, end: Number.POSITIVE_INFINITY }];
  const timelineOf = (number: number) => stretches.find(({ end }) => number < end)?.timeline ?? newest;
  const isLeftBehind =
    timelineOf(begin.number) !== begin.timeline || timelineOf(parse(last).number) !== parse(last).timeline;
  if (isLeftBehind) return range(begin.number, parse(last).number, () => begin.timeline);
  const beginOfNewest = stretches.at(-2)?.end ?? begin.number;
  const archived = [...segments].map(parse).filter(({ timeline }) => timeline === newest);
  const end = archived.reduce((most, { number }) => Math.max(most, number), beginOfNewest - 1);
  return range(begin.number, Math.max(end, parse(last).number), timelineOf);

  function range(from: number, to: number, timeline: (number: number) => number) {
    const needed = Array.from({ length: to - from + 1 }, (_, index) => nameOf(timeline(from + index), from + index));
    return { needed, missing: needed.filter((name) => !segments.has(name)) };
  }
}

/** Where in the log its first byte stands. */
export function startOfSegment(name: string): bigint {
  return BigInt(parse(name).number) * BigInt(segmentBytes);
}

function parse(name: string): { timeline: number; number: number } {
  const [timeline = 0, high = 0, low = 0] = [0, 8, 16].map((at) => Number.parseInt(name.slice(at, at + 8), 16));
  return { timeline, number: high * perLogFile + low };
}

function nameOf(timeline: number, number: number): string {
  const parts = [timeline, Math.floor(number / perLogFile), number % perLogFile];
  return parts.map((part) => part.toString(16).toUpperCase().padStart(8, '0')).join('');
}

/** Lines `timeline high/low reason`: up to which place each parent counts. */
function parseHistory(text = ''): Stretch[] {
  return text.split('\n').flatMap((line) => {
    const [, timeline, high = '0', low = '0'] = /^\s*(\d+)\s+([0-9A-F]+)\/([0-9A-F]+)/i.exec(line) ?? [];
    if (timeline === undefined) return [];
    const place = Number.parseInt(high, 16) * perLogFile + Math.floor(Number.parseInt(low, 16) / segmentBytes);
    return [{ timeline: Number(timeline), end: place }];
  });
}
