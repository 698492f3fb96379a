import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { processesOf } from '../processes-of.ts';
import { until } from '../until.ts';

/** What a round kills: the two programs, Postgres, and the program of `npm start` with broker and store in it. */
export const parts = ['agent', 'hq', 'postgres', 'parent'] as const;
export type Part = (typeof parts)[number];

const patienceMs = 120_000;

/** kill -9 of a part of the system that runs on this folder. Waits for it when it is just being started again. */
export async function killPart(dataFolder: string, part: Part): Promise<void> {
  await until(`a running ${part}`, () => kill(pidOf(dataFolder, part)), patienceMs);
}

function kill(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  process.kill(pid, 'SIGKILL');
  return true;
}

function pidOf(dataFolder: string, part: Part): number | undefined {
  const running = processesOf(dataFolder);
  if (part === 'postgres') {
    const postmaster = Number.parseInt(readFileSync(join(dataFolder, 'postgres/data/postmaster.pid'), 'utf8'), 10);
    // The file of a killed one stays until the next start; its number may be a stranger's by then.
    return running.find(({ pid }) => pid === postmaster)?.pid;
  }
  const pattern = {
    parent: /^\S*node infra\/demo\/src\/main\.ts/,
    hq: /cloud\/src\/cli\/main\.ts serve /,
    agent: /agent\/src\/cli\/main\.ts run /,
  }[part];
  return running.find(({ command }) => pattern.test(command))?.pid;
}
