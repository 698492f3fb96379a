import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('tells everything that is wrong at once, by the name of the variable', () => {
  const result = readConfig({
    ROLLCALL_AGENT_LOG_LEVEL: 'loud',
    ROLLCALL_AGENT_UPLOAD_CONCURRENCY: '0',
    ROLLCALL_AGENT_SETTLE_MS: '2000',
    ROLLCALL_AGENT_KIOSK_PORT: 'on',
  });
  expect(result.outcome === 'invalid' && result.problems.map(({ variable }) => variable)).toEqual([
    'ROLLCALL_AGENT_LOG_LEVEL',
    'ROLLCALL_AGENT_UPLOAD_CONCURRENCY',
    'ROLLCALL_AGENT_KIOSK_PORT',
  ]);
});

test('takes defaults for what is not set', () => {
  const result = readConfig({ ROLLCALL_AGENT_DATA: '/srv/agent', ROLLCALL_AGENT_UPLOAD_CONCURRENCY: '' });
  expect(result).toMatchObject({
    outcome: 'config',
    config: { dataFolder: '/srv/agent', logLevel: 'info', limits: { uploadConcurrency: 4, settleMs: 2000 } },
  });
});
