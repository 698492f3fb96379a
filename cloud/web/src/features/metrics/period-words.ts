import type { MetricStep } from '@rollcall/shared/metrics/steps';
import { startOfLocalDate } from '@rollcall/shared/rules/local-date';
import type { Language } from '@rollcall/shared/words/define-words';
import { formatDay } from '../../format/format-time.ts';
import { formatMonth } from '../../format/month.ts';

interface Period {
  from: string;
  to: string;
}

/** `3月5日`, by its first day; a month `2026年3月`. */
export function formatStart({ from }: Period, step: MetricStep, language: Language): string {
  return step === 'month' ? formatMonth(from.slice(0, 7), language) : formatDay(startOfLocalDate(from), language);
}

/** `3月5日–3月11日`; a month `2026年3月`. */
export function formatPeriod(period: Period, step: MetricStep, language: Language): string {
  if (step === 'month') return formatMonth(period.from.slice(0, 7), language);
  return [period.from, period.to].map((date) => formatDay(startOfLocalDate(date), language)).join('–');
}
