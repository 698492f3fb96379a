import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, closeSync, copyFileSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { requireTool } from './require-tool.ts';
import { until } from './until.ts';

/** Debian's mosquitto, run on the files that `writeFiles` makes in `folder`. */
export class Mosquitto {
  readonly #folder: string;
  readonly #port: number;
  readonly #writeFiles: () => Promise<unknown>;
  #child: ChildProcess | undefined;

  /** @param options.writeFiles writes mosquitto.conf, acl and passwords into `folder` */
  constructor(options: { folder: string; port: number; writeFiles: () => Promise<unknown> }) {
    this.#folder = options.folder;
    this.#port = options.port;
    this.#writeFiles = options.writeFiles;
    mkdirSync(options.folder, { recursive: true });
  }

  async start(): Promise<void> {
    await this.#writeFiles();
    const conf = join(this.#folder, 'test.conf');
    copyFileSync(join(this.#folder, 'mosquitto.conf'), conf);
    // As root it would become the user `mosquitto`, who may not read files of mode 0600 that are root's.
    if (process.getuid?.() === 0) appendFileSync(conf, 'user root\n');
    const log = openSync(this.#logFile, 'a');
    const program = requireTool('mosquitto') ?? 'mosquitto';
    this.#child = spawn(program, ['-c', conf], { stdio: ['ignore', log, log] });
    closeSync(log);
    await until('mosquitto listening', () => canConnect(this.#port));
  }

  /** Tells it of the passwords that enrolment made or revocation took since. */
  async refresh(): Promise<void> {
    await this.#writeFiles();
    const before = this.#reloads();
    this.#child?.kill('SIGHUP');
    await until('mosquitto reading its files again', () => this.#reloads() > before);
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
  }

  get #logFile(): string {
    return join(this.#folder, 'mosquitto.log');
  }

  #reloads(): number {
    return readFileSync(this.#logFile, 'utf8').split('Reloading config').length - 1;
  }
}

async function canConnect(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } finally {
    socket.destroy();
  }
}
