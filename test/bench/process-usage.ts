import { readdirSync, readFileSync } from 'node:fs';

/** What Linux says of a process that runs. `peakMiB` is the most that it ever held, `heldMiB` what it holds now. */
export function processUsage(pid: number) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mebibytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  // The name of the program stands in brackets before the third field, and may hold blanks.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  const ticksPerSecond = 100;
  return {
    peakMiB: mebibytes('VmHWM'),
    heldMiB: mebibytes('VmRSS'),
    ownMiB: mebibytes('RssAnon'),
    threads: readdirSync(`/proc/${pid}/task`).length,
    handles: readdirSync(`/proc/${pid}/fd`).length,
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / ticksPerSecond,
  };
}
