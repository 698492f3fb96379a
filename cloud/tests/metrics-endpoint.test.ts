import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import { createDatabase } from '@rollcall/cloud/db/database';
import { saveGuarantees } from '@rollcall/cloud/evidence/guarantee-repository';
import type { HealthCheck } from '@rollcall/cloud/http/health-check';
import { appendFact } from '@rollcall/cloud/ledger/append-fact';
import { observeService } from '@rollcall/cloud/observe/observe-service';
import { stationRows } from '@rollcall/cloud/routes/stations/station-rows';
import { makeSiteCertificates } from '@rollcall/cloud/site/site-certificates';
import { createPeriodicWork } from '@rollcall/cloud/workers/periodic-work';
import { requireTool } from '@rollcall/test/require-tool';
import { seriesOf } from '@rollcall/test/series-of';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { startTestApi, type TestApi } from './support/start-api.ts';
import { startTestBroker, type TestBroker } from './support/start-ingest.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

const token = 'the token of a Prometheus';
const silent = pino({ level: 'silent' });
const minuteMs = 60_000;
let hq: TestHq;
let broker: TestBroker;
let api: TestApi;
let station: TestStation;
let folder: string;

beforeAll(async () => {
  hq = await createTestHq();
  folder = await mkdtemp(join(tmpdir(), 'rollcall-metrics-'));
  await writeFile(join(folder, 'index.html'), '<title>page</title>');
  const started = await startTestBroker(hq);
  ({ broker } = started);
  station = await TestStation.create(hq, 'squad-1');
  await hq.db.updateTable('station').set({ name: '一中队采集站' }).execute();
  await hq.db.updateTable('unit').set({ name: '路面一中队' }).execute();
  api = await startTestApi(hq, {
    ROLLCALL_ROLES: 'api,ingest',
    MQTT_URL: started.url,
    ROLLCALL_METRICS_TOKEN: token,
    ROLLCALL_WEB_DIR: folder,
  });
  await station.connect(started.url);
});
afterAll(async () => {
  await station?.disconnect();
  await api?.stop();
  await broker?.stop();
  await hq?.dispose();
  await rm(folder, { recursive: true, force: true });
});

async function readText(): Promise<string> {
  const { status, body, type } = await api.call('GET', '/metrics', { headers: { authorization: `Bearer ${token}` } });
  expect({ status, type }).toEqual({ status: 200, type: 'text/plain; version=0.0.4; charset=utf-8' });
  return body;
}

async function read(series: string): Promise<number | undefined> {
  return seriesOf(await readText()).get(series);
}

async function send(...events: ReturnType<typeof event>[]): Promise<void> {
  const sealed = await station.seal(events);
  await station.publish(sealed);
  await station.receipt(({ through }) => through >= sealed.lastSeq);
}

test('the address is not there for whoever does not hold the token, page or not', async () => {
  const unknown = await api.call('GET', '/api/v1/unknown');
  for (const authorization of ['', `Bearer ${token}x`, token, 'Bearer ']) {
    const { status, body } = await api.call('GET', '/metrics', { headers: { authorization } });
    expect(status).toBe(404);
    expect({ ...body, instance: '' }).toEqual({ ...unknown.body, instance: '' });
  }
});

test('an answer names its request as the caller does, and a refusal says the name too', async () => {
  const { headers, body } = await api.call('GET', '/api/v1/unknown', { headers: { 'x-request-id': 'call-17' } });
  expect([headers.get('x-request-id'), body.instance]).toEqual(['call-17', 'call-17']);
  const other = await api.call('GET', '/api/v1/unknown', { headers: { 'x-request-id': 'not a token' } });
  expect(other.headers.get('x-request-id')).toBe(other.body.instance);
  expect(other.body.instance).toMatch(/^[0-9a-f-]{36}$/);
});

test('without a token in its configuration HQ has no such address', async () => {
  const other = await startTestApi(hq);
  for (const authorization of ['', 'Bearer ', 'Bearer undefined']) {
    expect((await other.call('GET', '/metrics', { headers: { authorization } })).status).toBe(404);
  }
  await other.stop();
});

test('tells the version, that the database answers, and that every collector works', async () => {
  const series = seriesOf(await readText());
  expect(series.get(`rollcall_build_info{version="${packageJson.version}",roles="api,ingest"}`)).toBe(1);
  expect(series.get('rollcall_database_up')).toBe(1);
  const failed = [...series].filter(([name]) => name.startsWith('rollcall_collector_failed'));
  expect(failed.length).toBeGreaterThan(8);
  expect(failed.filter(([, value]) => value !== 0)).toEqual([]);
});

test('counts what stations send, and how long HQ took to store it', async () => {
  const before = seriesOf(await readText());
  await send(event(), event());
  const after = seriesOf(await readText());
  const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(grown('rollcall_intake_batches_total')).toBe(1);
  expect(grown('rollcall_intake_events_total')).toBe(2);
  expect(grown('rollcall_intake_commit_duration_seconds_count')).toBeGreaterThan(0);
});

