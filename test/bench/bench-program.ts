import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What one of our processes used in all its threads until it ended. */
export interface ProgramUsage {
  cpuSeconds: number;
  peakMiB: number;
}

export interface BenchProgram<Ready> {
  ready: Ready;
  /** What it says next. */
  nextLine<Line>(): Promise<Line>;
  /** Asks it for a line. */
  ask<Line>(): Promise<Line>;
  stop(): Promise<ProgramUsage>;
}

/**
 * Starts a file of `programs/` in a process of its own and waits for the line of JSON by which it says that it is ready.
 * It ends when its standard input does, so it can't outlive the bench.
 */
export async function startProgram<Ready>(
  name: string,
  settings: object,
  /** A command that runs the program, such as one that enters a network namespace. */
  within: readonly string[] = [],
): Promise<BenchProgram<Ready>> {
  const file = fileURLToPath(import.meta.resolve(`./programs/${name}.ts`));
  const [command = '', ...args] = [...within, process.execPath, file, JSON.stringify(settings)];
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  async function nextLine<Line>(): Promise<Line> {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${name} ended with ${(await closed)[0]}`);
    return JSON.parse(value) as Line;
  }
  const ready = await nextLine<Ready>();
  return {
    ready,
    nextLine,
    ask<Line>() {
      child.stdin.write('\n');
      return nextLine<Line>();
    },
    async stop() {
      child.stdin.end();
      const usage = await nextLine<ProgramUsage>();
      await closed;
      return usage;
    },
  };
}

/** For the program: its settings. */
export function programSettings<Settings>(): Settings {
  return JSON.parse(process.argv[2] ?? '{}') as Settings;
}

export function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** For the program: says that it is ready, goes on until the bench stops it, and tells what it used. */
export async function serve(ready: object, stop: () => Promise<unknown>): Promise<void> {
  say(ready);
  process.stdout.on('error', () => undefined); // The bench failed and is gone.
  await once(process.stdin.resume(), 'end');
  await stop();
  const { maxRSS } = process.resourceUsage();
  say({ cpuSeconds: cpuSecondsSoFar(), peakMiB: maxRSS / 1024 } satisfies ProgramUsage);
}

export function cpuSecondsSoFar(): number {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  return (userCPUTime + systemCPUTime) / 1e6;
}
