/** Who led somebody from a moment (null: always) until a moment (null: now). */
export interface Term {
  unitCode: string;
  leaderBadgeNo: string | null;
  ledFrom: Date | null;
  ledUntil: Date | null;
  /** Who said so last; null: HQ noted it by itself. */
  correction: { by: string; at: Date; reason: string } | null;
}

/**
 * Puts a term into those of one officer or unit: of its time nothing else is left, of what lies around it nothing is lost. Terms
 * that touch and say the same become one, so that it says since when in truth.
 * @param terms they don't overlap
 * @param term `null`s of `ledFrom` and `ledUntil` have no bound
 * @param isNoted whether the term itself is kept; false: nobody led then
 * @returns what is replaced, and by what
 */
export function putTerm<Known extends Term>(
  terms: readonly Known[],
  term: Term,
  isNoted: boolean,
): { replaced: Known[]; by: Term[] } {
  const from = startOf(term);
  const until = endOf(term);
  const replaced = terms.filter((known) => startOf(known) < until && endOf(known) > from);
  const by: Term[] = replaced.flatMap((known) => [
    ...(startOf(known) < from ? [{ ...termOf(known), ledUntil: term.ledFrom }] : []),
    ...(endOf(known) > until ? [{ ...termOf(known), ledFrom: term.ledUntil }] : []),
  ]);
  if (!isNoted) return { replaced, by };
  const whole = termOf(term);
  const joined = [...terms.filter((known) => !replaced.includes(known)), ...by].filter(
    (known) => saysTheSame(known, term) && (endOf(known) === from || startOf(known) === until),
  );
  for (const known of joined) {
    if (startOf(known) < startOf(whole)) whole.ledFrom = known.ledFrom;
    if (endOf(known) > endOf(whole)) whole.ledUntil = known.ledUntil;
  }
  return {
    replaced: terms.filter((known) => replaced.includes(known) || joined.includes(known)),
    by: [...by.filter((known) => !joined.includes(known)), whole],
  };
}

const startOf = ({ ledFrom }: Term) => ledFrom?.getTime() ?? Number.NEGATIVE_INFINITY;
const endOf = ({ ledUntil }: Term) => ledUntil?.getTime() ?? Number.POSITIVE_INFINITY;

function saysTheSame(one: Term, other: Term): boolean {
  return one.unitCode === other.unitCode && one.leaderBadgeNo === other.leaderBadgeNo;
}

function termOf({ unitCode, leaderBadgeNo, ledFrom, ledUntil, correction }: Term): Term {
  return { unitCode, leaderBadgeNo, ledFrom, ledUntil, correction };
}
