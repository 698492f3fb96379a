import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, copyFileSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningMosquitto } from './mosquitto-container.ts';
import { requireTool } from './require-tool.ts';
import { runContainers } from './run-containers.ts';
import { until } from './until.ts';

const running = /mosquitto version \S+ running/g;
const reloading = /Reloading config/g;

/** Mosquitto, run on the files that `writeFiles` makes in `folder`: Debian's, or the one of the broker image in a container. */
export class Mosquitto {
  readonly #folder: string;
  readonly #writeFiles: () => Promise<unknown>;
  #running: RunningMosquitto | undefined;

  /** @param options.writeFiles writes mosquitto.conf, acl and passwords into `folder` */
  constructor(options: { folder: string; writeFiles: () => Promise<unknown> }) {
    this.#folder = options.folder;
    this.#writeFiles = options.writeFiles;
    mkdirSync(options.folder, { recursive: true });
  }

  /** False where tests of it can't run. */
  static isPresent(): boolean {
    return runContainers() !== undefined || requireTool('mosquitto') !== undefined;
  }

  async start(): Promise<void> {
    await this.#writeFiles();
    const before = this.#logged(running);
    const where = { folder: this.#folder, logFile: this.#logFile };
    const containers = runContainers();
    if (containers === undefined) this.#running = startProgram(where);
    else {
      // Loaded only here: no other run needs the client of the engine.
      const { startMosquittoContainer } = await import('./mosquitto-container.ts');
      this.#running = await startMosquittoContainer({ ...containers.broker, ...where });
    }
    // It listens before it takes signals: one to read its files again that comes in between ends it.
    await until('mosquitto running', () => this.#logged(running) > before);
  }

  /** Tells it of the passwords that enrolment made or revocation took since. */
  async refresh(): Promise<void> {
    await this.#writeFiles();
    const before = this.#logged(reloading);
    await this.#running?.reload();
    await until('mosquitto reading its files again', () => this.#logged(reloading) > before);
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
  }

  /** With all that it held in memory. */
  async kill(): Promise<void> {
    await this.#running?.kill();
  }

  get #logFile(): string {
    return join(this.#folder, 'mosquitto.log');
  }

  #logged(line: RegExp): number {
    if (!existsSync(this.#logFile)) return 0;
    return readFileSync(this.#logFile, 'utf8').match(line)?.length ?? 0;
  }
}

function startProgram({ folder, logFile }: { folder: string; logFile: string }): RunningMosquitto {
  const conf = join(folder, 'test.conf');
  copyFileSync(join(folder, 'mosquitto.conf'), conf);
  // As root it would become the user `mosquitto`, who may not read files of mode 0600 that are root's.
  if (process.getuid?.() === 0) appendFileSync(conf, 'user root\n');
  const log = openSync(logFile, 'a');
  const program = requireTool('mosquitto') ?? 'mosquitto';
  const child: ChildProcess = spawn(program, ['-c', conf], { stdio: ['ignore', log, log] });
  closeSync(log);
  async function end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill(signal);
    await closed;
  }
  return {
    async reload() {
      child.kill('SIGHUP');
    },
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}
