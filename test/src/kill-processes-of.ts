import { processesOf } from './processes-of.ts';

/** kill -9 of all processes that have to do with a folder. Some end by themselves when the one before them is killed. */
export function killProcessesOf(folder: string): void {
  for (const { pid } of processesOf(folder)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}
