// Breaks stored objects for two months, and sees that each is found and brought back: see test/src/footage/run-footage-drill.ts.
//
// libfaketime moves the wall clock of every program by what stands in a file. Timers go on as always.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findLibfaketime } from './find-libfaketime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rollcall-footage-clock-'));
// Postgres has an account of its own, and needs the clock too.
chmodSync(folder, 0o755);
const clock = join(folder, 'ahead');
writeFileSync(clock, '+0');

const child = spawn(
  process.execPath,
  [join(root, 'test/footage/main.ts'), ...process.argv.slice(2), '--clock', clock],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      FAKETIME: undefined,
      // A test starts this too: vitest tells its own workers alone what it provides.
      VITEST: undefined,
      LD_PRELOAD: findLibfaketime(),
      FAKETIME_TIMESTAMP_FILE: clock,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_FORCE_MONOTONIC_FIX: '0',
      FAKETIME_DISABLE_SHM: '1',
      NO_FAKE_STAT: '1',
    },
  },
);
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.once('close', (code) => {
  rmSync(folder, { recursive: true, force: true });
  process.exit(code ?? 1);
});
