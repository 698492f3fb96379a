export interface Span {
  startsAt: Date;
  /** Excluded. */
  endsAt: Date;
}

/**
 * Puts a span into its place among spans of which no two overlap, in order of time; when it overlaps one of them it stays
 * out.
 * @returns the one in its way
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
