import { setTimeout as delay } from 'node:timers/promises';

/** Waits until it holds. @throws with the last value after `timeoutMs`, which is against hanging only */
export async function until<T>(
  read: () => T | Promise<T>,
  holds: (value: T) => boolean = Boolean,
  timeoutMs = 120_000,
): Promise<T> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (performance.now() > end) throw new Error(`did not come true within ${timeoutMs} ms: ${JSON.stringify(value)}`);
    await delay(10);
  }
}
