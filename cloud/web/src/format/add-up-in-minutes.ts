import type { CoverageTotals } from '@rollcall/shared/http/shifts';

const minuteMs = 60_000;

/**
 * Rounds what is recorded, not inspected, missing and not yet due so that they add up to the whole minutes of what is
 * required, as people check them: the minutes that rounding down would lose go to the largest remainders. Less than a minute
 * stays as it is.
 */
export function addUpInMinutes(totals: CoverageTotals): CoverageTotals {
  const parts = (['recordedMs', 'uninspectedMs', 'missingMs', 'pendingMs'] as const).map((name) => ({
    name,
    ms: totals[name],
  }));
  const sumMs = parts.reduce((sum, { ms }) => sum + ms, 0);
  const lost = Math.floor(sumMs / minuteMs) - parts.reduce((sum, { ms }) => sum + Math.floor(ms / minuteMs), 0);
  const rounded = { ...totals };
  [...parts]
    .sort((one, other) => (other.ms % minuteMs) - (one.ms % minuteMs))
    .forEach(({ name, ms }, index) => {
      // "Less than a minute" stands for the minute that it was given.
      if (ms >= minuteMs) rounded[name] = (Math.floor(ms / minuteMs) + (index < lost ? 1 : 0)) * minuteMs;
    });
  return rounded;
}
