import { renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { seriesOf } from '@rollcall/test/series-of';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeAttempts } from '../src/kiosk/attempt-repository.ts';
import { runAgent } from '../src/main.ts';
import { createMetricsServer } from '../src/metrics/metrics-server.ts';
import type { MeasuredStation } from '../src/metrics/station-collectors.ts';
import { endStorageEpisode, saveStorageEpisode } from '../src/recordings/storage-episode-repository.ts';
import { createSystemClock } from '../src/runtime/clock.ts';
import type { StationAgent } from '../src/station/station-agent.ts';
import { createCardStation, l6Name } from './card-station-fixture.ts';
import { startTestHq, type TestHq } from './support/test-hq.ts';
import { enrolTestStation, silent, type TestStation, testConfig } from './support/test-station.ts';
import { until } from './support/until.ts';

let server: ReturnType<typeof createMetricsServer>;
let url: string;

async function serve(...stations: MeasuredStation[]): Promise<void> {
  server = createMetricsServer({ stations, log: silent });
  url = await server.start({ port: 0, address: '127.0.0.1' });
}

async function readText(): Promise<string> {
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  return answer.text();
}

/** Of the station `squad-1`, by the name without what all have in common. */
async function read(name: string): Promise<number | undefined> {
  return seriesOf(await readText()).get(`rollcall_agent_${name}{station="squad-1"}`);
}

