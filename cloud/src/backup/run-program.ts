import { type ChildProcess, spawn } from 'node:child_process';
import { buffer, text } from 'node:stream/consumers';
import type { ProgramAccount } from './backup-settings.ts';

export interface ProgramOptions {
  account: ProgramAccount | undefined;
  signal?: AbortSignal | undefined;
}

export interface ProgramEnd {
  /** null: a signal ended it, or it couldn't be started. */
  code: number | null;
  out: Buffer;
  said: string;
}

/** Starts a program of PostgreSQL or pgBackRest with the environment that it needs and no more: ours has secrets. */
export function startProgram(
  file: string,
  args: readonly string[],
  { account, input }: Pick<ProgramOptions, 'account'> & { input?: 'pipe' | 'ignore' },
): ChildProcess {
  return spawn(file, args, {
    ...account,
    cwd: '/',
    env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' },
    stdio: [input ?? 'ignore', 'pipe', 'pipe'],
  });
}

/** Runs it to its end; the signal asks it to stop. Never rejects. */
export async function runProgram(
  file: string,
  args: readonly string[],
  { account, signal }: ProgramOptions,
): Promise<ProgramEnd> {
  const child = startProgram(file, args, { account });
  const stop = () => void child.kill('SIGTERM');
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const ended = endOf(child);
    const [out, said] = await Promise.all([
      child.stdout ? buffer(child.stdout) : Buffer.alloc(0),
      child.stderr ? text(child.stderr) : '',
    ]);
    const { code, problem } = await ended;
    return { code, out, said: problem ?? said };
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** How a program ends; `problem` when it couldn't be started. */
export function endOf(child: ChildProcess): Promise<{ code: number | null; problem?: string }> {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, problem: error.message }));
    child.once('close', (code) => resolve({ code }));
  });
}
