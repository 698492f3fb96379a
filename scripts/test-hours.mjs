// Runs the tests at hours and on dates of China's time at which a test, or the product, could go wrong.
//
//   npm run test:hours                        all hours, everything but what `leftOut` names
//   npm run test:hours -- --at 16:30          one hour; may be given several times
//   npm run test:hours -- FILE …              these test files only
//   npm run test:hours -- --part              the part that CI runs
//   npm run test:hours -- --in-turn NUMBER    one hour: the next with each number
//   npm run test:hours -- --results FOLDER    keeps what the reporter of vitest says of each hour in this folder
//
// libfaketime moves the clock of every program by the same distance, so time goes on as always, midnight passes in the run of
// 23:57, and all programs agree. What it can't move: the times that the kernel gives to files that are written. Nothing of the
// product compares those with the clock.
//
// Nor do the timers of Postgres fire: their handler interrupts a call of the library and then sees the real clock, which is far
// behind. So a deadlock, which Postgres ends after a second otherwise, lasts until the test gives up, and is found. What waits for
// a time limit of Postgres can't be tried here.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { findLibfaketime } from './find-libfaketime.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// All are to come, because a certificate, a permit or a password of today may not yet be valid in the past.
const hours = [
  { at: '00:05', date: '2028-02-29', why: 'the night of 29 February' },
  { at: '03:50', date: '2027-03-01', why: 'the night of a Monday and of the 1st' },
  { at: '07:55', date: '2026-12-31', why: 'before the shifts of the 31st begin; UTC is still at the 30th' },
  { at: '11:59', date: '2027-01-01', why: 'noon of the 1st of a year' },
  { at: '16:30', date: '2027-01-31', why: 'the afternoon of a Sunday and of the 31st' },
  { at: '20:55', date: '2027-05-31', why: 'the evening of a Monday and of the 31st' },
  { at: '23:57', date: '2028-02-28', why: 'midnight to 29 February passes during the run' },
];

// Each but the last takes minutes and can't depend on the clock; seven times would tell nothing new.
const leftOut = [
  { files: 'cloud/tests/coverage-oracle.test.ts', why: 'made-up worlds, judged as of moments of their own' },
  { files: 'cloud/tests/coverage-permutations.test.ts', why: 'one made-up day, in each order of arrival' },
  { files: 'cloud/tests/evidence-edited-ledger.test.ts', why: '10,000 edits of one ledger with fixed times' },
  { files: 'agent/tests/erase-killed.test.ts', why: 'a hundred killed programs, which take the time from a file' },
  { files: 'infra/embedded/tests/s3/kill.test.ts', why: 'bytes of a killed store; no time in it' },
  { files: 'cloud/tests/objects-foreign-stores.test.ts', why: 'radosgw did not answer under libfaketime' },
  { files: 'cloud/tests/fault-database.test.ts', why: 'waits for a timer of Postgres' },
  { files: 'agent/tests/fault-station-clock.test.ts', why: 'sets clocks of its own' },
  { files: 'test/e2e/fault-line.e2e.ts', why: 'sets clocks of its own' },
];

// What reads the clock most: pages that show today, duties of yesterday, deadlines.
const part = [
  'test/e2e/roster-page.e2e.ts',
  'test/e2e/findings-page.e2e.ts',
  'cloud/tests/duty-week.test.ts',
  'cloud/tests/officer-days.test.ts',
  'cloud/tests/docking-overdue.test.ts',
  'cloud/tests/explaining-gaps.test.ts',
  'cloud/tests/shifts-roster.test.ts',
  'cloud/tests/roster-proposals.test.ts',
  'cloud/tests/stories/',
  'cloud/web/src/pages/today/',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    at: { type: 'string', multiple: true },
    part: { type: 'boolean', default: false },
    'in-turn': { type: 'string' },
    results: { type: 'string' },
  },
});

