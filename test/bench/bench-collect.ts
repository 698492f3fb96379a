// P1: how long the agent takes to collect a file, against `cp`, `sync` and `sha256sum` of the same file.
//
// Both read the source from the page cache, where it lies whole before each run, and both have the copy on the disk at
// the end; ours also has the digest of each part by then. The agent runs all the time, so the start of its process is not in
// its wall time (`processSeconds` has it), but it is in its CPU.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { settleDisk, withBenchFolder, writeRandomFile } from './bench-folder.ts';
import { benchOptions } from './bench-options.ts';
import { interleave, medianOf, printRatios, printTable, RawLog, runTimed, type Sample } from './measure.ts';

const { rounds, sizeBytes } = benchOptions({ size: '2GiB', quickSize: '256MiB' });
const program = fileURLToPath(import.meta.resolve('./programs/collect-file.ts'));

await withBenchFolder(async (folder) => {
  const source = join(folder, 'source.bin');
  const target = join(folder, 'target.bin');
  writeRandomFile(source, sizeBytes);
  const log = new RawLog('collect', { sizeBytes, rounds, pageCache: 'source warm for both' });
  const digests = new Set<string>();

  async function measured(command: string, args: string[]) {
    await rm(target, { force: true });
    await settleDisk(folder, source);
    return runTimed(command, args);
  }

  async function collect(): Promise<Sample> {
    const { usage, stdout } = await measured(process.execPath, [program, source, target]);
    const printed = JSON.parse(stdout) as { sha256: string; wallSeconds: number; peakMiB: number };
    const { sha256, wallSeconds, peakMiB } = printed;
    digests.add(sha256);
    return { ...usage, wallSeconds, processSeconds: usage.wallSeconds, peakMiB };
  }

  async function copySyncHash(): Promise<Sample> {
    const script = 'cp "$1" "$2" && sync "$2" && sha256sum "$1"';
    const { usage, stdout } = await measured('sh', ['-c', script, 'sh', source, target]);
    digests.add(stdout.split(' ')[0] ?? '');
    return usage;
  }

  const samples = await interleave(rounds, { 'cp + sync + sha256sum': copySyncHash, rollcall: collect }, log);
  if (digests.size !== 1) throw new Error('the two found different digests');
  printTable(samples);
  const [rival, ours] = [samples['cp + sync + sha256sum'], samples.rollcall];
  const cpu = medianOf(ours, 'cpuSeconds') / medianOf(rival, 'cpuSeconds');
  console.log(`CPU ratio: ${cpu.toPrecision(3)} (ours hashes twice: the whole and the parts)`);
  const wall = medianOf(ours, 'wallSeconds') / medianOf(rival, 'wallSeconds');
  printRatios(log, [{ what: 'P1 collect, wall ratio', value: wall, goal: '<= 1.1', met: wall <= 1.1 }]);
});
