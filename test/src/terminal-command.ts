import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from '@rollcall/demo/config/env';
import type { Ready } from '@rollcall/demo/start-everything';
import { environmentOfTests } from './config/env.ts';
import { until } from './until.ts';

const checkout = fileURLToPath(new URL('../..', import.meta.url));

/**
 * `npm start`, or another command, given in the checkout by a person at a terminal: in a process group of its own. What it prints
 * goes to a file, by default beside its data folder, so that it can outlive who started it.
 */
export class TerminalCommand {
  readonly dataFolder: string;
  readonly #child: ChildProcess;
  readonly #outputFile: string;
  /** Its exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;

  constructor(
    dataFolder: string,
    {
      command = 'npm start',
      env = {},
      outputFile = `${dataFolder}.${randomUUID()}.printed`,
    }: { command?: string; env?: Record<string, string>; outputFile?: string } = {},
  ) {
    this.dataFolder = dataFolder;
    this.#outputFile = outputFile;
    const output = openSync(outputFile, 'a');
    // Without the folders that vitest's own npm put there: `node` is the machine's, whatever its version.
    const path = environmentOfTests().path.filter((folder) => !folder.includes('node_modules'));
    const child = spawn('sh', ['-c', `exec ${command}`], {
      cwd: checkout,
      detached: true,
      env: childEnvironment({ ROLLCALL_DATA: dataFolder, PATH: path.join(delimiter), ...env }),
      stdio: ['ignore', output, output],
    });
    closeSync(output);
    this.#child = child;
    this.ended = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error('the command could not be started');
    return this.#child.pid;
  }

  /** What it printed so far, to both streams. */
  get printed(): string {
    return readFileSync(this.#outputFile, 'utf8');
  }

  /** What `ready.json` says, once it is there. */
  async untilReady(withinMs = 120_000): Promise<Ready> {
    return until(
      'ready.json',
      () => {
        if (this.#child.exitCode !== null) throw new Error(`it ended: ${this.printed}`);
        return readReady(this.dataFolder, this.printed);
      },
      withinMs,
    );
  }

  /** Ctrl-C in a terminal. */
  interrupt(): void {
    process.kill(-this.pid, 'SIGINT');
  }
}

/** What `ready.json` says, unless what was printed doesn't say so yet. */
export function readReady(dataFolder: string, printed: string): Ready | undefined {
  const file = join(dataFolder, 'ready.json');
  if (!existsSync(file) || !printed.includes('Rollcall is ready')) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as Ready;
}
