import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again until there is an answer: how a test awaits another process.
 * @throws after `withinMs`, which is against hanging only, with what was awaited and the last error
 */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer | undefined | false> | Answer | undefined | false,
  withinMs = 120_000,
): Promise<Answer> {
  const deadline = performance.now() + withinMs;
  let cause: unknown;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      cause = error;
    }
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${withinMs} ms`, { cause });
    await delay(50);
  }
}
