interface Time {
  from: number;
  to: number;
}

/** A time without its holes, which are in order and apart. A moment is a piece of its own. */
export function piecesOf(time: Time, holes: readonly Time[]): Time[] {
  if (holes.length === 0) return [time];
  const begins = [time.from, ...holes.map(({ to }) => to)];
  const ends = [...holes.map(({ from }) => from), time.to];
  return begins.map((from, at) => ({ from, to: ends[at] ?? time.to })).filter(({ from, to }) => from < to);
}
