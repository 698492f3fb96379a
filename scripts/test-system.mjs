// What takes minutes, and `npm test` leaves out. CI runs all of it.
//
//   npm run test:system                        everything below
//   npm run test:system -- FILE …              these test files only
//   npm run test:system -- --results FOLDER    keeps what the reporter of vitest says in this folder, a file a step
//
// 1. The test files that `npm test` leaves out (test/setup/which-tests.ts).
// 2. A part of the tests at another hour and date, each commit at the next of them (`test:hours`), and beside it the first part of an
//    installation with docker compose (`test:compose`), whose steps follow one another. That installation needs root and Debian's
//    Docker: elsewhere it is left out, and that is said; in CI it is a failure.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values, positionals } = parseArgs({ allowPositionals: true, options: { results: { type: 'string' } } });
const results = resolve(values.results ?? mkdtempSync(join(tmpdir(), 'rollcall-system-')));
mkdirSync(results, { recursive: true });

const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stopWith(signal));
/** A line a step, for the end. */
const summary = [];
let wrong = false;
try {
  if (positionals.length > 0) await step('tests', node(...vitest(positionals)));
  else await everything();
} finally {
  if (values.results === undefined) rmSync(results, { recursive: true, force: true });
}
console.log(`\n${summary.join('\n')}`);
process.exitCode = wrong ? 1 : 0;

async function everything() {
  const lacking = whatTheInstallationLacks();
  const compose = (...args) => ['npm', ['run', '--silent', 'test:compose', '--', ...args]];
  // Downloads wait for a network rather than for a processor; the images take a processor for a minute, which the installation, whose
  // steps wait for each other, would then wait for. If it fails, the installation tries it again and says why.
  const prepared = lacking ? undefined : run(...compose('--prepare'), { isSilent: true });
  await step('tests', node(...vitest([])));
  await prepared;
  const turn = execFileSync('git', ['rev-list', '--count', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim();
  const hour = node('scripts/test-hours.mjs', '--part', '--in-turn', turn, '--results', results);
  if (lacking) {
    await step('another hour', hour);
    summary.push(`installation with docker compose: left out, ${lacking}`);
    wrong ||= Boolean(process.env.CI);
  } else {
    // What the tests of the other hour print comes when they are through: not line by line between those of the installation.
    await Promise.all([
      step('installation with docker compose', compose('--short')),
      step('another hour', hour, { isHeldBack: true }),
    ]);
  }
}

function vitest(files) {
  const reporters = ['default', './test/setup/how-it-goes.ts', 'json'].map((name) => `--reporter=${name}`);
  return [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...files,
    ...reporters,
    `--outputFile.json=${join(results, 'system.json')}`,
  ];
}

function node(...args) {
  return [process.execPath, args];
}

async function step(name, [program, args], how = {}) {
  const startedAt = performance.now();
  const code = await run(program, args, how);
  const seconds = Math.round((performance.now() - startedAt) / 1000);
  summary.push(`${name}: ${code === 0 ? 'passed' : `failed with code ${code}`} (${seconds} s)`);
  wrong ||= code !== 0;
}

/** Returns the exit code. */
function run(program, args, { isSilent = false, isHeldBack = false } = {}) {
  const child = spawn(program, args, {
    cwd: root,
    stdio: isSilent ? 'ignore' : isHeldBack ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    env: { ...process.env, ROLLCALL_TESTS: 'system' },
  });
  running.add(child);
  const printed = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes) => printed.push(bytes));
  return new Promise((settle) => {
    child.once('close', (code, signal) => {
      running.delete(child);
      process.stdout.write(Buffer.concat(printed));
      settle(code ?? signal);
    });
  });
}

/** Undefined when nothing is missing. */
function whatTheInstallationLacks() {
  if (process.getuid?.() !== 0) return 'because it needs root';
  const path = `${process.env.PATH}:/usr/sbin`;
  const isThere = (name) => path.split(':').some((folder) => existsSync(join(folder, name)));
  const missing = ['docker', 'dockerd', 'debootstrap'].filter((name) => !isThere(name));
  return missing.length === 0 ? undefined : `because ${missing.join(', ')} is not installed`;
}

function stopWith(signal) {
  for (const child of running) child.kill(signal);
}
