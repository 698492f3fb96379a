import type { CoverageTotals } from '@rollcall/shared/http/shifts';

/** Of no shift at all. */
export const noTotals: Readonly<CoverageTotals> = {
  requiredMs: 0,
  recordedMs: 0,
  uninspectedMs: 0,
  missingMs: 0,
  pendingMs: 0,
  notYetMs: 0,
  exemptMs: 0,
  explainedMs: 0,
};

/** The time of two, added up. */
export function addTotals(one: CoverageTotals, other: CoverageTotals): CoverageTotals {
  return {
    requiredMs: one.requiredMs + other.requiredMs,
    recordedMs: one.recordedMs + other.recordedMs,
    uninspectedMs: one.uninspectedMs + other.uninspectedMs,
    missingMs: one.missingMs + other.missingMs,
    pendingMs: one.pendingMs + other.pendingMs,
    notYetMs: one.notYetMs + other.notYetMs,
    exemptMs: one.exemptMs + other.exemptMs,
    explainedMs: one.explainedMs + other.explainedMs,
  };
}
