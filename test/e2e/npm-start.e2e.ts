import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import type { Ready } from '@rollcall/demo/start-everything';
import { topics } from '@rollcall/shared/contract/topics';
import { shardOf } from '@rollcall/shared/ids';
import { killProcessesOf } from '@rollcall/test/kill-processes-of';
import { npmStart, verifiedNames } from '@rollcall/test/npm-start';
import { giveOwnPorts } from '@rollcall/test/own-ports';
import { processesOf } from '@rollcall/test/processes-of';
import { RecorderCard } from '@rollcall/test/recorder-card';
import { requireTool } from '@rollcall/test/require-tool';
import { makeSampleVideo } from '@rollcall/test/sample-video';
import type { TerminalCommand } from '@rollcall/test/terminal-command';
import { until } from '@rollcall/test/until';
import { connectAsync } from 'mqtt';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const tools = requireTool('ffmpeg');

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
    giveOwnPorts(data);
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

  test('has everything again after Ctrl-C, at the same addresses', async () => {
    const portsBefore = readFileSync(join(data, 'ports.json'), 'utf8');
    const namesBefore = await verifiedNames(ready, 2);
    copy.interrupt();
    expect(await copy.ended).toBe(0);
    expect(processesOf(data)).toEqual([]);
    expect(existsSync(join(data, 'ready.json'))).toBe(false);
    copy = npmStart(data);
    expect(await copy.untilReady()).toEqual(ready);
    expect(readFileSync(join(data, 'ports.json'), 'utf8')).toBe(portsBefore);
    expect(copy.printed).not.toMatch(/ended \(|Not every station/);
    expect(await verifiedNames(ready, namesBefore.length)).toEqual(namesBefore);

    const another = makeSampleVideo(folder, { name: 'after.mp4', seconds: 4 }) ?? '';
    new RecorderCard(dockOf('accident-squad'), 'K000009').add(4, { copyOf: another });
    expect(await verifiedNames(ready, namesBefore.length + 1)).toHaveLength(namesBefore.length + 1);
  });

  test('leaves no process in the end', async () => {
    copy.interrupt();
    expect(await copy.ended).toBe(0);
    expect(processesOf(data)).toEqual([]);
  });
});
