// P4: the agent's upload over a link of 20 Mbit/s on which every connection is reset every 30 s. The link is a network namespace
// of its own behind a token bucket (`tc tbf`), so it needs root and `ip` and `tc`. The store and the program that breaks
// connections run at its far end.
//
// Goodput is the file by what the same link carried of plain bodies in the same time without a break: headers of TCP count for
// neither. Sent again is what arrived at the far end beyond the file. Each break of a full link costs half a part on average:
// of 5 MiB, the least that S3 takes, 2.6 of 75 MB; so both are tried, these and parts of 1 MiB, as a store takes that is told to.
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withBenchFolder, writeRandomFile } from './bench-folder.ts';
import { benchOptions } from './bench-options.ts';
import { startProgram } from './bench-program.ts';
import { interleave, medianOf, printRatios, printTable, RawLog, runTimed, type Sample } from './measure.ts';
import { uploadPlanOf } from './upload-plan.ts';

const { rounds, sizeBytes } = benchOptions({ size: '512MiB', quickSize: '192MiB' });
const everyMs = 30_000;
const name = `rc${process.pid}`;
const far = ['ip', 'netns', 'exec', name];
const host = '10.213.77.2';
const run = (line: string) => execFileSync('sh', ['-ec', line], { stdio: 'inherit' });

run(`ip netns add ${name}
ip link add ${name}a type veth peer name ${name}b
ip link set ${name}b netns ${name}
ip addr add 10.213.77.1/30 dev ${name}a
ip link set ${name}a up
ip netns exec ${name} sh -ec 'ip link set lo up; ip addr add ${host}/30 dev ${name}b; ip link set ${name}b up'
tc qdisc add dev ${name}a root tbf rate 20mbit burst 16kb latency 60ms`);
try {
  await withBenchFolder(measure);
} finally {
  run(`ip link del ${name}a; ip netns del ${name}`);
}

async function measure(folder: string): Promise<void> {
  const path = join(folder, 'recording.bin');
  writeRandomFile(path, sizeBytes);
  const log = new RawLog('weak-link', { sizeBytes, rounds, everyMs });
  const sink = await startProgram<{ url: string }>('null-sink', { host }, far);
  const credentials = { accessKeyId: 'BENCH', secretAccessKey: 'bench-secret-key' };
  const given = { folder: join(folder, 's3'), minimumPartBytes: 1024 ** 2, ...credentials };
  const store = await startProgram<{ endpoint: string }>('s3-store', given, far);
  const toPort = Number(new URL(store.ready.endpoint).port);
  const link = await startProgram<{ port: number }>('breaking-link', { host, toPort, everyMs }, far);
  const endpoint = `http://${host}:${link.ready.port}`;
  const settings = { endpoint, region: 'us-east-1', bucket: 'bench', ...credentials, grantForm: 'content-sha256' };
  const count = () => link.ask<{ receivedBytes: number; breaks: number }>();

  async function plain(): Promise<Sample> {
    const bytes = Math.min(sizeBytes, 64 * 1024 ** 2);
    const { stdout } = await runTimed(process.execPath, [
      programPath('send-bare'),
      JSON.stringify({ url: sink.ready.url, path, sizeBytes: bytes }),
    ]);
    const sample = JSON.parse(stdout) as Sample;
    return { ...sample, bytesPerSecond: bytes / sample.wallSeconds };
  }

  const upload = (leastPartMiB: number) => async (): Promise<Sample> => {
    const before = await count();
    const plan = uploadPlanOf(path, sizeBytes, leastPartMiB);
    const asked = { settings, path, key: crypto.randomUUID(), plan, makeBucket: true };
    const { usage, stdout } = await runTimed(process.execPath, [programPath('upload-file'), JSON.stringify(asked)]);
    const after = await count();
    const { uploadSeconds } = JSON.parse(stdout) as { uploadSeconds: number };
    const sentAgain = (after.receivedBytes - before.receivedBytes) / sizeBytes - 1;
    const bytesPerSecond = sizeBytes / uploadSeconds;
    return { ...usage, bytesPerSecond, sentAgain, breaks: after.breaks - before.breaks };
  };

  const samples = await interleave(rounds, { plain, oneMiB: upload(1), fiveMiB: upload(5) }, log);
  printTable(samples);
  await Promise.all([sink, store, link].map((program) => program.stop()));
  const ratiosOf = (parts: string, runs: Sample[]) => {
    const goodput = medianOf(runs, 'bytesPerSecond') / medianOf(samples.plain, 'bytesPerSecond');
    const sentAgain = medianOf(runs, 'sentAgain');
    return [
      { what: `P4 goodput, ${parts}, part of the link`, value: goodput, goal: '>= 0.95', met: goodput >= 0.95 },
      { what: `P4 sent again, ${parts}, part of the file`, value: sentAgain, goal: '<= 0.01', met: sentAgain <= 0.01 },
    ];
  };
  printRatios(log, [...ratiosOf('parts of 5 MiB', samples.fiveMiB), ...ratiosOf('parts of 1 MiB', samples.oneMiB)]);
}

function programPath(program: string): string {
  return fileURLToPath(import.meta.resolve(`./programs/${program}.ts`));
}
