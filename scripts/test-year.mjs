// Lets one station live a year: see test/year/main.ts.
//
// All programs see a clock that test/year moves, by a file that libfaketime reads at each look at the clock. Monotonic clocks move as
// well, so a leap of hours makes every timer due, as after a machine slept.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLibfaketime } from './find-libfaketime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const isSoak = given.includes('--soak');
const folder = mkdtempSync(join(tmpdir(), 'rollcall-year-clock-'));
// Postgres has an account of its own, and without the file it would see the real clock.
chmodSync(folder, 0o755);
const clock = join(folder, 'ahead');
writeFileSync(clock, '+0\n');
const leaping = isSoak
  ? { args: [], env: {} }
  : {
      args: ['--clock', clock],
      env: {
        LD_PRELOAD: findLibfaketime(),
        FAKETIME_TIMESTAMP_FILE: clock,
        FAKETIME_NO_CACHE: '1',
        // The kernel's times of files stay real: nothing of the product compares them with the clock.
        NO_FAKE_STAT: '1',
        // Otherwise each program leaves a file in /dev/shm when it is killed.
        FAKETIME_DISABLE_SHM: '1',
      },
    };
const child = spawn(process.execPath, [join(root, 'test/year/main.ts'), ...given, ...leaping.args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compile'), ...leaping.env },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('close', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
