import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdirSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** What one run of one contender took; further numbers as the bench likes. */
export interface Sample {
  wallSeconds: number;
  cpuSeconds: number;
  [what: string]: number;
}

export type Samples<Name extends string> = Record<Name, Sample[]>;

/**
 * Runs a command to its end. CPU is what it and all its descendants used, as bash's `time` has it, which also gives the
 * same wall clock to programs of every kind.
 * @throws when it fails, with what it wrote to standard error
 */
export async function runTimed(command: string, args: string[]): Promise<{ usage: Sample; stdout: string }> {
  const script = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" >&3 2>&4; } 3>&1 4>&2 2>&5';
  const child = spawn('bash', ['-c', script, 'bash', command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  const outputs = [1, 2, 5].map((fd) => text(child.stdio.at(fd) as Readable));
  const [stdout = '', stderr = '', times = ''] = await Promise.all(outputs);
  const [code] = await closed;
  if (code !== 0) throw new Error(`${command} ${args[0] ?? ''} failed (${code}): ${stderr.trim()}`);
  const [wallSeconds = 0, user = 0, system = 0] = times.trim().split(' ').map(Number);
  return { usage: { wallSeconds, cpuSeconds: user + system }, stdout };
}

/** Appends to a file of JSON lines that outlives the run. */
export class RawLog {
  readonly path: string;

  constructor(bench: string, settings: object) {
    const folder = join(tmpdir(), 'rollcall-bench');
    mkdirSync(folder, { recursive: true });
    this.path = join(folder, `${bench}-${new Date().toISOString().replaceAll(':', '')}.jsonl`);
    this.add({ bench, at: new Date().toISOString(), node: process.version, cpus: availableParallelism(), ...settings });
  }

  add(line: object): void {
    appendFileSync(this.path, `${JSON.stringify(line)}\n`);
  }
}

/** One run each to warm up, which isn't counted, then rounds of A B C A B C …, so that what else the machine does hits all. */
export async function interleave<Name extends string>(
  rounds: number,
  contenders: Record<Name, () => Promise<Sample>>,
  log: RawLog,
): Promise<Samples<Name>> {
  const names = Object.keys(contenders) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Samples<Name>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const name of names) {
      const sample = await contenders[name]();
      log.add({ round, contender: name, counted: round > 0, load: loadavg()[0], ...sample });
      if (round > 0) samples[name].push(sample);
    }
  }
  return samples;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = low] = sorted.slice(Math.ceil(middle) - 1, Math.floor(middle) + 1);
  return (low + high) / 2;
}

/** @param part 0.95 for the 95th percentile */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function medianOf(samples: readonly Sample[], what: string): number {
  return median(samples.map((sample) => sample[what] ?? Number.NaN));
}

/** Medians of every number, a line a contender. */
export function printTable(samples: Samples<string>): void {
  const rows = Object.entries(samples).map(([name, runs]) => {
    const numbers = Object.keys(runs[0] ?? {}).map((what) => [what, Number(medianOf(runs, what).toPrecision(4))]);
    return [name, Object.fromEntries(numbers)];
  });
  console.table(Object.fromEntries(rows));
}

/** The last lines of a bench: where the raw log is, then each ratio with its goal. */
export function printRatios(log: RawLog, ratios: { what: string; value: number; goal: string; met: boolean }[]): void {
  for (const ratio of ratios) log.add({ ratio: ratio.what, value: ratio.value, goal: ratio.goal, met: ratio.met });
  console.log(`raw log: ${log.path}`);
  for (const { what, value, goal, met } of ratios) {
    console.log(`${what}: ${value.toPrecision(4)} (goal ${goal}: ${met ? 'met' : 'MISSED'})`);
  }
}
