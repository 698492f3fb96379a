import { setTimeout as delay } from 'node:timers/promises';

/** Against hanging only: a small or busy machine takes its time to migrate. */
const limitMs = 300_000;

/** Resolves when HQ answers its health address. @throws after five minutes, or when `signal` says to stop */
export async function waitUntilHealthy(hqUrl: string, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const healthy = await fetch(`${hqUrl}/api/v1/health`, { signal: AbortSignal.timeout(2000) }).then(
      (response) => response.ok,
      () => false, // not listening yet
    );
    if (healthy) return;
    if (performance.now() > deadline)
      throw new Error(`HQ did not become healthy at ${hqUrl} within ${limitMs / 1000} s`);
    await delay(100, undefined, { signal });
  }
}
