import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { everyRunE2e, systemIntegration } from '../setup/which-tests.ts';

const cwd = fileURLToPath(new URL('../../', import.meta.url));

test.each([...systemIntegration, ...everyRunE2e])('%s names a test file', (pattern) => {
  expect(globSync(pattern, { cwd })).not.toEqual([]);
});
