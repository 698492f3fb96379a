const pollMs = 20;

/** Polls until the condition gives something truthy, and returns it; fails after the time, which is against hanging only. */
export async function until<T>(
  condition: () => T | Promise<T>,
  { timeoutMs = 120_000, what = condition.toString() }: { timeoutMs?: number; what?: string } = {},
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`never came true within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
