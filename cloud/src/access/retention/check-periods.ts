import { type Category, categoryNames } from '@rollcall/shared/fields/categories';
import type { RetentionPeriods } from '@rollcall/shared/resources/retention';

/**
 * What is against the rules in these periods: every category has one, none is below the floor, and what nobody has
 * classified is kept at least as long as any other that ends.
 */
export function checkPeriods(
  periods: Partial<RetentionPeriods>,
  floorMonths: number,
): { path: string; message: string }[] {
  const problems = (Object.keys(categoryNames) as Category[]).flatMap((category) => {
    const months = periods[category];
    const path = `body.periods.${category}`;
    if (months === undefined) return [{ path, message: `${category}: missing` }];
    return months !== null && months < floorMonths
      ? [{ path, message: `${category}: ${months} < ${floorMonths}` }]
      : [];
  });
  const { unclassified = null, ...others } = periods;
  const longest = Math.max(0, ...Object.values(others).filter((months) => months !== null));
  if (unclassified !== null && unclassified < longest) {
    problems.push({ path: 'body.periods.unclassified', message: `unclassified: ${unclassified} < ${longest}` });
  }
  return problems;
}
