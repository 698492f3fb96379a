import { readdir, readFile, stat, statfs } from 'node:fs/promises';
import { freemem, loadavg, release, totalmem, uptime } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { mostSupportText } from '@rollcall/shared/http/station-settings';
import packageJson from '../../package.json' with { type: 'json' };
import { readMounts } from '../card/mount-table.ts';
import { type EnrolledStation, listEnrolledStations } from '../identity/station-folder.ts';
import { readSettings } from '../settings/settings-repository.ts';
import { readStationStore } from '../store/read-station-store.ts';
import { readRecentLog } from './recent-log.ts';

/**
 * What an engineer wants to know of a machine whose stations have a trouble: versions, status, disk, memory, rows of the databases, mounts,
 * and the last of the log. No footage, no keys, no names of files. Read from the disk, so it can be written also while
 * no agent runs.
 */
export async function writeBundle(dataFolder: string): Promise<string> {
  const stations = await listEnrolledStations(dataFolder);
  const sections = [
    await section('Machine', () => machine(dataFolder)),
    ...(await Promise.all(stations.map((station) => section(station.config.stationId, () => ofStation(station))))),
    await section('Log', async () => readRecentLog(dataFolder)),
  ];
  const text = sections.join('\n');
  // The beginning says what it is, and the end what happened last.
  if (text.length <= mostSupportText) return text;
  const half = mostSupportText / 2 - 100;
  return `${text.slice(0, half)}\n… ${text.length - 2 * half} characters are left out …\n${text.slice(-half)}`;
}

async function section(title: string, read: () => Promise<string>): Promise<string> {
  const body = await read().catch((error: unknown) => `could not be read: ${String(error)}`);
  return `== ${title}\n${body}\n`;
}

async function machine(dataFolder: string): Promise<string> {
  const { blocks, bavail, bsize } = await statfs(dataFolder);
  return lines({
    made: `${new Date().toISOString()} by the clock of the station`,
    agent: packageJson.version,
    node: process.version,
    system: `${process.platform} ${release()} ${process.arch}, up for ${Math.round(uptime() / 3600)} h`,
    memory: `${mib(freemem())} of ${mib(totalmem())} MiB free`,
    load: loadavg()
      .map((load) => load.toFixed(2))
      .join(' '),
    disk: `${mib(bavail * bsize)} of ${mib(blocks * bsize)} MiB free`,
  });
}

async function ofStation({ folder, config }: EnrolledStation): Promise<string> {
  const status = await readFile(join(folder, 'status.json'), 'utf8').catch(() => 'the agent never ran');
  const stored = readStationStore(folder, (db) => ({ rows: rowsOf(db), settings: readSettings(db) }));
  const docks = (await readMounts()).filter(({ path }) => path.startsWith(`${config.dockFolder}/`));
  return [
    `status: ${status.trim()}`,
    `process: ${await processOf(status)}`,
    `settings of HQ: ${JSON.stringify(stored?.settings ?? null)}`,
    `mounts below the dock: ${docks.length === 0 ? 'none' : docks.map(({ path, readOnly }) => `${path}${readOnly ? ' (ro)' : ''}`).join(', ')}`,
    `files: ${await sizesIn(folder)}`,
    stored === undefined ? 'database: none of this version' : `rows: ${stored.rows}`,
  ].join('\n');
}

function rowsOf(db: DatabaseSync): string {
  const tables = db.prepare(`select name from sqlite_master where type = 'table' order by name`).all();
  return tables
    .map(({ name }) => `${name} ${db.prepare(`select count(*) as rows from "${name}"`).get()?.rows}`)
    .join(', ');
}

/** Of the station's own files; of folders how many files lie in them. A file may go while they are looked at: the agent is at work. */
async function sizesIn(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const told = entries.map(async (entry) => {
    const path = join(folder, entry.name);
    try {
      if (entry.isDirectory()) return `${entry.name}/ ${(await readdir(path)).length} files`;
      return `${entry.name} ${(await stat(path)).size} bytes`;
    } catch (error) {
      return `${entry.name} ${String(error)}`;
    }
  });
  return (await Promise.all(told)).join(', ');
}

async function processOf(status: string): Promise<string> {
  const pid = /"pid": (\d+)/.exec(status)?.[1];
  if (pid === undefined) return 'none';
  try {
    const text = await readFile(`/proc/${pid}/status`, 'utf8');
    const handles = (await readdir(`/proc/${pid}/fd`)).length;
    const of = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(text)?.[1];
    return `${pid}, ${of('VmRSS')} (most ${of('VmHWM')}), ${of('Threads')} threads, ${handles} open files`;
  } catch {
    return `${pid} does not run`;
  }
}

function lines(values: Record<string, string>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function mib(bytes: number): string {
  return (bytes / 1024 ** 2).toFixed(0);
}
