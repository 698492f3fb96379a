import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import type { FindingDetail } from '@rollcall/shared/http/findings';

export type CountedTotals = Omit<CoverageTotals, 'leftOutMs'>;

export interface Count {
  name: 'required' | 'recorded' | 'uninspected' | 'unexplained' | 'explained' | 'exempt' | 'pending' | 'notYet';
  ms: number;
}

/** The time of a shift or an activity as it is now; of neither, what the finding has of it. Nothing for what isn't about time. */
export function countsOf(
  detail: Pick<FindingDetail, 'requiredMs' | 'missingMs' | 'explainedMs'>,
  totals: CountedTotals | undefined,
): Count[] {
  if (totals !== undefined) {
    return [
      { name: 'required', ms: totals.requiredMs },
      { name: 'recorded', ms: totals.recordedMs },
      ...(totals.uninspectedMs > 0 ? [{ name: 'uninspected' as const, ms: totals.uninspectedMs }] : []),
      { name: 'unexplained', ms: totals.missingMs - totals.explainedMs },
      { name: 'explained', ms: totals.explainedMs },
      { name: 'exempt', ms: totals.exemptMs },
      { name: 'pending', ms: totals.pendingMs },
      ...(totals.notYetMs > 0 ? [{ name: 'notYet' as const, ms: totals.notYetMs }] : []),
    ];
  }
  const { requiredMs, missingMs, explainedMs = 0 } = detail;
  if (requiredMs === 0) return [];
  return [
    { name: 'required', ms: requiredMs },
    { name: 'unexplained', ms: missingMs - explainedMs },
    { name: 'explained', ms: explainedMs },
  ];
}
