import type { HealthCheck } from '@rollcall/cloud/http/health-check';
import { serveHealth } from '@rollcall/cloud/routes/health/serve-health';
import { freePort } from '@rollcall/embedded/free-port';
import { createMetricPage } from '@rollcall/node/metric-page';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runCli } from './support/run-cli.ts';

const now = new Date('2026-03-01T08:00:00Z');
const checks: HealthCheck[] = [];
let port: number;
let stop: () => Promise<void>;

beforeAll(async () => {
  port = await freePort();
  const metrics = { token: undefined, page: createMetricPage({ collectors: [], log: pino({ level: 'silent' }) }) };
  ({ stop } = await serveHealth({ host: '127.0.0.1', port, checks, now: () => now, metrics }));
});
afterAll(() => stop());
beforeEach(() => checks.splice(0));

const check = (name: string, progressSecondsAgo: number, problem?: string): HealthCheck => ({
  name,
  lastProgressAt: () => new Date(now.getTime() - progressSecondsAgo * 1000),
  problem: () => problem,
});
const ask = (env: Record<string, string> = { ROLLCALL_HEALTH_PORT: String(port) }) =>
  runCli(['health'], { ROLLCALL_ROLES: 'ingest,worker', ...env });

test('a process whose parts get anywhere is healthy', async () => {
  checks.push(check('ingest', 15), check('walk', 3600));
  expect(await ask()).toMatchObject({ code: 0, out: 'healthy\n' });
});

test('a process with the role api is asked at its own port', async () => {
  checks.push(check('live', 0));
  expect(await ask({ ROLLCALL_ROLES: 'api', PORT: String(port) })).toMatchObject({ code: 0 });
});

test('names each part that fails or stands still', async () => {
  checks.push(check('ingest', 61), check('verify', 5, 'object_store_failed'), check('ledger', 5));
  expect(await ask()).toMatchObject({
    code: 1,
    err: 'ingest: no progress for 61 s\nverify: object_store_failed\n',
  });
});

test('what people must look at makes no process unhealthy', async () => {
  checks.push(check('guarantees', 5, 'guarantees_missing'), check('quarantine', 5, 'events_set_aside'));
  expect(await ask()).toMatchObject({ code: 0 });
});

test('a process that gives no answer is not healthy', async () => {
  const { code, err } = await ask({ ROLLCALL_HEALTH_PORT: String(await freePort()) });
  expect(code).toBe(1);
  expect(err).toContain('gives no answer');
});
