// P3 and P12: what the agent holds and uses, as it is shipped: idle, at work with one card of 1 to 16 GiB, with 24 cards, and
// with three stations. Each in a process of its own, from its start until HQ has everything; one HQ in memory takes it.
//
// `--sources` runs the sources instead of the bundle, `--program FILE` a bundle that is there, `--only NAME` one of the cases. Large files are holes at their source:
// only their copy takes room on the disk.
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { appendFileSync, cpSync, mkdirSync, readFileSync, renameSync, truncateSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { makeSampleVideo } from '../src/sample-video.ts';
import { withBenchFolder } from './bench-folder.ts';
import { startProgram } from './bench-program.ts';
import { printRatios, RawLog } from './measure.ts';
import { processUsage } from './process-usage.ts';

const GiB = 1024 ** 3;
const { values } = parseArgs({
  options: {
    sources: { type: 'boolean', default: false },
    only: { type: 'string' },
    'idle-seconds': { type: 'string', default: '300' },
    program: { type: 'string' },
  },
});

type Case = { stations?: number; cards?: number; clips?: number; largeBytes?: number; idleSeconds?: number };
const idleSeconds = Number(values['idle-seconds']);
const cases: Record<string, Case> = {
  idle: { idleSeconds },
  'idle, 3 stations': { stations: 3, idleSeconds },
  '1 GiB': { cards: 1, clips: 3, largeBytes: GiB },
  '4 GiB': { cards: 1, clips: 3, largeBytes: 4 * GiB },
  '16 GiB': { cards: 1, clips: 3, largeBytes: 16 * GiB },
  '1 card of 40': { cards: 1, clips: 40 },
  '24 cards of 40': { cards: 24, clips: 40 },
  '3 stations, 8 cards each': { stations: 3, cards: 8, clips: 10 },
};

await withBenchFolder(async (folder) => {
  const program = values.program ?? agentProgram(folder);
  const video = makeSampleVideo(folder, { seconds: 16 });
  if (video === undefined) throw new Error('ffmpeg is missing: the clips need it');
  const log = new RawLog('station-memory', { program: values.sources ? 'sources' : 'bundle' });
  const measured: Record<string, Usage> = {};
  for (const [name, given] of Object.entries(cases)) {
    if (values.only !== undefined && values.only !== name) continue;
    measured[name] = await measure(join(folder, randomUUID()), program, video, given);
    log.add({ case: name, ...measured[name] });
    console.log(name, measured[name]);
  }
  console.table(measured);
  printRatios(log, goalsOf(measured));
});

type Usage = ReturnType<typeof processUsage> & { seconds: number };

function agentProgram(folder: string): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  if (values.sources) return join(root, 'agent/src/cli/main.ts');
  execFileSync(process.execPath, [join(root, 'infra/images/make-programs.mjs'), join(folder, 'programs')], {
    env: { NODE_ENV: 'production' },
  });
  return join(folder, 'programs/agent/rollcall-agent.mjs');
}

