import type { Custody } from './custody.ts';
import type { Holding } from './holding.ts';

/**
 * Who holds a recorder when: a check-out counts before an assignment while it lasts.
 * @param custodies all of one recorder; no two of one basis overlap
 * @returns in order of time
 */
export function deriveHoldings(custodies: readonly Custody[]): Holding[] {
  const checkOuts = custodies.filter(({ basis }) => basis === 'check_out').sort(byStart);
  const assignments = custodies.filter(({ basis }) => basis === 'assignment');
  return [...checkOuts.map(toHolding), ...assignments.flatMap((custody) => without(custody, checkOuts))].sort(byStart);
}

/** What is left of an assignment between the check-outs. @param checkOuts in order of time */
function without(assignment: Custody, checkOuts: readonly Custody[]): Holding[] {
  const rest: Holding[] = [];
  let from: Date | null = assignment.heldFrom;
  for (const { heldFrom, heldUntil } of checkOuts) {
    if (!isBefore(heldFrom, assignment.heldUntil)) break;
    if (heldUntil !== null && heldUntil <= from) continue;
    if (from < heldFrom) rest.push({ ...toHolding(assignment), heldFrom: from, heldUntil: heldFrom });
    from = heldUntil;
    if (from === null) break;
  }
  if (from !== null && isBefore(from, assignment.heldUntil)) rest.push({ ...toHolding(assignment), heldFrom: from });
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
