import { setTimeout as delay } from 'node:timers/promises';

const shortestMs = 25;
const longestMs = 250;

/**
 * Asks again until there is an answer: how a test awaits another process. Null can't be one: what isn't there yet is undefined or
 * false. It asks the more rarely the longer it waits, because most questions go to HQ, which needs the processor for what is awaited.
 * @throws after `withinMs`, which is against hanging only, with what was awaited and the last error
 */
export async function until<Answer extends NonNullable<unknown>>(
  what: string,
  ask: () => Promise<Answer | undefined | false> | Answer | undefined | false,
  withinMs = 120_000,
): Promise<Answer> {
  const startedAt = performance.now();
  let cause: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    const waitedMs = performance.now() - startedAt;
    if (waitedMs > withinMs) throw new Error(`${what} did not happen within ${withinMs} ms`, { cause });
    await delay(Math.min(longestMs, Math.max(shortestMs, waitedMs / 10)));
  }
}
