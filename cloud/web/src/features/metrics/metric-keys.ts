import type { Metric } from '@rollcall/shared/metrics/formulas';
import { metricWords } from '@rollcall/shared/words/metrics';

/** In the order in which they are shown. */
export const metricKeys = Object.keys(metricWords.metrics) as Metric[];
