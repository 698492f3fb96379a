import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Linux counts CPU in hundredths of a second, whatever its tick. */
const ticksPerSecond = 100;

/** CPU seconds of a cluster's processes so far, of those that ended too. NaN where there is no `/proc`. */
export async function postgresCpuSeconds(clusterFolder: string): Promise<number> {
  try {
    const [pid = ''] = (await readFile(join(clusterFolder, 'data', 'postmaster.pid'), 'utf8')).split('\n');
    const processes = await Promise.all((await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(readStat));
    const cluster = processes.filter((process) => process && (process.pid === pid || process.parent === pid));
    return cluster.reduce((sum, process) => sum + (process?.ticks ?? 0), 0) / ticksPerSecond;
  } catch {
    return Number.NaN; // Only a number to look at.
  }
}

async function readStat(pid: string) {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined); // It may have ended just now.
  if (stat === undefined) return undefined;
  // After the name, which is in brackets: state, parent, …; times of its own and of children that it waited for.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  return { pid, parent: fields[1], ticks };
}
