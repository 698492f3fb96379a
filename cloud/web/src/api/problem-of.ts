import { isUnreachable } from './is-unreachable.ts';

/**
 * What to tell of a query's failure. A refresh that did not get through leaves the answer before in its place: the top bar
 * says that the connection is lost, and since when.
 */
export function problemOf({ data, error }: { data: unknown; error: Error | null }): Error | null {
  return isUnreachable(error) && data !== undefined ? null : error;
}
