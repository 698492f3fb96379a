import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { isOfHq } from '../../state/is-of-hq.ts';

/** Whom the finding names, as far as their names are known here; of what HQ's store lost nobody. */
export function peopleNamed(
  { kind, badgeNo, officerName, detail }: FindingDetailResponse,
  decisions: readonly DecisionRow[],
): { badgeNo: string; name: string }[] {
  if (isOfHq(kind)) return [];
  const known = new Map(decisions.flatMap(({ people }) => people.map((one) => [one.badgeNo, one.name])));
  if (badgeNo !== null) known.set(badgeNo, officerName ?? '');
  const named = [...new Set([...(badgeNo === null ? [] : [badgeNo]), ...(detail.badgeNos ?? [])])].sort();
  return named.map((one) => ({ badgeNo: one, name: known.get(one) ?? '' }));
}
