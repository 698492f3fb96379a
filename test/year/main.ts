// `npm run test:year -- [--days 365] [--duty-days 7] [--minutes 60] [--seed 1] [--results FOLDER]`: one station lives a year; `--soak MINUTES`: at
// full work for so long, on the real clock. scripts/test-year.mjs starts this, and names the file that moves the clock.
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '@rollcall/test/kills/seeded-random';
import { judgeFlat, leastSamples, type Sample } from '@rollcall/test/year/judge-flat';
import { planYear } from '@rollcall/test/year/plan-year';
import { boundsOfSoak, boundsOfYear, leastDaysOfYear, shownMeasures } from './bounds.ts';
import { checkNothingLost } from './check-nothing-lost.ts';
import { drawGraph } from './draw-graph.ts';
import { createLife } from './live-day.ts';
import { createLeapingClock, createRealClock } from './station-clock.ts';
import { takeSample } from './take-sample.ts';
import { openWorld } from './world.ts';

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '365' },
    'duty-days': { type: 'string', default: '7' },
    seed: { type: 'string' },
    results: { type: 'string' },
    minutes: { type: 'string' },
    soak: { type: 'string' },
    clock: { type: 'string' },
  },
});
const dayMs = 24 * 3_600_000;
const samplesOfSoak = 30;
const dutyDays = Number(values['duty-days']);
const seed = Number(values.seed ?? randomInt(2 ** 31));
const report = (line: string) => process.stdout.write(`${line}\n`);
const results = resolve(values.results ?? mkdtempSync(join(tmpdir(), 'rollcall-year-results-')));
mkdirSync(results, { recursive: true });

const folder = mkdtempSync(join(tmpdir(), 'rollcall-year-'));
const soakMs = values.soak === undefined ? undefined : Number(values.soak) * 60_000;
const plan = planYear({ days: soakMs ? 10_000 : Number(values.days), seed, dutyDays });
const longestMs = soakMs ?? Number(values.minutes ?? Number.POSITIVE_INFINITY) * 60_000;
const clock = values.clock === undefined ? createRealClock() : createLeapingClock(values.clock);
report(`seed ${seed}, results in ${results}`);
const world = await openWorld(folder, { dutyDays });
const life = createLife(world, { clock, random: seededRandom(seed) });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end().then(() => process.exit(1)));
const samples: Sample[] = [];
let failed = false;
try {
  failed = await liveAndJudge();
} finally {
  await end();
}
process.exit(failed ? 1 : 0);

async function end(): Promise<void> {
  life.close();
  await world.stop();
}

async function liveAndJudge(): Promise<boolean> {
  const firstMidnight = Math.ceil(Date.now() / dayMs) * dayMs;
  const begunMs = realMs();
  let sampledMs = begunMs;
  const isTimeToSample = (day: number) => (soakMs ? realMs() - sampledMs >= soakMs / samplesOfSoak : day % 7 === 0);
  let lastDay = 0;
  for (const day of plan) {
    if (realMs() - begunMs >= longestMs) break;
    lastDay = day.day;
    // A soak is full work: nothing is down, and nobody starts the station again.
    const lived = soakMs ? { ...day, outage: undefined, interruption: undefined, rotation: undefined } : day;
    await life.live(lived, new Date(firstMidnight + (day.day - 1) * dayMs));
    if (!isTimeToSample(day.day)) continue;
    sampledMs = realMs();
    samples.push(await takeSample(world, day.day));
    writeSamples();
    report(`day ${day.day}, ${Math.round((realMs() - begunMs) / 1000)} s: ${JSON.stringify(life.counts)}`);
  }
  await life.end();
  samples.push(await takeSample(world, lastDay));
  writeSamples();
  const { files, bytes, ...faults } = await checkNothingLost(world);
  for (const [name, found] of Object.entries(faults)) for (const fault of found) report(`${name}: ${fault}`);
  const { lost, twice, early, waiting } = faults;
  const sums = `${lost.length} lost, ${twice.length} twice, ${early.length} early, ${waiting.length} waiting`;
  report(
    `${JSON.stringify(life.counts)}\n${lastDay} days, ${files} files docked, ${bytes} bytes verified in the store: ${sums}`,
  );
  const grew = reportFlat(lastDay);
  return grew || lost.length + twice.length + early.length > 0;
}

/** Since the machine started, by the kernel: a clock that nobody moves. */
function realMs(): number {
  return Number.parseFloat(readFileSync('/proc/uptime', 'utf8')) * 1000;
}

/** @returns whether something grew */
function reportFlat(days: number): boolean {
  if (samples.length < leastSamples) {
    report(`${samples.length} samples are too few to tell whether anything grows.`);
    return false;
  }
  const verdicts = judgeFlat(samples, soakMs || days < leastDaysOfYear ? boundsOfSoak : boundsOfYear);
  for (const { name, second, last, most, flat } of verdicts) {
    const numbers = `${second.toFixed(2)} → ${last.toFixed(2)}, at most ${most.toFixed(2)}`;
    report(`${flat ? 'flat' : 'GREW'} ${name}: ${numbers}`);
  }
  return verdicts.some(({ flat }) => !flat);
}

function writeSamples(): void {
  const names = Object.keys(samples[0] ?? {});
  const lines = samples.map((sample) => names.map((name) => Number((sample[name] ?? 0).toFixed(3))).join(','));
  writeFileSync(join(results, 'samples.csv'), `${names.join(',')}\n${lines.join('\n')}\n`);
  writeFileSync(join(results, 'graph.svg'), drawGraph(samples, shownMeasures));
}
