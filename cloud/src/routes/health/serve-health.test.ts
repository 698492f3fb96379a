import { createMetricPage } from '@rollcall/node/metric-page';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { HealthCheck } from '../../http/health-check.ts';
import { serveHealth } from './serve-health.ts';

const token = 'a token for Prometheus';
const page = createMetricPage({
  collectors: [{ name: 'test', collect: () => [{ name: 'tested', help: 'Tested.', samples: [{ value: 7 }] }] }],
  log: pino({ level: 'silent' }),
});
const metrics = { token, page };

test('tells how each part is doing, also one that began later, until it is stopped', async () => {
  const now = new Date('2026-03-01T08:00:10Z');
  const lastProgressAt = new Date('2026-03-01T08:00:00Z');
  const checks: HealthCheck[] = [];
  const { url, stop } = await serveHealth({ host: '127.0.0.1', port: 0, checks, now: () => now, metrics });
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

test('serves metrics to whoever holds the token, and to nobody without one', async () => {
  const parts = { host: '127.0.0.1', port: 0, checks: [], now: () => new Date() };
  const served = await serveHealth({ ...parts, metrics });
  const ask = async (url: string, authorization: string) => {
    const answer = await fetch(`${url}/metrics`, { headers: { authorization } });
    return { status: answer.status, text: await answer.text() };
  };
  expect(await ask(served.url, `Bearer ${token}`)).toEqual({ status: 200, text: expect.stringContaining('tested 7') });
  for (const wrong of ['', token, `Bearer ${token}x`]) {
    expect(await ask(served.url, wrong)).toEqual({ status: 404, text: '' });
  }
  await served.stop();
  const closed = await serveHealth({ ...parts, metrics: { token: undefined, page } });
  expect((await ask(closed.url, 'Bearer undefined')).status).toBe(404);
  await closed.stop();
});
