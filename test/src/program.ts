import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { childEnvironment } from '@rollcall/demo/config/env';
import { type ProgramModule, programCommand } from './program-command.ts';

/** One of our programs in a process of its own, to be started, stopped and killed by a test. */
export class Program {
  readonly #module: ProgramModule;
  readonly #args: string[];
  readonly #env: Record<string, string>;
  readonly #logFile: string;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();

  constructor(options: { module: ProgramModule; args: string[]; env: Record<string, string>; logFile: string }) {
    this.#module = options.module;
    this.#args = options.args;
    this.#env = options.env;
    this.#logFile = options.logFile;
  }

  /** @param more variables of this run only */
  start(more: Record<string, string> = {}): void {
    const log = openSync(this.#logFile, 'a');
    const { args, env } = programCommand(this.#module);
    const child = spawn(process.execPath, [...args, ...this.#args], {
      env: childEnvironment({ ...env, ...this.#env, ...more }),
      stdio: ['pipe', log, log],
    });
    closeSync(log);
    child.stdin?.on('error', () => undefined); // EPIPE of a killed program
    this.#child = child;
    this.#ended = new Promise((resolve) => child.once('close', () => resolve()));
  }

  get running(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Of the running program. */
  get pid(): number | undefined {
    return this.running ? this.#child?.pid : undefined;
  }

  /** Asks it to end (SIGTERM) and waits. */
  async stop(): Promise<void> {
    this.#child?.kill('SIGTERM');
    await this.#ended;
  }

  /** kill -9, as a power cut to this program would be. */
  async kill(): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  log(): string {
    return readFileSync(this.#logFile, 'utf8');
  }
}
