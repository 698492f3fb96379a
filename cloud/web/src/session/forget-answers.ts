import type { Query, QueryClient } from '@tanstack/react-query';
import { sessionKey } from './session-key.ts';

/** Every answer but who is signed in. */
export const isOfPage = ({ queryKey }: Query) => queryKey[0] !== sessionKey[0];

/**
 * A moment before the page asked for the oldest of its answers, first the one at which it was opened. By both clocks:
 * performance.now() may stop while the computer sleeps, Date.now() may be set back.
 */
let since = { ticksMs: 0, clockMs: Date.now() - performance.now() };

/** The page asked for every answer that it has within the last so many milliseconds. */
export function ageOfAnswersMs(): number {
  return Math.max(performance.now() - since.ticksMs, Date.now() - since.clockMs);
}

/** What was answered to one person isn't for the next. */
export function forgetAnswers(client: QueryClient): void {
  since = { ticksMs: performance.now(), clockMs: Date.now() };
  client.removeQueries({ predicate: isOfPage });
}