const library = findLibfaketime();
const chosen = chooseHours();
const results = resolve(values.results ?? mkdtempSync(join(tmpdir(), 'rollcall-hours-')));
mkdirSync(results, { recursive: true });
const lines = [];
let wrong = false;
let stopping = false;
try {
  for (const hour of chosen) {
    if (stopping) break;
    console.log(`\n${nameOf(hour)}: ${hour.why}`);
    const startedAt = performance.now();
    const file = join(results, `hour-${hour.at.replace(':', '')}.json`);
    const exitCode = await runTests(hour, file);
    const { passed, failed, names } = readResults(file);
    const isWrong = exitCode !== 0 || failed > 0 || passed === 0;
    wrong ||= isWrong;
    lines.push(
      `${nameOf(hour)}: ${passed} passed, ${failed === 0 && isWrong ? 1 : failed} failed (${Math.round((performance.now() - startedAt) / 1000)} s)`,
      ...names.map((name) => `  ${name}`),
    );
  }
} finally {
  if (values.results === undefined) rmSync(results, { recursive: true, force: true });
}
console.log(`\n${lines.join('\n')}`);
process.exit(wrong ? 1 : 0);

function nameOf({ at, date }) {
  const weekday = new Date(`${date}T00:00Z`).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
  return `${at} on ${weekday} ${date}`;
}

function chooseHours() {
  if (values['in-turn'] !== undefined) {
    const turn = Number(values['in-turn']);
    if (!Number.isSafeInteger(turn) || turn < 0) fail(`--in-turn takes a number, not "${values['in-turn']}".`);
    return [hours[turn % hours.length]];
  }
  if (values.at === undefined) return hours;
  return values.at.map(
    (at) => hours.find((hour) => hour.at === at) ?? fail(`--at takes ${hours.map((hour) => hour.at).join(', ')}.`),
  );
}

/** Runs vitest and everything that it starts under the clock of this hour. Returns its exit code. */
function runTests({ at, date }, resultFile) {
  const seconds = Math.round((Date.parse(`${date}T${at}:00+08:00`) - Date.now()) / 1000);
  const files = values.part ? part : positionals;
  const child = spawn(
    process.execPath,
    [
      join(root, 'node_modules/vitest/vitest.mjs'),
      'run',
      ...files,
      ...(files.length > 0 ? [] : leftOut.map((one) => `--exclude=${one.files}`)),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${resultFile}`,
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        LD_PRELOAD: library,
        FAKETIME: `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s`,
        // Waits and durations stay as they are. Without the second variable threads of Chromium don't wait at all.
        FAKETIME_DONT_FAKE_MONOTONIC: '1',
        FAKETIME_FORCE_MONOTONIC_FIX: '0',
        // Node's calls can't be faked (`statx`), so nobody's are.
        NO_FAKE_STAT: '1',
        // Otherwise each program leaves a file in /dev/shm when it is killed.
        FAKETIME_DISABLE_SHM: '1',
      },
    },
  );
  const stop = () => {
    stopping = true;
    child.kill('SIGTERM');
  };
  process.on('SIGTERM', stop);
  return new Promise((settle) => {
    child.once('close', (code) => {
      process.off('SIGTERM', stop);
      settle(code);
    });
  });
}

/** Of a run that wrote nothing there are no tests, which counts as a failure. */
function readResults(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, names: ['no results were written'] };
  const run = JSON.parse(readFileSync(file, 'utf8'));
  const names = run.testResults.flatMap(({ name, status, assertionResults }) => {
    const failures = assertionResults.filter((test) => test.status === 'failed').map((test) => test.fullName);
    // A file that can't be loaded, or whose beforeAll fails, has no failed test.
    if (status === 'failed' && failures.length === 0) failures.push('(the file itself)');
    return failures.map((failure) => `${relative(root, name)} › ${failure}`);
  });
  return { passed: run.numPassedTests, failed: names.length, names };
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
