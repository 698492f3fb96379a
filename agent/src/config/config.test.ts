import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('tells everything that is wrong at once, by the name of the variable', () => {
  const result = readConfig({
    ROLLCALL_AGENT_LOG_LEVEL: 'loud',
    ROLLCALL_AGENT_UPLOAD_CONCURRENCY: '0',
    ROLLCALL_AGENT_SETTLE_MS: '2000',
    ROLLCALL_AGENT_KIOSK_PORT: 'on',
    ROLLCALL_AGENT_METRICS_ADDRESS: 'everywhere',
  });
  expect(result.outcome === 'invalid' && result.problems.map(({ variable }) => variable)).toEqual([
    'ROLLCALL_AGENT_LOG_LEVEL',
    'ROLLCALL_AGENT_UPLOAD_CONCURRENCY',
    'ROLLCALL_AGENT_KIOSK_PORT',
    'ROLLCALL_AGENT_METRICS_ADDRESS',
  ]);
});

test('takes defaults for what is not set', () => {
  const result = readConfig({ ROLLCALL_AGENT_DATA: '/srv/agent', ROLLCALL_AGENT_UPLOAD_CONCURRENCY: '' });
  expect(result).toMatchObject({
    outcome: 'config',
    config: { dataFolder: '/srv/agent', logLevel: 'info', limits: { uploadConcurrency: 4, settleMs: 2000 } },
  });
});

test('serves metrics only where a port is set, and on this machine only unless it is told otherwise', () => {
  const metricsOf = (env: Record<string, string>) => {
    const result = readConfig(env);
    return result.outcome === 'config' ? result.config.metrics : result;
  };
  expect(metricsOf({})).toBeUndefined();
  expect(metricsOf({ ROLLCALL_AGENT_METRICS_PORT: '9464' })).toEqual({ port: 9464, address: '127.0.0.1' });
});
