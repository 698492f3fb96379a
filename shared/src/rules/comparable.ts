/** Both local dates are included. */
interface Dates {
  from: string;
  to: string;
}

/**
 * From which of these periods on, in order, figures may be compared with the last one: those whose duty was judged by the same
 * edition of the rules. A period with duty of both is comparable with itself alone.
 * @param rulesFrom the first local date of the second edition; null: there is none
 */
export function comparableSince(periods: readonly Dates[], rulesFrom: string | null): number {
  const editionOf = (period: Dates | undefined) => {
    if (period === undefined) return undefined;
    if (rulesFrom === null || period.to < rulesFrom) return 1;
    return period.from >= rulesFrom ? 2 : undefined;
  };
  const last = editionOf(periods.at(-1));
  let since = periods.length - 1;
  while (since > 0 && last !== undefined && editionOf(periods[since - 1]) === last) since -= 1;
  return Math.max(0, since);
}
