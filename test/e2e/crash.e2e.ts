import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOfTests } from '@rollcall/test/config/env';
import { CrashResults } from '@rollcall/test/crash/crash-results';
import { runCrashes } from '@rollcall/test/crash/run-crashes';
import { tellCrashes } from '@rollcall/test/crash/tell-crashes';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { requireTool } from '@rollcall/test/require-tool';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** In CI always the same, so that a change is judged by its own faults. */
const seedOfCi = 19;
const points = 40;
const strace = requireTool('strace');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-crash-'));
});
afterAll(() => {
  killProcessesOf(folder);
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!strace)(
  'an agent that is killed at a system call loses nothing, doubles nothing, erases nothing early, and comes to its end',
  async () => {
    const seed = environmentOfTests().isCi ? seedOfCi : randomInt(2 ** 31);
    const results = new CrashResults(join(folder, 'results'), { resume: false });
    const reported: string[] = [];
    const report = (line: string) => reported.push(line);
    const kills = { points, attempts: 1, random: 0, powerCuts: 0 };
    const counts = await runCrashes({ folder, strace: strace ?? '', results, seed, ...kills, report });
    const { ok, lines } = tellCrashes(counts, results);
    expect({ seed, ok, lines, reported }).toEqual({ seed, ok: true, lines, reported });
    // A run may not come to a point, but most do.
    expect(results.all.filter(({ killed }) => killed).length).toBeGreaterThan(points / 2);
  },
  3_600_000,
);
