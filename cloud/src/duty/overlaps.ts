export interface Span {
  startsAt: Date;
  /** Excluded. */
  endsAt: Date;
}

/**
 * Inserts a span into sorted spans of which no two overlap, unless it overlaps one of them.
 * @returns the span that it overlaps, undefined when it was inserted
 */
export function insertDisjoint<S extends Span>(spans: S[], span: S): S | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const at = spans[middle];
    if (at && at.endsAt <= span.startsAt) low = middle + 1;
    else high = middle;
  }
  const next = spans[low];
  if (next && next.startsAt < span.endsAt) return next;
  spans.splice(low, 0, span);
  return undefined;
}

type Timed = Span & { badgeNo: string };

/** The wanted span at `index` overlaps a standing one, or the wanted one at `otherIndex`. */
export type Overlap<Standing> = { index: number } & ({ other: Standing } | { otherIndex: number });

/**
 * Finds where an officer would have two spans at once. Standing spans come first, then the wanted ones in their order; of two that
 * overlap the later one is reported. Spans without length are left out.
 */
export function findOverlaps<Standing extends Timed>(
  staying: readonly Standing[],
  wanted: readonly { index: number; span: Timed }[],
): Overlap<Standing>[] {
  type Entry = Span & ({ other: Standing } | { otherIndex: number });
  const times = new Map<string, Entry[]>();
  const timesOf = (badgeNo: string) => {
    const known = times.get(badgeNo) ?? [];
    times.set(badgeNo, known);
    return known;
  };
  for (const other of staying.toSorted((one, two) => one.startsAt.getTime() - two.startsAt.getTime())) {
    insertDisjoint<Entry>(timesOf(other.badgeNo), { startsAt: other.startsAt, endsAt: other.endsAt, other });
  }
  const overlaps: Overlap<Standing>[] = [];
  for (const { index, span } of wanted) {
    const { badgeNo, startsAt, endsAt } = span;
    if (endsAt <= startsAt) continue;
    const hit = insertDisjoint<Entry>(timesOf(badgeNo), { startsAt, endsAt, otherIndex: index });
    if (hit) overlaps.push('other' in hit ? { index, other: hit.other } : { index, otherIndex: hit.otherIndex });
  }
  return overlaps;
}
