import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** The processes that have to do with a folder: it is in their command line, their environment or their current folder. */
export function processesOf(folder: string): { pid: number; command: string }[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) =>
      [
        () => readFileSync(`/proc/${pid}/cmdline`, 'utf8'),
        () => readFileSync(`/proc/${pid}/environ`, 'utf8'),
        () => readlinkSync(`/proc/${pid}/cwd`),
      ].some((read) => orNothing(read).includes(folder)),
    )
    .map((pid) => ({
      pid: Number(pid),
      command: orNothing(() => readFileSync(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' '),
    }));
}

/** A process that ended meanwhile, or that isn't ours to look into, says nothing. */
function orNothing(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
