/** From and until, in whole units; until is excluded. */
export type Stretch = readonly [from: number, until: number];

/** What lies in both; each in order and without overlap. */
export function intersect(some: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  return some.flatMap(([from, until]) =>
    others.flatMap(([otherFrom, otherUntil]): Stretch[] => {
      const start = Math.max(from, otherFrom);
      const end = Math.min(until, otherUntil);
      return start < end ? [[start, end]] : [];
    }),
  );
}

/** In order, joined where they touch. */
export function union(stretches: readonly Stretch[]): Stretch[] {
  const joined: [number, number][] = [];
  for (const [from, until] of stretches.filter(([a, b]) => a < b).sort(([a], [b]) => a - b)) {
    const last = joined.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], until);
    else joined.push([from, until]);
  }
  return joined;
}

export function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, [from, until]) => sum + until - from, 0);
}

/** The first of them, up to this length. */
export function firstOf(stretches: readonly Stretch[], length: number): Stretch[] {
  const kept: Stretch[] = [];
  let left = length;
  for (const [from, until] of stretches) {
    if (left <= 0) break;
    kept.push([from, Math.min(until, from + left)]);
    left -= until - from;
  }
  return kept;
}

/** As Postgres writes an int8multirange. */
export function fromMultirange(text: string): Stretch[] {
  return [...text.matchAll(/\[(\d+),(\d+)\)/g)].map(([, from, until]): Stretch => [Number(from), Number(until)]);
}

export function toMultirange(stretches: readonly Stretch[]): string {
  return `{${stretches.map(([from, until]) => `[${from},${until})`).join(',')}}`;
}
