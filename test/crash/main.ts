// `npm run test:crash -- [options]`: kills agents at system calls; see run-crashes.ts, and the options in test/README.md.
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CrashResults } from '@rollcall/test/crash/crash-results';
import { runCrashes } from '@rollcall/test/crash/run-crashes';
import { tellCrashes } from '@rollcall/test/crash/tell-crashes';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { findTool } from '@rollcall/test/require-tool';

const { values } = parseArgs({
  options: {
    points: { type: 'string' },
    random: { type: 'string', default: '300' },
    'power-cuts': { type: 'string', default: '60' },
    only: { type: 'string' },
    seed: { type: 'string' },
    resume: { type: 'boolean', default: false },
    results: { type: 'string', default: '.rollcall/crash' },
  },
});
const strace = findTool('strace');
if (strace === undefined) throw new Error('strace is missing: install the package of that name');
const seed = Number(values.seed ?? randomInt(2 ** 31));
const folder = mkdtempSync(join(tmpdir(), 'rollcall-crash-'));
const report = (line: string) => process.stdout.write(`${line}\n`);
report(`seed ${seed}, results in ${resolve(values.results)}`);
try {
  const results = new CrashResults(resolve(values.results), { resume: values.resume });
  const counts = await runCrashes({
    folder,
    strace,
    results,
    seed,
    ...(values.only !== undefined && { only: values.only }),
    points: values.points === undefined ? 'all' : Number(values.points),
    attempts: 3,
    random: Number(values.random),
    powerCuts: Number(values['power-cuts']),
    report,
  });
  const { ok, lines } = tellCrashes(counts, results);
  for (const line of lines) report(line);
  process.exitCode = ok ? 0 : 1;
} finally {
  killProcessesOf(folder);
  rmSync(folder, { recursive: true, force: true });
}