test('a station that falls silent grows older, and is young again when it speaks', async () => {
  const age = () => read('rollcall_station_last_heard_age_seconds{station="squad-1"}');
  await send(event());
  expect(await age()).toBeLessThan(60);
  api.clock.offsetMs = 20 * minuteMs;
  expect(await age()).toBeGreaterThanOrEqual(20 * 60 - 1);
  await station.publishPresence('online', 1, { renewal: 0, ms: minuteMs });
  await until(age, (seconds) => (seconds ?? Number.NaN) < 60);
  expect(await read('rollcall_station_online{station="squad-1"}')).toBe(1);
  api.clock.offsetMs = 0;
});

test('tells by how much the clock of a station is wrong, on the page too, until it is right', async () => {
  const behind = () => read('rollcall_station_clock_behind_seconds{station="squad-1"}');
  const shown = async () => (await stationRows({ db: hq.db, now: () => new Date() }, seesAll))[0];
  await station.publishPresence('online', 2, { renewal: 0, ms: minuteMs }, -3 * 3_600_000);
  await until(behind, (seconds) => seconds === -3 * 3600);
  expect(await shown()).toMatchObject({ clockBehindMs: -3 * 3_600_000, lastHeardAt: expect.any(String) });
  await station.publishPresence('online', 2, { renewal: 1, ms: minuteMs }, 1500);
  await until(behind, (seconds) => seconds === 1.5);
  expect(await shown()).toMatchObject({ clockBehindMs: null });
});

test('counts what is set aside of a station until it is read', async () => {
  const aside = () => read('rollcall_quarantined_events{station="squad-1"}');
  expect(await aside()).toBe(0);
  await send(event({ type: 'weather_told', body: { rain: true } }));
  expect(await aside()).toBe(1);
  await hq.db.updateTable('quarantined_event').set({ reprocessed_at: new Date() }).execute();
  expect(await aside()).toBe(0);
});

test('names each guarantee of the object store that is missing', async () => {
  const missing = (guarantee: string) => read(`rollcall_guarantee_missing{guarantee="${guarantee}"}`);
  const save = (held: boolean) =>
    hq.db
      .transaction()
      .execute((tx) => saveGuarantees(tx, [{ guarantee: 'keeps_versions', held, seen: '' }], new Date()));
  expect(await missing('keeps_versions')).toBe(1);
  await save(true);
  expect(await missing('keeps_versions')).toBe(0);
  await save(false);
  expect(await missing('keeps_versions')).toBe(1);
});

test('counts the facts that wait for the ledger, and how long they do', async () => {
  const before = (await read('rollcall_ledger_pending_facts')) ?? Number.NaN;
  await hq.db.transaction().execute((tx) => appendFact(tx, { type: 'signed_in', subject: 'account:1', payload: {} }));
  expect(await read('rollcall_ledger_pending_facts')).toBe(before + 1);
  api.clock.offsetMs = 20 * minuteMs;
  expect(await read('rollcall_ledger_pending_age_seconds')).toBeGreaterThanOrEqual(20 * 60 - 1);
  api.clock.offsetMs = 0;
});

test('tells of a full disk from the word of the station until it is free', async () => {
  const full = async () => {
    const series = seriesOf(await readText());
    return ['full', 'free_bytes'].map((name) => series.get(`rollcall_station_storage_${name}{station="squad-1"}`));
  };
  expect(await full()).toEqual([0, undefined]);
  const since = '2026-11-28T08:00:00.000Z';
  const figures = { freeBytes: 1000, neededBytes: 5000, localBytes: 1, budgetBytes: 2 };
  await send(event({ type: 'storage_low', body: { ...figures, limit: 'disk', since, waitsFor: 'upload' } }));
  expect(await full()).toEqual([1, 1000]);
  await send(event({ type: 'storage_freed', body: { since, freeBytes: 9000 } }));
  expect(await full()).toEqual([0, undefined]);
});

test('tells how old the last good backup is, whether a later one failed, and of the last proof', async () => {
  const names = ['set_up', 'age_seconds', 'failed', 'proof_age_seconds', 'proof_failed'];
  const told = async () => {
    const series = seriesOf(await readText());
    return names.map((name) => series.get(`rollcall_backup_${name}`));
  };
  const began_at = new Date(Date.now() - 60 * minuteMs);
  const run = { kind: 'full', label: '20261129-020000F', began_at, off_host: false } as const;
  expect(await told()).toEqual([0, undefined, 0, undefined, undefined]);
  await hq.db
    .insertInto('backup_run')
    .values({ ...run, ended_at: began_at, outcome: 'good' })
    .execute();
  expect(await told()).toEqual([1, expect.closeTo(3600, -2), 0, undefined, undefined]);
  const failed = { began_at: new Date(), ended_at: new Date(), outcome: 'failed', problem: 'place_full' } as const;
  await hq.db
    .insertInto('backup_run')
    .values([
      { ...run, ...failed },
      { ...run, ...failed, kind: 'proof', problem: 'ledger_differs' },
    ])
    .execute();
  expect(await told()).toEqual([1, expect.closeTo(3600, -2), 1, expect.closeTo(0, -2), 1]);
});

