import { until } from '@rollcall/test/until';

/** Against hanging only: a busy machine takes its time. */
const patienceMs = 30 * 60_000;

/** Asks again until there is an answer, as `until` does, with more patience than a test has. */
export function untilThere<Answer extends NonNullable<unknown>>(
  what: string,
  ask: () => Promise<Answer | undefined | false>,
): Promise<Answer> {
  return until(what, ask, patienceMs);
}
