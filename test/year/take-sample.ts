import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { until } from '@rollcall/test/until';
import type { Sample } from '@rollcall/test/year/judge-flat';
import { processUsage } from '../bench/process-usage.ts';
import { knownFileBytes } from './bounds.ts';
import { rowsOfTables } from './station-database.ts';
import type { World } from './world.ts';

const mib = 1024 * 1024;
const looksAtHandles = 10;
const lookEveryMs = 50;

/** Tables of HQ whose rows are of a while: what is over goes. */
const passingTables = ['session', 'used_assertion', 'given_command', 'attempt_window', 'pending_fact'];

/** What station and HQ hold at a moment at which nothing happens. Sizes in MiB. */
export async function takeSample(world: World, day: number): Promise<Sample> {
  const { stationFolder, network, db } = world;
  const pid = network.agent.pid;
  if (pid === undefined) throw new Error('the agent does not run: nothing can be measured');
  const memory = await askMemory(world.memoryFile, pid);
  const { heldMiB, threads } = processUsage(pid);
  const { handles, sockets } = await countHandles(pid);
  const tables = [...rowsOfTables(stationFolder)].map(([name, rows]) => [`rows_${name}`, rows] as const);
  const passing: [string, number][] = [];
  for (const table of passingTables) {
    const { rows } = await db.query(`select count(*)::int as n from ${table}`);
    passing.push([`hq_${table}`, Number(rows[0]?.n)]);
  }
  const database = sizeOf(join(stationFolder, 'station.db'));
  const known = world.recorders.reduce((sum, { docked }) => sum + docked.length, 0);
  const { rows: size } = await db.query('select pg_database_size(current_database()) as bytes');
  return {
    day,
    rss: heldMiB,
    heap: memory.heapUsed / mib,
    external: memory.external / mib,
    handles,
    sockets,
    threads,
    timers: memory.timers,
    resources: memory.resources,
    known_files: known,
    database,
    database_beyond_known_files: Math.max(0, database - (known * knownFileBytes) / mib),
    wal: sizeOf(join(stationFolder, 'station.db-wal')),
    journal: sizeOf(join(stationFolder, 'journal')),
    recordings: sizeOf(join(stationFolder, 'recordings')),
    collecting: countIn(join(stationFolder, 'collecting')),
    status_file: sizeOf(join(stationFolder, 'status.json')),
    hq_database: Number(size[0]?.bytes) / mib,
    ...Object.fromEntries([...tables, ...passing]),
  };
}

type Memory = NodeJS.MemoryUsage & { timers: number; resources: number };

async function askMemory(file: string, pid: number): Promise<Memory> {
  rmSync(file, { force: true });
  process.kill(pid, 'SIGUSR2');
  await until('what the agent holds', () => existsSync(file));
  return JSON.parse(readFileSync(file, 'utf8')) as Memory;
}

/**
 * Connections come and go with what the station asks at the moment; everything else it opens should stay the same. The fewest of
 * some looks: a file that is read at this moment is closed at another.
 */
async function countHandles(pid: number): Promise<{ handles: number; sockets: number }> {
  const looks: { handles: number; sockets: number }[] = [];
  for (let look = 0; look < looksAtHandles; look += 1) {
    looks.push(lookAtHandles(pid));
    await delay(lookEveryMs);
  }
  return {
    handles: Math.min(...looks.map(({ handles }) => handles)),
    sockets: Math.min(...looks.map(({ sockets }) => sockets)),
  };
}

function lookAtHandles(pid: number): { handles: number; sockets: number } {
  const targets = readdirSync(`/proc/${pid}/fd`).map((fd) => {
    try {
      return readlinkSync(`/proc/${pid}/fd/${fd}`);
    } catch {
      return 'socket:'; // It was closed meanwhile.
    }
  });
  const sockets = targets.filter((target) => target.startsWith('socket:')).length;
  return { handles: targets.length - sockets, sockets };
}

/** Of a file, or of all files in a folder; 0 where there is none. */
function sizeOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.size / mib;
  return readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0);
}

function countIn(folder: string): number {
  return existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0;
}
