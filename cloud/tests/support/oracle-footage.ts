import type { OracleRecording, World } from './oracle-world.ts';

/** A stretch in which an officer held a recorder, as far as it is looked at; `lastHeldAt`: when it could be docked. */
export interface Stretch {
  recorderSerial: string;
  from: number;
  to: number;
  lastHeldAt: number;
}

/** The stretches of an officer's holdings between two moments. @param goneAt when the officer goes off duty at the latest */
export function stretchesOf(
  world: World,
  badgeNo: string,
  { from, to, goneAt }: { from: number; to: number; goneAt: number },
): Stretch[] {
  return world.holdings
    .filter((holding) => holding.badgeNo === badgeNo && holding.from < to && (holding.until ?? Infinity) > from)
    .map((holding) => ({
      recorderSerial: holding.recorderSerial,
      from: Math.max(holding.from, from),
      to: Math.min(holding.until ?? Infinity, to),
      lastHeldAt: Math.min(holding.until ?? Infinity, goneAt),
    }));
}

export function isFootage({ kind, damaged, uninspected, disputed, from, until }: OracleRecording): boolean {
  return kind === 'video' && !damaged && !uninspected && !disputed && from !== null && until !== null && until > from;
}

/** The times at which a clip shows something. */
export function piecesOf({ from, until, holes }: OracleRecording): { from: number; until: number }[] {
  if (from === null || until === null) return [];
  const begins = [from, ...holes.map(([, end]) => end)];
  const ends = [...holes.map(([begin]) => begin), until];
  return begins
    .map((begin, at) => ({ from: begin, until: ends[at] ?? until }))
    .filter((piece) => piece.from < piece.until);
}

/** What footage covers of a stretch under the kindest reading of the recorder's clock. */
export function coverOf(world: World, stretch: Stretch, asOf: number): [number, number][] {
  const clips = world.recordings
    .filter((clip) => isFootage(clip) && clip.announcedAt <= asOf && clip.recorderSerial === stretch.recorderSerial)
    .filter(({ from, until, errorMs }) => (from ?? 0) - errorMs < stretch.to && (until ?? 0) + errorMs > stretch.from)
    .flatMap((clip) => piecesOf(clip).map((piece) => ({ ...piece, errorMs: clip.errorMs })))
    .sort((one, other) => one.from - other.from);
  const runs: (typeof clips)[] = [];
  let runEnd = -Infinity;
  for (const clip of clips) {
    const run = runs.at(-1);
    if (run && clip.from - runEnd <= world.joinToleranceMs) run.push(clip);
    else runs.push([clip]);
    runEnd = run && runs.at(-1) === run ? Math.max(runEnd, clip.until) : clip.until;
  }
  return runs.flatMap((run) => {
    const [begin, end] = [Math.min(...run.map(({ from }) => from)), Math.max(...run.map(({ until }) => until))];
    const earlier = Math.max(...run.filter(({ from }) => from === begin).map(({ errorMs }) => errorMs));
    const later = Math.max(...run.filter(({ until }) => until === end).map(({ errorMs }) => errorMs));
    // Between its clips a run covers what they cover: the holes in it are tolerated or not as any others.
    const parts: [number, number][] = [
      [begin - earlier, begin],
      ...run.map(({ from, until }): [number, number] => [from, until]),
      [end, end + later],
    ];
    return parts
      .map(([from, to]): [number, number] => [Math.max(from, stretch.from), Math.min(to, stretch.to)])
      .filter(([from, to]) => from < to);
  });
}

/** What footage covers of a stretch of which nobody knows whether it is whole, as far as its clock's error may move it. */
export function uninspectedOf(world: World, stretch: Stretch, asOf: number): [number, number][] {
  return world.recordings.flatMap((clip): [number, number][] => {
    const { kind, uninspected, disputed, from, until, errorMs, announcedAt, recorderSerial } = clip;
    if (kind !== 'video' || !uninspected || disputed || from === null || until === null || until <= from) return [];
    if (announcedAt > asOf || recorderSerial !== stretch.recorderSerial) return [];
    return piecesOf(clip).flatMap((piece): [number, number][] => {
      const [begin, end] = [Math.max(piece.from - errorMs, stretch.from), Math.min(piece.until + errorMs, stretch.to)];
      return begin < end ? [[begin, end]] : [];
    });
  });
}

/** Whether nothing but broken recorders was held at a moment. */
export function heldBrokenOnly(world: World, stretches: readonly Stretch[], moment: number): boolean {
  const held = stretches.filter(({ from, to }) => from <= moment && moment < to);
  const isBroken = ({ recorderSerial }: Stretch) =>
    world.tickets.some((ticket) => {
      return ticket.recorderSerial === recorderSerial && ticket.from <= moment && moment < (ticket.until ?? Infinity);
    });
  return held.length > 0 && held.every(isBroken);
}

/** When the card of a stretch's recorder was collected after it was held last, before a deadline; undefined: never. */
export function collectedAfter(world: World, stretch: Stretch, deadline: number, asOf: number): number | undefined {
  const times = world.docks
    .filter(({ recorderSerial, dockedAt, collectedAt }) => {
      if (recorderSerial !== stretch.recorderSerial || collectedAt === null) return false;
      return dockedAt >= stretch.lastHeldAt && dockedAt < deadline;
    })
    // A card isn't collected before it is docked, whatever a station's clock said.
    .map(({ dockedAt, collectedAt }) => Math.max(dockedAt, collectedAt ?? 0))
    .filter((at) => at <= asOf);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Until when an outage of all stations of a unit explains what wasn't imported by a deadline; undefined: they weren't out. */
export function outageExplainsUntil(world: World, unitCode: string, deadline: number): number | undefined {
  const stations = world.stations.filter((station) => station.unitCode === unitCode);
  const outAt = (stationId: string, moment: number) =>
    world.outages.filter((outage) => {
      return outage.stationId === stationId && outage.from <= moment && moment < (outage.until ?? Infinity);
    });
  if (stations.length === 0 || stations.some(({ stationId }) => outAt(stationId, deadline).length === 0))
    return undefined;
  const backAt = stations.map(({ stationId }) => {
    let at = deadline;
    for (let out = outAt(stationId, at); out.length > 0; out = outAt(stationId, at)) {
      at = Math.max(...out.map(({ until }) => until ?? Infinity));
      if (at === Infinity) break;
    }
    return at;
  });
  return Math.min(...backAt) + world.importDeadlineMs;
}
