import { expect, test } from 'vitest';
import { parseConfig } from './config.ts';

test('reports everything that is wrong at once, by the name of the variable', () => {
  const result = parseConfig({ logLevel: 'loud', uploadConcurrency: '0', settleMs: '2000' });
  expect(result.outcome === 'invalid' && result.problems.map((problem) => problem.split(':')[0])).toEqual([
    'ROLLCALL_AGENT_LOG_LEVEL',
    'ROLLCALL_AGENT_UPLOAD_CONCURRENCY',
  ]);
});

test('takes defaults for what is not set', () => {
  const result = parseConfig({ dataFolder: '/srv/agent', uploadConcurrency: undefined });
  expect(result).toMatchObject({
    outcome: 'config',
    config: { dataFolder: '/srv/agent', logLevel: 'info', limits: { uploadConcurrency: 4, settleMs: 2000 } },
  });
});
