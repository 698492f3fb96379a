import type { CustodyBasis } from '@rollcall/shared/fields/custodies';
import type { Custody } from './custody.ts';
import type { Holding } from './holding.ts';

/** The order of precedence: an entered check-out, then an observation, then a long-term assignment. */
const precedence: readonly CustodyBasis[] = ['check_out', 'observed', 'assignment'];

/**
 * Derives who holds a recorder when: at each moment the custody of the highest precedence counts.
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

/** The parts of a custody that these holdings leave free. @param taken in order of time */
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
