import { addDays, mondayOf } from '../rules/local-date.ts';

export type MetricStep = 'week' | 'month';

/** Local dates; `to` is excluded. */
export interface Period {
  from: string;
  to: string;
}

/** The last so many weeks (Monday to Sunday) or months, in order; the last one has this date in it. */
export function stepsUntil(date: string, { step, count }: { step: MetricStep; count: number }): Period[] {
  return Array.from({ length: count }, (_, index) => periodBefore(date, step, count - 1 - index));
}

function periodBefore(date: string, step: MetricStep, steps: number): Period {
  if (step === 'week') {
    const from = addDays(mondayOf(date), -7 * steps);
    return { from, to: addDays(from, 7) };
  }
  return { from: firstOfMonth(date, -steps), to: firstOfMonth(date, 1 - steps) };
}

function firstOfMonth(date: string, months: number): string {
  const [year = 0, month = 1] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}
