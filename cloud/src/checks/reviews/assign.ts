/** Somebody who may review. */
export interface Reviewer {
  accountId: string;
}

/** An item to be given to somebody. */
export interface Assignable {
  kind: string;
  item: string;
}

/**
 * Gives each item to whoever has the fewest so far among those who may have it; between equals the seed decides. What few may have
 * comes first, else in this order. At last nobody has two more than somebody who could have one of them instead.
 * @param mayReview whether somebody has no part in an item
 * @param rankOf a text by which equals are ordered, made from the seed of the draw
 * @returns for each item, in the order given, who reviews it; undefined: nobody may
 */
export function assignReviews<Item extends Assignable, One extends Reviewer>(
  items: readonly Item[],
  reviewers: readonly One[],
  {
    mayReview,
    rankOf,
  }: { mayReview: (reviewer: One, item: Item) => boolean; rankOf: (reviewer: One, item: Item) => string },
): (One | undefined)[] {
  const load = new Map(reviewers.map((reviewer) => [reviewer, 0]));
  const chosen = new Map<Item, One>();
  const withFit = items.map((item) => ({ item, fit: reviewers.filter((reviewer) => mayReview(reviewer, item)) }));
  const loadOf = (reviewer: One) => load.get(reviewer) ?? 0;
  function give(item: Item, fit: readonly One[]): boolean {
    const before = chosen.get(item);
    const [first] = fit
      .map((reviewer) => ({ reviewer, rank: rankOf(reviewer, item) }))
      .sort((one, other) => loadOf(one.reviewer) - loadOf(other.reviewer) || (one.rank < other.rank ? -1 : 1));
    if (!first || (before && loadOf(before) - loadOf(first.reviewer) < 2)) return false;
    if (before) load.set(before, loadOf(before) - 1);
    load.set(first.reviewer, loadOf(first.reviewer) + 1);
    chosen.set(item, first.reviewer);
    return true;
  }
  for (const { item, fit } of withFit.toSorted((one, other) => one.fit.length - other.fit.length)) give(item, fit);
  // Each move makes the loads more even, so that there is a last one.
  while (withFit.some(({ item, fit }) => give(item, fit)));
  return items.map((item) => chosen.get(item));
}
