import { spawn } from 'node:child_process';
import { clockEnvironment } from '../config/env.ts';
import type { PostgresAccount } from './postgres-account.ts';

/** Nothing of our own environment but its clock: no PGDATA, no locale, no secrets. */
export function postgresEnvironment(): Record<string, string> {
  return { ...clockEnvironment(), PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

export interface CommandResult {
  /** null when a signal ended it or it could not be started at all. */
  exitCode: number | null;
  output: string;
}

/** Runs a program to its end, as the given account. Never rejects: what went wrong is in `output`. */
export function runCommand(
  file: string,
  args: string[],
  options: { cwd: string; account: PostgresAccount | undefined; stdinFd?: number },
): Promise<CommandResult> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...options.account,
      cwd: options.cwd,
      env: postgresEnvironment(),
      stdio: [options.stdinFd ?? 'ignore', 'pipe', 'pipe'],
    });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ exitCode: null, output: error.message }));
    child.on('close', (exitCode) => resolve({ exitCode, output: Buffer.concat(chunks).toString('utf8').trim() }));
  });
}
