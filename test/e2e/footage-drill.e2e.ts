import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { environmentOfTests } from '@rollcall/test/config/env';
import { requireTool } from '@rollcall/test/require-tool';
import { wrongClock } from '@rollcall/test/wrong-clock';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** In CI always the same, so that a change is judged by its own faults. */
const seedOfCi = ['--seed', '23'];
const tools = requireTool('ffmpeg') && wrongClock({ FAKETIME: '+0' });

test.skipIf(!tools)(
  'two months in which stored objects break: all are found, brought back or named once, and no copy goes too early',
  async () => {
    const seed = environmentOfTests().isCi ? seedOfCi : [];
    const args = [join(root, 'scripts/test-footage.mjs'), '--recordings', '60', '--broken', '12', ...seed];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root }).catch((error) => error);
    expect(stdout).toMatch(/12 objects broken, all found: .*; 0 faults\n$/);
  },
  1_200_000,
);
