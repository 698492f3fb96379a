import { z } from 'zod';

/** Every pattern of a profile ignores case. */
export function compilePattern(source: string): RegExp {
  return new RegExp(source, 'iu');
}

export const patternSchema = z.string().min(1).refine(isPattern, 'must be a regular expression');

/** The names of a pattern's groups; none of what is no pattern. */
export function groupsOf(source: string): string[] {
  if (!isPattern(source)) return [];
  // An alternative that always matches shows the groups without a text that the pattern fits.
  return Object.keys(compilePattern(`${source}|`).exec('')?.groups ?? {});
}

function isPattern(source: string): boolean {
  try {
    return compilePattern(source) instanceof RegExp;
  } catch {
    return false; // The refinement says what is wrong.
  }
}
