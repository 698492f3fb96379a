// Lets one station live a year: see test/year/main.ts.
//
// All programs see a clock that test/year moves: test/year/leaping-clock.c. Monotonic clocks move as well, so a leap of hours makes
// every timer due, as after a machine slept.
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const given = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'rollcall-year-clock-'));
// Postgres has an account of its own, and needs the clock too.
chmodSync(folder, 0o755);
const leaping = given.includes('--soak') ? { args: [], env: {} } : leapingClock();

function leapingClock() {
  const library = join(folder, 'leaping-clock.so');
  const clock = join(folder, 'ahead');
  try {
    execFileSync('cc', ['-O2', '-shared', '-fPIC', '-o', library, join(root, 'test/year/leaping-clock.c'), '-ldl'], {
      stdio: 'inherit',
    });
  } catch {
    rmSync(folder, { recursive: true });
    console.error('The leaping clock could not be compiled (Debian: apt install gcc libc6-dev).');
    process.exit(1);
  }
  writeFileSync(clock, Buffer.alloc(8));
  return { args: ['--clock', clock], env: { LD_PRELOAD: library, LEAPING_CLOCK: clock } };
}

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
