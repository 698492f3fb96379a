import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentOfTests } from '@rollcall/test/config/env';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { runKillRounds } from '@rollcall/test/kills/run-kill-rounds';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** In CI always the same round, so that a change is judged by its own faults: it kills Postgres. */
const ofCi = { seed: 23, rounds: 1 };

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-kills-'));
});
afterAll(() => {
  killProcessesOf(folder);
  rmSync(folder, { recursive: true, force: true });
});

test('rounds of kills lose nothing, double nothing, erase nothing early, and all comes back', async () => {
  const { seed, rounds } = environmentOfTests().isCi ? ofCi : { seed: randomInt(2 ** 31), rounds: 2 };
  const lines: string[] = [];
  const { lost, twice, early, files, erased } = await runKillRounds({
    folder,
    seed,
    rounds,
    mostMiB: 20,
    report: (line) => lines.push(line),
  });
  expect({ seed, lines, lost, twice, early, erased }).toEqual({
    ...{ seed, lines },
    ...{ lost: [], twice: [], early: [], erased: files },
  });
}, 1_200_000);
