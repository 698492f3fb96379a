import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const program = fileURLToPath(new URL('support/count-threads.ts', import.meta.url));

const threadsWith = async (env: Record<string, string>) =>
  (await run(process.execPath, [program, '48'], { env })).stdout;

test('the agent has more threads for its files than cards may keep, unless the environment says otherwise', async () => {
  expect(await threadsWith({})).toBe('48');
  expect(await threadsWith({ UV_THREADPOOL_SIZE: '7' })).toBe('7');
});
