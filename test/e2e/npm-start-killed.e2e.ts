import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Ready } from '@rollcall/demo/start-everything';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { npmStart, verifiedNames } from '@rollcall/test/npm-start';
import { giveOwnPorts } from '@rollcall/test/own-ports';
import { processesOf } from '@rollcall/test/processes-of';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import type { TerminalCommand } from '@rollcall/test/terminal-command';
import { until } from '@rollcall/test/until';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

describe.skipIf(!requireTool('ffmpeg'))('npm start', () => {
  let folder: string;
  let data: string;
  let copy: TerminalCommand;
  let ready: Ready;

  /** Puts a video of this length on a card, and waits until it is verified beside what was there. */
  async function bringVideo(seconds: number, namesBefore: string[]): Promise<void> {
    const video = makeSampleVideo(folder, { name: `${seconds}.mp4`, seconds }) ?? '';
    const dock = ready.cards.find(({ stationId }) => stationId === 'accident-squad')?.folder ?? '';
    new RecorderCard(dock, 'K000009').add(seconds, { copyOf: video });
    expect(await verifiedNames(ready, namesBefore.length + 1)).toHaveLength(namesBefore.length + 1);
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-npm-start-'));
    data = join(folder, 'data');
    giveOwnPorts(data);
    copy = npmStart(data);
    ready = await copy.untilReady();
    await bringVideo(3, []);
  });
  afterAll(() => {
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  test('runs two more copies beside it, started together, and Ctrl-C leaves nothing of them', async () => {
    const copies = [npmStart(join(folder, 'second')), npmStart(join(folder, 'third'))];
    const readies = await Promise.all(copies.map((each) => each.untilReady()));
    expect(new Set([ready, ...readies].map(({ url }) => url)).size).toBe(3);
    for (const each of readies) expect(await verifiedNames(each, 0)).toEqual([]);
    for (const each of copies) each.interrupt();
    expect(await Promise.all(copies.map(({ ended }) => ended))).toEqual([0, 0]);
    for (const { dataFolder } of copies) expect(processesOf(dataFolder)).toEqual([]);
  });

  test('stops at once when Ctrl-C comes while it starts', async () => {
    // On a folder that has its database: so it is at that point at once.
    const early = npmStart(join(folder, 'second'));
    await until('the start of HQ', () => early.printed.includes('Starting HQ'));
    early.interrupt();
    expect(await early.ended).toBe(0);
    expect(early.printed).not.toContain('could not start');
    expect(processesOf(early.dataFolder)).toEqual([]);
  });

  const postmaster = () => Number.parseInt(readFileSync(join(data, 'postgres/data/postmaster.pid'), 'utf8'), 10);
  const partsOfPostgres: [string, () => Promise<number>][] = [
    ['Postgres', async () => postmaster()],
    ['the guard of Postgres', async () => parentOf(postmaster())],
    ['one of its back ends', () => backendOfHq(ready.databaseUrl)],
  ];
  test.each(partsOfPostgres)('goes on at the same addresses after kill -9 of %s', async (part, pidOf) => {
    const namesBefore = await verifiedNames(ready, 1);
    const before = await startOfPostgres(ready.databaseUrl);
    process.kill(await pidOf(), 'SIGKILL');
    await until('Postgres anew', async () => (await startOfPostgres(ready.databaseUrl)) > before);

    await bringVideo(10 + partsOfPostgres.findIndex(([name]) => name === part), namesBefore);
  });

  const waysToEnd: [string, () => unknown][] = [
    ['kill -9 of every process', () => killProcessesOf(data)],
    ['kill -9 of npm alone', () => process.kill(copy.pid, 'SIGKILL')],
    ['kill -9 of what npm runs', () => process.kill(childOf(copy.pid), 'SIGKILL')],
  ];
  test.each(waysToEnd)('has everything again after %s, at the same addresses', async (way, end) => {
    const portsBefore = readFileSync(join(data, 'ports.json'), 'utf8');
    const namesBefore = await verifiedNames(ready, 1);
    end();
    await copy.ended;
    // At once, as a person would: what is left of the killed copy may still be ending.
    copy = npmStart(data);
    const readyAgain = await copy.untilReady();
    expect(readyAgain).toEqual(ready);
    expect(readFileSync(join(data, 'ports.json'), 'utf8')).toBe(portsBefore);
    expect(copy.printed).not.toMatch(/ended \(|Not every station/);
    expect(await verifiedNames(ready, namesBefore.length)).toEqual(namesBefore);

    await bringVideo(5 + waysToEnd.findIndex(([name]) => name === way), namesBefore);
  });
});

async function ask<Row extends object>(databaseUrl: string, sql: string): Promise<Row | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl });
  client.on('error', () => undefined); // Postgres is killed meanwhile: the query fails.
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows[0];
  } finally {
    await client.end();
  }
}

/** After a crash of a back end all are started anew: what begins with them tells it, which the postmaster's own start doesn't. */
async function startOfPostgres(databaseUrl: string): Promise<number> {
  const sql = `select backend_start as at from pg_stat_activity where backend_type = 'checkpointer'`;
  return (await ask<{ at: Date }>(databaseUrl, sql))?.at.getTime() ?? 0;
}

async function backendOfHq(databaseUrl: string): Promise<number> {
  const sql = `select pid from pg_stat_activity where usename = 'rollcall_service' order by backend_start limit 1`;
  const row = await ask<{ pid: number }>(databaseUrl, sql);
  if (!row) throw new Error('HQ has no connection to Postgres');
  return row.pid;
}

function parentOf(pid: number): number {
  return Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

function childOf(parent: number): number {
  return Number(readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim().split(' ')[0]);
}