test('counts what is refused to people', async () => {
  const json = { username: 'nobody', password: 'wrong password' };
  await api.call('POST', '/api/v1/sessions', { json });
  expect(await read('rollcall_refusals_total{kind="wrong_password"}')).toBe(1);
  expect(await read('rollcall_refusals_total{kind="locked_out"}')).toBe(0);
});

test('a part that fails is told until it goes through again, and since when', async () => {
  let nowMs = Date.parse('2026-03-01T08:00:00Z');
  const now = () => new Date(nowMs);
  let broken = false;
  const work = createPeriodicWork({
    now,
    intervalMs: 60 * minuteMs,
    work: async () => {
      if (broken) throw new Error('away');
    },
    onError: () => undefined,
  });
  const checks: HealthCheck[] = [
    { name: 'walk', ...work },
    { name: 'live', lastProgressAt: () => null, problem: () => undefined },
    { name: 'quarantine', lastProgressAt: now, problem: () => 'events_set_aside' },
  ];
  const { page } = observeService({ db: hq.db, now, log: silent, roles: ['worker'], certificateFiles: [], checks });
  const told = async (worker = 'walk') => {
    const series = seriesOf(await page.render());
    const names = ['last_success_age_seconds', 'last_failure_age_seconds', 'failing'];
    return names.map((name) => series.get(`rollcall_worker_${name}{worker="${worker}"}`));
  };
  nowMs += 1000;
  expect(await told()).toEqual([1, undefined, 0]);
  work.start();
  await until(() => work.lastProgressAt());
  nowMs += 5000;
  expect(await told()).toEqual([5, undefined, 0]);
  broken = true;
  work.wake();
  await until(() => work.problem());
  nowMs += 2000;
  expect(await told()).toEqual([7, 2, 1]);
  broken = false;
  work.wake();
  await until(() => work.problem() === undefined);
  expect(await told()).toEqual([0, 2, 0]);
  await work.stop();
  expect(await told('live')).toEqual([undefined, undefined, 0]);
  expect(await told('quarantine')).toEqual([0, undefined, 0]);
  // What all of HQ has in common is told by one process only, that with the role `api`.
  expect((await page.render()).includes('rollcall_station')).toBe(false);
});

test('a collector that fails leaves the others alone', async () => {
  const owner = createDatabase({ url: hq.ownerUrl });
  await sql`revoke select on session from rollcall_service`.execute(owner);
  const broken = seriesOf(await readText());
  expect(broken.get('rollcall_collector_failed{collector="sessions"}')).toBe(1);
  expect(broken.has('rollcall_sessions_open')).toBe(false);
  expect(broken.has('rollcall_ledger_pending_facts')).toBe(true);
  await sql`grant select on session to rollcall_service`.execute(owner);
  await owner.destroy();
  expect(await read('rollcall_collector_failed{collector="sessions"}')).toBe(0);
  expect(await read('rollcall_sessions_open')).toBe(0);
});

test('no name, badge number, unit or recorder stands in it', async () => {
  const dockSessionId = crypto.randomUUID();
  const card = { cardVolumeId: 'card-77', recorderSerial: 'R000077', serialSource: 'file_name', profileId: null };
  await send(event({ type: 'docked', body: { dockSessionId, ...card, freeBytes: 1, totalBytes: 2 } }));
  const text = await readText();
  expect(text).toContain('rollcall_station_docked_cards{station="squad-1"} 1');
  for (const secret of ['一中队采集站', '路面一中队', 'U1', 'R000077', 'card-77', token, 'nobody', '127.0.0.1']) {
    expect(text).not.toContain(secret);
  }
  // ASCII throughout: whatever people write about each other here is Chinese.
  expect(Buffer.from(text).every((byte) => byte < 0x80)).toBe(true);
});

describe.skipIf(!requireTool('openssl'))('certificates', () => {
  test('tells how long each is still valid, by the name of its file', async () => {
    const secretsFolder = join(folder, 'secrets');
    await makeSiteCertificates({
      secretsFolder,
      authorityFolder: join(folder, 'ca'),
      host: 'hq.example',
      now: new Date(),
    });
    const certificateFiles = ['proxy-certificate', 'ca-certificate'].map((name) => join(secretsFolder, name));
    const deps = { db: hq.db, now: () => new Date(), log: silent, roles: ['api'], checks: [] };
    const observed = observeService({ ...deps, certificateFiles });
    observed.tellOfHq({ since: new Date(), wrongPasswords: 0, lockedOut: 0, forbidden: 0 });
    const series = seriesOf(await observed.page.render());
    const days = (name: string) =>
      (series.get(`rollcall_certificate_expiry_seconds{certificate="${name}"}`) ?? Number.NaN) / 86_400;
    expect(days('proxy-certificate')).toBeCloseTo(825, 1);
    expect(days('ca-certificate')).toBeCloseTo(7300, 1);
  });
});
