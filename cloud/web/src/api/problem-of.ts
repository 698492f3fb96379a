import { ProblemError } from './problem-error.ts';

/**
 * What to tell of a query's failure. A refresh that did not get through leaves the answer before in its place: the top bar
 * says that the connection is lost, and since when.
 */
export function problemOf({ data, error }: { data: unknown; error: Error | null }): Error | null {
  const unreachable = error instanceof ProblemError && error.code === 'unreachable';
  return unreachable && data !== undefined ? null : error;
}
