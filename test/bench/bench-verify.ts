// P7: how fast a ledger dump is verified, against a bare loop that parses the same lines and takes the same number of digests
// but compares nothing: no canonical form, no order, no root, no signature. On one processor, then on all: what that gains is
// compared with what as many bare loops side by side gain here, because processors that are shared give less than they count.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { leafBytes } from '@rollcall/shared/contract/ledger-leaf';
import { appendLeaves, type Tree } from '@rollcall/shared/merkle/append-leaves';
import { hashLeaf } from '@rollcall/shared/merkle/hash';
import { sampleKeys, sampleWitness, sha256 } from '../src/evidence/sample-keys.ts';
import { sampleLeaf } from '../src/evidence/sample-ledger.ts';
import { withBenchFolder } from './bench-folder.ts';
import { benchOptions } from './bench-options.ts';
import { interleave, medianOf, printRatios, printTable, RawLog, runTimed, type Sample } from './measure.ts';

const { rounds, events: leaves } = benchOptions({ events: 400_000, quickEvents: 50_000 });
const threads = availableParallelism();

await withBenchFolder(async (folder) => {
  const dump = join(folder, 'ledger.jsonl');
  await writeDump(dump);
  const log = new RawLog('verify', { leaves, rounds, threads });
  const run =
    (program: string, ...args: string[]) =>
    async (): Promise<Sample> => {
      const file = fileURLToPath(import.meta.resolve(`./programs/${program}.ts`));
      const { usage, stdout } = await runTimed(process.execPath, [file, dump, ...args]);
      const printed = JSON.parse(stdout) as { leaves: number; wallSeconds: number; state?: string };
      if (printed.leaves !== leaves || (printed.state ?? 'whole') !== 'whole') throw new Error(`${program}: ${stdout}`);
      return { ...usage, wallSeconds: printed.wallSeconds, leavesPerSecond: leaves / printed.wallSeconds };
    };
  console.log(`${leaves} leaves are verified`);
  const loop = run('parse-and-hash');
  const samples = await interleave(
    rounds,
    {
      loop,
      loops: () => sideBySide(loop),
      verifier: run('verify-dump', '1'),
      threads: run('verify-dump', String(threads)),
    },
    log,
  );
  printTable(samples);
  const wall = (name: keyof typeof samples) => medianOf(samples[name], 'wallSeconds');
  const machine = (threads * wall('loop')) / wall('loops');
  const scaling = wall('verifier') / wall('threads') / machine;
  const ratio = wall('loop') / wall('verifier');
  console.log(`${threads} loops side by side do ${machine.toPrecision(3)} times the work of one here`);
  printRatios(log, [
    { what: 'P7 gain by threads, of what the machine gives', value: scaling, goal: '>= 0.7', met: scaling >= 0.7 },
    { what: 'P7 verifier against the bare loop', value: ratio, goal: '>= 0.8', met: ratio >= 0.8 },
  ]);
});

async function sideBySide(run: () => Promise<Sample>): Promise<Sample> {
  const runs = await Promise.all(Array.from({ length: threads }, run));
  const slowest = Math.max(...runs.map(({ wallSeconds }) => wallSeconds));
  const cpuSeconds = runs.reduce((sum, one) => sum + one.cpuSeconds, 0);
  return { wallSeconds: slowest, cpuSeconds, leavesPerSecond: (threads * leaves) / slowest };
}

async function writeDump(path: string): Promise<void> {
  const keys = sampleKeys();
  const out = createWriteStream(path);
  const witnesses = [sampleWitness('squad-1').verifierKey];
  const write = (line: unknown) => out.write(`${canonicalJson(line)}\n`);
  write({ kind: 'dump', v: 1, origin: keys.origin, keySet: keys.keySetJws, witnesses });
  let tree: Tree & { root: Uint8Array } = { size: 0, frontier: [], root: sha256(new Uint8Array()) };
  while (tree.size < leaves) {
    const { size } = tree;
    const some = Array.from({ length: Math.min(1000, leaves - size) }, (_, nr) =>
      sampleLeaf(factAt(size + nr), size + nr),
    );
    for (const leaf of some) write(leaf);
    tree = appendLeaves({ ...tree, leafHashes: some.map(({ leaf }) => hashLeaf(leafBytes(leaf), sha256)) }, sha256);
    if (out.writableNeedDrain) await once(out, 'drain');
  }
  write({ kind: 'checkpoint', note: keys.checkpointNote(tree.size, tree.root, ['squad-1']) });
  out.end();
  await finished(out);
}

/** Like most of HQ's facts: a few short values, a name in Chinese among them. */
function factAt(index: number) {
  return {
    type: 'recording_verified',
    subject: `recording:${index.toString(36).padStart(32, 'a')}`,
    payload: {
      by: '张三',
      sizeBytes: 9_000_000 + index,
      sha256: index.toString(16).padStart(64, '0'),
      versionId: `v${index}`,
    },
  };
}
