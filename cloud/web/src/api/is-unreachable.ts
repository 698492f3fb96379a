import { ProblemError } from './problem-error.ts';

/** A request that did not get through to HQ at all. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'unreachable';
}
