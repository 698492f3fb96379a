import { expect, test } from 'vitest';
import type { HealthCheck } from './health-check.ts';
import { serveHealth } from './serve-health.ts';

test('tells how each part is doing, also one that began later, until it is stopped', async () => {
  const now = new Date('2026-03-01T08:00:10Z');
  const lastProgressAt = new Date('2026-03-01T08:00:00Z');
  const checks: HealthCheck[] = [];
  const { url, stop } = await serveHealth({ port: 0, checks, now: () => now });
  checks.push({ name: 'ingest', lastProgressAt: () => lastProgressAt, problem: () => 'the broker is not connected' });
  const answer = await fetch(url);
  expect(await answer.json()).toEqual({
    status: 'degraded',
    checks: [
      {
        name: 'ingest',
        lastProgressAt: lastProgressAt.toISOString(),
        sinceProgressMs: 10_000,
        problem: 'the broker is not connected',
      },
    ],
  });
  await stop();
  await expect(fetch(url)).rejects.toThrow();
});