describe('a station that runs', () => {
  let hq: TestHq;
  let station: TestStation;
  let agent: StationAgent;
  let stopped: Promise<void> | undefined;

  beforeEach(async () => {
    stopped = undefined;
    hq = await startTestHq();
    station = await enrolTestStation(hq, 'squad-1');
    // Its clock is ten minutes late.
    const clock = createSystemClock();
    agent = station.agent({ ...clock, wall: () => new Date(clock.wall().getTime() - 600_000) });
    await agent.start();
    await serve(agent.measured());
  });
  afterEach(async () => {
    await server.stop();
    await agent.stop();
    await (stopped ?? hq.stop());
    await station.remove();
  });

  test('tells of its line to HQ, its clock, its queue and its docks', async () => {
    await until(async () => (await read('connected')) === 1);
    await until(async () => (await read('queued_events')) === 0);
    expect(await read('hq_answer_age_seconds')).toBeLessThan(60);
    expect(Math.round(((await read('clock_behind_seconds')) ?? 0) / 60)).toBe(10);
    expect(await read('docked_cards')).toBe(0);
    await station.dockCard('card-1');
    await until(async () => (await read('docked_cards')) === 1);
    expect(await read('scan_age_seconds')).toBeLessThan(60);
    const series = seriesOf(await readText());
    const failed = [...series].filter(([name]) => name.startsWith('rollcall_collector_failed'));
    expect(failed).toHaveLength(6);
    expect(failed.filter(([, value]) => value !== 0)).toEqual([]);
    expect([...series.keys()]).toContainEqual(expect.stringMatching(/^rollcall_agent_build_info\{version="/));
  });

  test('is told to be cut off while HQ is away', async () => {
    await until(async () => (await read('connected')) === 1);
    stopped = hq.stop();
    await until(async () => (await read('connected')) === 0);
    await station.dockCard('card-1');
    await until(async () => ((await read('queued_events')) ?? 0) > 0);
  });

  test('tells of its disk, and of an episode of full storage', async () => {
    const { store } = agent.measured();
    const free = (await read('disk_free_bytes')) ?? 0;
    expect(free).toBeGreaterThan(0);
    expect(await read('disk_total_bytes')).toBeGreaterThan(free);
    expect(await read('storage_room_bytes')).toBeGreaterThan(0);
    expect([await read('storage_full'), await read('storage_needed_bytes')]).toEqual([0, undefined]);
    const since = '2026-11-25T00:00:00Z';
    saveStorageEpisode(store.db, { since, limit: 'disk', neededBytes: 2 ** 50, waitsFor: 'upload' });
    expect([await read('storage_full'), await read('storage_needed_bytes')]).toEqual([1, 2 ** 50]);
    endStorageEpisode(store.db);
    expect(await read('storage_full')).toBe(0);
  });

  test('counts officers whose PIN is locked, without saying who they are', async () => {
    const { store, hqNow } = agent.measured();
    expect(await read('locked_pins')).toBe(0);
    writeAttempts(store.db, '100001', { beganAt: hqNow(), attempts: 5 });
    writeAttempts(store.db, '100002', { beganAt: hqNow(), attempts: 4 });
    writeAttempts(store.db, '100003', { beganAt: new Date(hqNow().getTime() - 16 * 60_000), attempts: 5 });
    expect(await read('locked_pins')).toBe(1);
    expect(await readText()).not.toMatch(/10000\d/);
  });

  test('answers nothing but GET /metrics', async () => {
    expect((await fetch(url, { method: 'POST' })).status).toBe(404);
    expect((await fetch(new URL('/', url))).status).toBe(404);
  });
});

test('the agent serves them where it is told to, and goes on without them where the port is taken', async () => {
  const hq = await startTestHq();
  const station = await enrolTestStation(hq, 'squad-1');
  const logged: { msg: string; url?: string; port?: number }[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const lineOf = (msg: string) => logged.find((line) => line.msg.startsWith(msg));
  const run = (port: number, signal: AbortSignal) => {
    const metrics = { port, address: '127.0.0.1' };
    return runAgent({ config: testConfig(station.dataFolder, { metrics }), log, signal });
  };
  const first = new AbortController();
  const running = run(0, first.signal);
  url = (await until(() => lineOf('metrics are served')))?.url ?? '';
  await until(async () => (await read('connected')) === 1);
  first.abort();
  await running;
  await expect(fetch(url)).rejects.toThrow();

  const holder = createMetricsServer({ stations: [], log: silent });
  const port = Number(new URL(await holder.start({ port: 0, address: '127.0.0.1' })).port);
  const second = new AbortController();
  const again = run(port, second.signal);
  expect(await until(() => lineOf('metrics could not be served'))).toMatchObject({ port });
  const starts = () => station.atHq.eventsOf('station_started').length;
  await until(() => starts() === 2);
  second.abort();
  await again;
  await holder.stop();
  await hq.stop();
  await station.remove();
});

test('counts what was collected, what waits for its upload, and what failed', async () => {
  const station = createCardStation();
  const { store, collector } = station.agent;
  await serve({
    stationId: 'squad-1',
    store,
    storage: { reserveBytes: 0, budgetPercent: 100 },
    hqNow: () => new Date('2026-11-25T00:00:00Z'),
    isConnected: () => false,
    queuedEvents: () => 0,
    sinceScanMs: () => 0,
    sinceHqMs: () => null,
    hqAheadMs: () => null,
    collectFailures: station.collectFailures,
  });
  const names = ['uncollected_bytes', 'collected_files_total', 'collected_bytes_total', 'upload_waiting_files'];
  const told = () =>
    Promise.all([...names, 'upload_waiting_bytes', 'unreadable_files', 'collect_failures_total'].map(read));
  station.putFile('card-a', l6Name(1), 'video');
  const file = station.putFile('card-a', l6Name(2), 'another video');
  await station.settle();
  expect(await told()).toEqual([18, 0, 0, 0, 0, 0, 0]);
  // Of the second only a link is there: it is never followed.
  const aside = join(station.root, 'aside');
  renameSync(file, aside);
  symlinkSync(aside, file);
  await collector.runOnce();
  expect(await told()).toEqual([13, 1, 5, 1, 5, 1, 1]);
  rmSync(file);
  renameSync(aside, file);
  station.advance(60_000);
  await collector.runOnce();
  expect(await told()).toEqual([0, 2, 18, 2, 18, 0, 1]);
  store.db.exec(`update recording set state = 'verified' where size_bytes = 5`);
  expect(await told()).toEqual([0, 2, 18, 1, 13, 0, 1]);
  // HQ never answered: what isn't known isn't told.
  expect(await read('hq_answer_age_seconds')).toBeUndefined();
  await server.stop();
  await station.close();
});

test('a database that can not be read takes only its own metrics away', async () => {
  const station = createCardStation();
  const { store } = station.agent;
  await serve({
    stationId: 'squad-1',
    store,
    storage: { reserveBytes: 0, budgetPercent: 100 },
    hqNow: () => new Date(),
    isConnected: () => true,
    queuedEvents: () => 3,
    sinceScanMs: () => 0,
    sinceHqMs: () => 0,
    hqAheadMs: () => 0,
    collectFailures: () => 0,
  });
  store.db.exec('alter table kiosk_attempt rename to kiosk_attempt_away');
  const series = seriesOf(await readText());
  expect(series.get('rollcall_collector_failed{collector="screen"}')).toBe(1);
  expect(series.get('rollcall_agent_queued_events{station="squad-1"}')).toBe(3);
  expect(series.has('rollcall_agent_locked_pins{station="squad-1"}')).toBe(false);
  await server.stop();
  await station.close();
});
