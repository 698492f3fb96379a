// The brigade's calendar by plain arithmetic: eight hours before UTC, without summer time.

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** When a date begins. */
export const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`) - 8 * hourMs;

export const localDay = (at: number): string => new Date(at + 8 * hourMs).toISOString().slice(0, 10);

/** So many months, the first one given. */
export function monthsFrom(first: string, count: number): string[] {
  const [year = 0, month = 0] = first.split('-').map(Number);
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.UTC(year, month - 1 + index)).toISOString().slice(0, 7),
  );
}

export const nextMonth = (month: string): string => monthsFrom(month, 2)[1] ?? '';
