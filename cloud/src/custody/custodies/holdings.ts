import type { CustodyBasis } from '@rollcall/shared/fields/custodies';
import type { Custody } from './custody.ts';

/** Who holds a recorder for a stretch of time: no two of one recorder overlap. */
export interface Holding {
  recorderSerial: string;
  badgeNo: string;
  heldFrom: Date;
  /** Excluded; null: until further notice. */
  heldUntil: Date | null;
  /** The custody from which it follows. */
  custodyId: string;
}

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

/** The holdings that ended (only in `before`) and those that are new (only in `after`). */
export function changedHoldings(
  before: readonly Holding[],
  after: readonly Holding[],
): { gone: Holding[]; come: Holding[] } {
  const [old, fresh] = [before, after].map((holdings) => new Set(holdings.map(textOf)));
  return {
    gone: before.filter((holding) => !fresh?.has(textOf(holding))),
    come: after.filter((holding) => !old?.has(textOf(holding))),
  };
}

function textOf({ recorderSerial, badgeNo, heldFrom, heldUntil, custodyId }: Holding): string {
  return [recorderSerial, badgeNo, heldFrom.getTime(), heldUntil?.getTime(), custodyId].join(' ');
}
