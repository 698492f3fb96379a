import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { childEnvironment } from './config/env.ts';

const restartDelayMs = { first: 250, most: 10_000 };
/** A program that ran this long is taken to be well again. */
const healthyAfterMs = 30_000;

export interface ChildProgram {
  stop(): Promise<void>;
}

/**
 * Keeps one of our programs running: starts it again when it ends by itself. It gets a pipe as standard input and ends
 * when that closes (`--exit-with-parent`), so it can't outlive this process, however that ends.
 */
export function startChildProgram(options: {
  /** Module specifier of the program, such as `@rollcall/cloud/cli/main`. */
  module: string;
  args: string[];
  env: Record<string, string>;
  logFile: string;
  onUnexpectedEnd(reason: string): void;
}): ChildProgram {
  let child: ChildProcess | undefined;
  let restart: NodeJS.Timeout | undefined;
  let delayMs = restartDelayMs.first;
  let stopping = false;
  let ended = Promise.resolve();

  function launch(): void {
    const startedAt = performance.now();
    const log = openSync(options.logFile, 'a', 0o600);
    const running = spawn(process.execPath, [fileURLToPath(import.meta.resolve(options.module)), ...options.args], {
      // A process group of its own: Ctrl-C reaches this process, which then stops its programs in order.
      detached: true,
      env: childEnvironment(options.env),
      stdio: ['pipe', log, log],
    });
    closeSync(log);
    running.stdin?.on('error', () => undefined); // EPIPE of a program that is already gone
    child = running;
    ended = new Promise((resolve) => {
      running.once('close', (code, signal) => {
        resolve();
        if (stopping) return;
        if (performance.now() - startedAt > healthyAfterMs) delayMs = restartDelayMs.first;
        options.onUnexpectedEnd(`${options.module} ended (${signal ?? code}); see ${options.logFile}`);
        restart = setTimeout(launch, delayMs);
        delayMs = Math.min(delayMs * 2, restartDelayMs.most);
      });
    });
  }

  launch();
  return {
    async stop() {
      stopping = true;
      clearTimeout(restart);
      child?.kill('SIGTERM');
      const overdue = setTimeout(() => child?.kill('SIGKILL'), 10_000);
      await ended;
      clearTimeout(overdue);
    },
  };
}
