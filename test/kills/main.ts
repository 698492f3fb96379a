// `npm run test:kills -- [--rounds 40] [--seed 1]`: kills parts of the system at random moments; see run-kill-rounds.ts.
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { runKillRounds } from '@rollcall/test/kills/run-kill-rounds';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '40' }, seed: { type: 'string' } } });
const seed = Number(values.seed ?? randomInt(2 ** 31));
const folder = mkdtempSync(join(tmpdir(), 'rollcall-kills-'));
const report = (line: string) => process.stdout.write(`${line}\n`);
report(`seed ${seed}`);
try {
  const { lost, twice, early, ...counts } = await runKillRounds({
    folder,
    seed,
    rounds: Number(values.rounds),
    report,
  });
  for (const [name, faults] of Object.entries({ lost, twice, early })) {
    for (const fault of faults) report(`${name}: ${fault}`);
  }
  const killed = Object.entries(counts.killed).map(([part, count]) => `${part} ${count}`);
  report(
    `${counts.rounds} rounds (killed: ${killed.join(', ')}), ${counts.files} files, ${counts.bytes} bytes, ` +
      `${counts.erased} erased from cards: ${lost.length} lost, ${twice.length} twice, ${early.length} early`,
  );
  process.exitCode = lost.length + twice.length + early.length > 0 ? 1 : 0;
} finally {
  killProcessesOf(folder);
  rmSync(folder, { recursive: true, force: true });
}
