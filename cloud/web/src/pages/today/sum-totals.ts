import type { CoverageTotals, ShiftCoverage } from '@rollcall/shared/http/coverage';

export function sumTotals(shifts: readonly Pick<ShiftCoverage, 'coverage'>[]): CoverageTotals {
  const sum = (name: keyof CoverageTotals) => shifts.reduce((total, { coverage }) => total + coverage[name], 0);
  return {
    requiredMs: sum('requiredMs'),
    recordedMs: sum('recordedMs'),
    uninspectedMs: sum('uninspectedMs'),
    missingMs: sum('missingMs'),
    pendingMs: sum('pendingMs'),
    notYetMs: sum('notYetMs'),
    exemptMs: sum('exemptMs'),
    explainedMs: sum('explainedMs'),
    leftOutMs: sum('leftOutMs'),
  };
}
