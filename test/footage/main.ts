// `npm run test:footage -- [--seeds 20] [--seed 1] [--recordings 200] [--broken 40]`: see run-footage-drill.ts. scripts/test-footage.mjs
// starts this, and names the file that moves the clock.
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runFootageDrill } from '@rollcall/test/footage/run-footage-drill';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1' },
    seed: { type: 'string' },
    recordings: { type: 'string', default: '200' },
    broken: { type: 'string', default: '40' },
    clock: { type: 'string' },
  },
});
const { clock: clockFile } = values;
if (clockFile === undefined) throw new Error('npm run test:footage starts this');
const report = (line: string) => process.stdout.write(`${line}\n`);
const first = Number(values.seed ?? randomInt(2 ** 31));
let faultsOfAll = 0;
for (let seed = first; seed < first + Number(values.seeds); seed += 1) {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-footage-'));
  // The next world begins today again.
  writeFileSync(clockFile, '+0');
  report(`seed ${seed}`);
  try {
    const { recordings, broken, repaired, lost, killed, faults } = await runFootageDrill({
      folder,
      clockFile,
      seed,
      count: Number(values.recordings),
      mostBroken: Number(values.broken),
      report,
    });
    for (const fault of faults) report(`FAULT ${fault}`);
    faultsOfAll += faults.length;
    const kills = Object.entries(killed).map(([part, count]) => `${part} ${count}`);
    report(
      `seed ${seed}: ${recordings} recordings, ${broken} objects broken, all found: ${repaired} whole again, ${lost} lost and named ` +
        `once; killed: ${kills.join(', ')}; ${faults.length} faults`,
    );
  } finally {
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exit(faultsOfAll > 0 ? 1 : 0);
