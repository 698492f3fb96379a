import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { Ready } from '@rollcall/demo/start-everything';
import { topics } from '@rollcall/shared/contract/topics';
import type { RecordingRow } from '@rollcall/shared/http/recordings';
import { shardOf } from '@rollcall/shared/ids';
import { HqClient } from '@rollcall/test/hq-client';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { processesOf } from '@rollcall/test/processes-of';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import { TerminalCommand } from '@rollcall/test/terminal-command';
import { until } from '@rollcall/test/until';
import { connectAsync } from 'mqtt';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('ffmpeg');

/** Without footage of the demo's own: what arrives is what a test put on a card. */
function npmStart(dataFolder: string): TerminalCommand {
  return new TerminalCommand(dataFolder, { env: { ROLLCALL_DEMO: 'brigade' } });
}

async function verifiedNames(ready: Ready, count: number): Promise<string[]> {
  const client = new HqClient(ready.url, ready.admin);
  return until(`${count} verified recordings`, async () => {
    const { rows } = await client.get<{ rows: RecordingRow[] }>('recordings?state=verified&limit=200');
    return rows.length >= count && rows.map(({ fileName }) => fileName).sort();
  });
}

describe.skipIf(!tools)('npm start', () => {
  let folder: string;
  let data: string;
  let video: string;
  let copy: TerminalCommand;
  let ready: Ready;

  const dockOf = (stationId: string) => ready.cards.find((card) => card.stationId === stationId)?.folder ?? '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'rollcall-npm-start-'));
    data = join(folder, 'data');
    video = makeSampleVideo(folder) ?? '';
    copy = npmStart(data);
    ready = await copy.untilReady();
  });
  afterAll(() => {
    killProcessesOf(folder);
    rmSync(folder, { recursive: true, force: true });
  });

  test('ends ready, with ready.json for its owner only', () => {
    expect(statSync(join(data, 'ready.json')).mode & 0o777).toBe(0o600);
    expect(Object.keys(ready).sort()).toEqual([
      'admin',
      'cards',
      'databaseUrl',
      'kioskUrl',
      'mqttUrl',
      'others',
      's3',
      'url',
    ]);
    expect(ready.cards.map(({ stationId }) => stationId)).toEqual(['squad-1', 'squad-2', 'accident-squad']);
    for (const { folder: dock } of ready.cards) expect(statSync(dock).isDirectory()).toBe(true);
    expect(copy.printed).toContain(`${ready.url}   admin / ${ready.admin.password}`);
  });

  test('brings a video from a card to HQ, verified', async () => {
    new RecorderCard(dockOf('squad-1'), 'K000001').add(1, { copyOf: video });
    expect(await verifiedNames(ready, 1)).toEqual(['K000001_100001_20261125093000_0001.MP4']);
  });

  test('collects a video of any name in the root of a card', async () => {
    const card = join(dockOf('squad-2'), 'K000005');
    mkdirSync(card);
    copyFileSync(makeSampleVideo(folder, { name: 'other.mp4', seconds: 3 }) ?? '', join(card, '路口 事故.mp4'));
    expect(await verifiedNames(ready, 2)).toContain('路口 事故.mp4');
  });

  test('gives an owner of the database, a bucket that can be listed and a page', async () => {
    const client = new pg.Client({ connectionString: ready.databaseUrl });
    await client.connect();
    const owned = await client.query(
      `select pg_has_role(current_user, tableowner, 'usage') as owns from pg_tables where tablename = 'recording'`,
    );
    await client.end();
    expect(owned.rows).toEqual([{ owns: true }]);

    const { endpoint, region, bucket, ...credentials } = ready.s3;
    const s3 = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    expect(Contents?.length).toBeGreaterThanOrEqual(2);

    expect(await (await fetch(ready.url)).text()).toContain('<title>点名');
  });

  test('lets the reader hear every topic and publish nothing', async () => {
    const reader = await connectAsync(ready.mqttUrl, { reconnectPeriod: 0 });
    const heard: { topic: string; text: string }[] = [];
    reader.on('message', (topic, payload) => heard.push({ topic, text: payload.toString() }));
    await reader.subscribeAsync('rc/v1/#', { qos: 1 });
    const up = topics.up(
      shardOf('squad-1', (bytes) => createHash('sha256').update(bytes).digest()),
      'squad-1',
    );
    await reader.publishAsync(up, 'forged by the reader', { qos: 1 });
    new RecorderCard(dockOf('squad-1'), 'K000002').add(1, { copyOf: video });
    await until('a batch of the station', () => heard.some(({ topic }) => topic === up));
    await reader.endAsync();
    expect(heard.filter(({ text }) => text.includes('forged'))).toEqual([]);
  });

  test('refuses a folder on which a copy runs already', async () => {
    const second = npmStart(data);
    expect(await second.ended).toBe(1);
    expect(second.printed).toContain(`Rollcall already runs on ${data} at ${ready.url}. Stop it first`);
    expect((await fetch(`${ready.url}/api/v1/health`)).status).toBe(200);
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
    const namesBefore = await verifiedNames(ready, 2);
    const before = await startOfPostgres(ready.databaseUrl);
    process.kill(await pidOf(), 'SIGKILL');
    await until('Postgres anew', async () => (await startOfPostgres(ready.databaseUrl)) > before);

    const sequenceNo = 50 + partsOfPostgres.findIndex(([name]) => name === part);
    const seconds = sequenceNo - 40;
    const another = makeSampleVideo(folder, { name: `postgres-${seconds}.mp4`, seconds }) ?? '';
    new RecorderCard(dockOf('accident-squad'), 'K000009').add(sequenceNo, { copyOf: another });
    expect(await verifiedNames(ready, namesBefore.length + 1)).toHaveLength(namesBefore.length + 1);
  });

  const waysToEnd: [string, () => unknown][] = [
    ['Ctrl-C', () => copy.interrupt()],
    ['kill -9 of every process', () => killProcessesOf(data)],
    ['kill -9 of npm alone', () => process.kill(copy.pid, 'SIGKILL')],
    ['kill -9 of what npm runs', () => process.kill(childOf(copy.pid), 'SIGKILL')],
  ];
  test.each(waysToEnd)('has everything again after %s, at the same addresses', async (way, end) => {
    const portsBefore = readFileSync(join(data, 'ports.json'), 'utf8');
    const namesBefore = await verifiedNames(ready, 2);
    end();
    const exitCode = await copy.ended;
    if (way === 'Ctrl-C') {
      expect(exitCode).toBe(0);
      expect(processesOf(data)).toEqual([]);
      expect(existsSync(join(data, 'ready.json'))).toBe(false);
    }
    // At once, as a person would: what is left of the killed copy may still be ending.
    copy = npmStart(data);
    const readyAgain = await copy.untilReady();
    expect(readyAgain).toEqual(ready);
    expect(readFileSync(join(data, 'ports.json'), 'utf8')).toBe(portsBefore);
    expect(copy.printed).not.toMatch(/ended \(|Not every station/);
    expect(await verifiedNames(ready, namesBefore.length)).toEqual(namesBefore);

    const seconds = 4 + waysToEnd.findIndex(([name]) => name === way);
    const another = makeSampleVideo(folder, { name: `after-${seconds}.mp4`, seconds }) ?? '';
    new RecorderCard(dockOf('accident-squad'), 'K000009').add(seconds, { copyOf: another });
    expect(await verifiedNames(ready, namesBefore.length + 1)).toHaveLength(namesBefore.length + 1);
  });

  test('leaves no process in the end', async () => {
    copy.interrupt();
    expect(await copy.ended).toBe(0);
    expect(processesOf(data)).toEqual([]);
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