async function measure(folder: string, program: string, video: string, given: Case): Promise<Usage> {
  const { stations = 1, cards = 0, clips = 0, largeBytes = 0, idleSeconds = 0 } = given;
  const stationIds = Array.from({ length: stations }, (_, index) => `squad-${index + 1}`);
  const hq = await startProgram<{ url: string; codes: Record<string, string> }>('station-hq', { stationIds });
  const env = { ROLLCALL_AGENT_DATA: join(folder, 'data'), ROLLCALL_AGENT_KIOSK_PORT: '0' };
  for (const stationId of stationIds) {
    mkdirSync(join(folder, stationId), { recursive: true });
    const code = ['--hq', hq.ready.url, '--code', hq.ready.codes[stationId] ?? ''];
    execFileSync(process.execPath, [program, 'enroll', ...code, '--dock', join(folder, stationId)], { env });
  }
  const { flags, arenas } = boundsOfAgent();
  const agent = spawn(process.execPath, [...flags, program, 'run', '--exit-with-parent'], {
    env: { ...env, MALLOC_ARENA_MAX: arenas, ROLLCALL_AGENT_LOG_LEVEL: 'warn' },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const pid = agent.pid ?? 0;
  try {
    await delay(5000);
    const before = processUsage(pid);
    const startMs = performance.now();
    for (const stationId of stationIds) {
      for (let card = 1; card <= cards; card += 1) dockCard(folder, stationId, video, { card, clips, largeBytes });
    }
    const files = stations * cards * (clips + (largeBytes > 0 ? 1 : 0));
    await delay(idleSeconds * 1000);
    while ((await verifiedAt(hq.ready.url)) < files) await delay(500);
    const after = processUsage(pid);
    const seconds = (performance.now() - startMs) / 1000;
    return { ...after, cpuSeconds: after.cpuSeconds - before.cpuSeconds, seconds };
  } finally {
    agent.stdin.end();
    await new Promise((resolve) => agent.once('exit', resolve));
    await hq.stop();
    await rm(folder, { recursive: true });
  }
}

/** What Node and the C library are told by the program that starts the agent. */
function boundsOfAgent(): { flags: string[]; arenas: string } {
  const text = readFileSync(new URL('../../infra/images/agent/rollcall-agent.sh', import.meta.url), 'utf8');
  return {
    flags: text.match(/--\S+=\S+/g) ?? [],
    arenas: /MALLOC_ARENA_MAX=(\d+)/.exec(text)?.[1] ?? '',
  };
}

async function verifiedAt(url: string): Promise<number> {
  const { verified } = (await (await fetch(`${url}/progress`)).json()) as { verified: number };
  return verified;
}

/** Puts a card into the dock at once, as a mount does. Each clip is a real video with a box of its own at the end. */
function dockCard(
  folder: string,
  stationId: string,
  video: string,
  { card, clips, largeBytes }: { card: number; clips: number; largeBytes: number },
): void {
  const serial = `7K3${stationId.slice(-1)}${String(card).padStart(3, '0')}`;
  const media = join(folder, 'mounting', serial, 'DCIM/100MEDIA');
  mkdirSync(media, { recursive: true });
  const pathOf = (nr: number) => join(media, `${serial}_035177_20261124101530_${String(nr).padStart(4, '0')}.MP4`);
  for (let nr = 1; nr <= clips; nr += 1) {
    cpSync(video, pathOf(nr));
    appendFileSync(pathOf(nr), Buffer.concat([Buffer.from([0, 0, 0, 44]), Buffer.from(`free${randomUUID()}`)]));
  }
  if (largeBytes > 0) {
    appendFileSync(pathOf(clips + 1), readFileSync(video));
    truncateSync(pathOf(clips + 1), largeBytes);
  }
  renameSync(join(folder, 'mounting', serial), join(folder, stationId, serial));
}

function goalsOf(measured: Record<string, Usage>) {
  const ratio = (name: string, other: string) =>
    (measured[name]?.peakMiB ?? Number.NaN) / (measured[other]?.peakMiB ?? Number.NaN);
  const idle = measured.idle;
  const goals = [
    { what: 'P3 peak with one station at work, MiB', value: measured['1 GiB']?.peakMiB ?? Number.NaN, most: 150 },
    { what: 'P3 peak of 16 GiB over 1 GiB', value: ratio('16 GiB', '1 GiB'), most: 1.05 },
    { what: 'P3 peak of 24 cards over one', value: ratio('24 cards of 40', '1 card of 40'), most: 1.5 },
    {
      what: 'P12 idle, percent of a core',
      value: idle ? (100 * idle.cpuSeconds) / idle.seconds : Number.NaN,
      most: 0.3,
    },
  ];
  return goals
    .filter(({ value }) => !Number.isNaN(value))
    .map(({ what, value, most }) => ({ what, value, goal: `<= ${most}`, met: value <= most }));
}
