import type { CustodyBasis } from '@rollcall/shared/http/custodies';
import type { Custody } from './custody.ts';
import type { Holding } from './holding.ts';

/** Which counts before which: what was entered of a shift, what was seen, what was issued for long. */
const precedence: readonly CustodyBasis[] = ['check_out', 'observed', 'assignment'];

/**
 * Who holds a recorder when: a check-out counts before an assignment while it lasts, and before what was seen.
 * @param custodies all of one recorder; no two of one basis overlap
 * @returns in order of time
 */
export function deriveHoldings(custodies: readonly Custody[]): Holding[] {
  let holdings: Holding[] = [];
  for (const wanted of precedence) {
    const rest = custodies.filter(({ basis }) => basis === wanted).flatMap((custody) => without(custody, holdings));
    holdings = [...holdings, ...rest].sort(byStart);
  }
  return holdings;
}

/** What is left of a custody between these holdings. @param taken in order of time */
function without(custody: Custody, taken: readonly Holding[]): Holding[] {
  const rest: Holding[] = [];
  let from: Date | null = custody.heldFrom;
  for (const { heldFrom, heldUntil } of taken) {
    if (!isBefore(heldFrom, custody.heldUntil)) break;
    if (heldUntil !== null && heldUntil <= from) continue;
    if (from < heldFrom) rest.push({ ...toHolding(custody), heldFrom: from, heldUntil: heldFrom });
    from = heldUntil;
    if (from === null) break;
  }
  if (from !== null && isBefore(from, custody.heldUntil)) rest.push({ ...toHolding(custody), heldFrom: from });
  return rest;
}

function isBefore(at: Date, end: Date | null): boolean {
  return end === null || at < end;
}

function toHolding({ recorderSerial, badgeNo, heldFrom, heldUntil, custodyId }: Custody): Holding {
  return { recorderSerial, badgeNo, heldFrom, heldUntil, custodyId };
}

function byStart(one: { heldFrom: Date }, other: { heldFrom: Date }): number {
  return one.heldFrom.getTime() - other.heldFrom.getTime();
}
