import type { Holding } from './holding.ts';

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
