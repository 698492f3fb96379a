import { execFile } from 'node:child_process';
import { readdir, readFile, readlink } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The Postgres processes that work in this data folder (a real path). `suspect`: the process its lock file names. */
export async function postgresProcessesIn(dataFolder: string, suspect: number | undefined): Promise<number[]> {
  if (process.platform !== 'linux') {
    const line = suspect === undefined ? '' : await ps(suspect, 'comm=');
    return suspect !== undefined && line.endsWith('postgres') ? [suspect] : [];
  }
  const pids: number[] = [];
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    // Every Postgres process keeps the data folder as its working directory. Unreadable: another user's, or gone.
    const cwd = await readlink(`/proc/${name}/cwd`).catch(() => '');
    if (cwd !== dataFolder) continue;
    const command = await readFile(`/proc/${name}/comm`, 'utf8').catch(() => '');
    if (command.trim() === 'postgres') pids.push(Number(name));
  }
  return pids;
}

export interface ParentProcess {
  pid: number;
  /** Arguments joined with spaces. */
  commandLine: string;
}

/** undefined when the process is gone. */
export async function parentOf(pid: number): Promise<ParentProcess | undefined> {
  const parent = Number(await (process.platform === 'linux' ? parentFromProc(pid) : ps(pid, 'ppid=')));
  if (!parent) return undefined;
  if (process.platform !== 'linux') return { pid: parent, commandLine: await ps(parent, 'args=') };
  const commandLine = await readFile(`/proc/${parent}/cmdline`, 'utf8').catch(() => ''); // Gone.
  return { pid: parent, commandLine: commandLine.replaceAll('\0', ' ') };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function parentFromProc(pid: number): Promise<string | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => ''); // Gone.
  return /^PPid:\s+(\d+)/m.exec(status)?.[1];
}

async function ps(pid: number, column: string): Promise<string> {
  const result = await run('ps', ['-o', column, '-p', String(pid)]).catch(() => ({ stdout: '' })); // No such process.
  return result.stdout.trim();
}
