import { setTimeout as delay } from 'node:timers/promises';

const askAgainMs = 1000;
const patienceMs = 5 * 60_000;

/** Asks HQ again until there is an answer. Nothing yet is undefined or false. @throws after some minutes */
export async function until<Answer extends NonNullable<unknown>>(
  signal: AbortSignal,
  ask: () => Promise<Answer | undefined | false>,
): Promise<Answer> {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error('HQ took too long.');
    await delay(askAgainMs, undefined, { signal });
  }
}
