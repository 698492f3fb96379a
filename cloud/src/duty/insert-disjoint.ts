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
