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
 * Gives each item, in this order, to whoever has the fewest so far among those who may have it; between equals the seed decides.
 * @param mayReview whether somebody has no part in an item
 * @param rankOf a text by which equals are ordered, made from the seed of the draw
 * @returns for each item who reviews it; undefined: nobody may
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
  return items.map((item) => {
    const [first] = reviewers
      .filter((reviewer) => mayReview(reviewer, item))
      .map((reviewer) => ({ reviewer, load: load.get(reviewer) ?? 0, rank: rankOf(reviewer, item) }))
      .sort((one, other) => one.load - other.load || (one.rank < other.rank ? -1 : 1));
    if (first) load.set(first.reviewer, first.load + 1);
    return first?.reviewer;
  });
}
