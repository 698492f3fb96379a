import type { CoverageTotals } from '@rollcall/shared/http/coverage';

/** Whether everything that had to be recorded is: then there is nothing to explain. */
export function isWhollyRecorded({ requiredMs, recordedMs }: Pick<CoverageTotals, 'requiredMs' | 'recordedMs'>) {
  return requiredMs > 0 && recordedMs === requiredMs;
}
