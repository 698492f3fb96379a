import { randomUUID } from 'node:crypto';
import { findDockedCard } from '@rollcall/cloud/access/erases/card-facts-repository';
import { createRefusals } from '@rollcall/cloud/http/refusals';
import { servedQuarantinedEvents } from '@rollcall/cloud/ingest/quarantined-events/routes';
import { reprocessQuarantine } from '@rollcall/cloud/ingest/reprocess-quarantine';
import { readOps } from '@rollcall/cloud/observe/read-ops';
import { projections } from '@rollcall/cloud/projections';
import { listStations } from '@rollcall/cloud/routes/stations/list-stations';
import { createQuarantineWatch } from '@rollcall/cloud/workers/quarantine-watch';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testFile } from './support/evidence-setup.ts';
import { runCli } from './support/run-cli.ts';
import { type RunningIngest, startTestBroker, startTestIngest, type TestBroker } from './support/start-ingest.ts';
import { routesOf, startPageApi } from './support/start-page-api.ts';
import { createTestHq, type TestHq } from './support/test-hq.ts';
import { event, TestStation } from './support/test-station.ts';
import { until } from './support/until.ts';

let hq: TestHq;
let broker: TestBroker;
let running: RunningIngest;
let station: TestStation;

beforeEach(async () => {
  hq = await createTestHq();
  const { url, ...started } = await startTestBroker(hq);
  ({ broker } = started);
  running = await startTestIngest(hq, url);
  station = await TestStation.create(hq);
  await station.connect(url);
});
afterEach(async () => {
  await station.disconnect();
  await running.stop();
  await broker.stop();
  await hq.dispose();
});

const dockSessionId = randomUUID();
const reprocess = () => reprocessQuarantine(hq.db, { projections, now: () => new Date() });

async function send(...events: ReturnType<typeof event>[]): Promise<void> {
  const sealed = await station.seal(events);
  await station.publish(sealed);
  await station.receipt(({ through }) => through >= sealed.lastSeq);
}

function docked() {
  const body = { dockSessionId, cardVolumeId: 'card-1', recorderSerial: 'R000001', serialSource: 'file_name' };
  return event({ type: 'docked', body: { ...body, profileId: null, freeBytes: 1, totalBytes: 2 } });
}

const path = (text: string) => ({ bytes: Buffer.from(text).toString('base64'), text });

function inventory(...entries: unknown[]) {
  const body = { dockSessionId, inventorySha256: 'a'.repeat(64), page: 1, pages: 1, entries };
  return event({ type: 'inventory', body });
}

const file = (name: string, changes: object = {}) => ({
  path: path(name),
  sizeBytes: 5,
  modifiedAt: '2026-11-20T08:00:00.000Z',
  fileClass: 'media',
  ...changes,
});

function logOf(...entries: unknown[]) {
  const log = { dockSessionId, recorderSerial: 'R000001', cardVolumeId: 'card-1', logPath: path('LOG/20261120.log') };
  return event({ type: 'recorder_log', body: { ...log, page: 1, pages: 1, badLines: 0, entries } });
}

const logged = (line: number, at: string) => ({ at, type: 2, fileName: null, line });

const entriesAside = () =>
  hq.db
    .selectFrom('quarantined_entry')
    .select(['type', 'entry_index', 'raw', 'reason', 'reprocessed_at'])
    .orderBy('seq')
    .orderBy('entry_index')
    .execute();
const eventsAside = () => hq.db.selectFrom('quarantined_event').selectAll().execute();
const filesOnCard = () =>
  hq.db.selectFrom('card_file').select(['path_text', 'captured_at']).orderBy('path_text').execute();

describe('one bad entry', () => {
  it('of a log costs itself only: 499 others count, and its text is kept', async () => {
    const at = (line: number) => new Date(Date.parse('2026-11-20T00:00:00Z') + line * 1000).toISOString();
    const lines = Array.from({ length: 500 }, (_, index) => logged(index + 1, at(index)));
    const bad = logged(250, '0000-01-01T00:00:00+08:00');
    await send(docked(), logOf(...lines.with(249, bad)));
    const { length } = await hq.db.selectFrom('recorder_log_entry').select('line').execute();
    expect(length).toBe(499);
    expect(await eventsAside()).toEqual([]);
    const [aside, ...others] = await entriesAside();
    expect(others).toEqual([]);
    expect(aside).toMatchObject({ type: 'recorder_log', entry_index: 249, reprocessed_at: null });
    expect(aside?.reason).toContain('outside of 1970 to 2100');
    expect(JSON.parse(aside?.raw.toString() ?? '')).toEqual(bad);
    const alarms = await hq.db.selectFrom('station_alarm').select(['kind']).execute();
    expect(alarms).toEqual([{ kind: 'quarantined_event' }]);
  });

  it('of a log with a line number that no file reaches costs itself only', async () => {
    await send(docked(), logOf(logged(1, '2026-11-20T00:00:00Z'), logged(2 ** 40, '2026-11-20T00:00:01Z')));
    expect(await eventsAside()).toEqual([]);
    expect(await entriesAside()).toHaveLength(1);
  });

  it('of an inventory costs itself only, and the inventory says of no file that it is gone', async () => {
    await send(docked(), inventory(file('A.MP4'), file('B.MP4', { sizeBytes: -1 }), file('C\0.MP4'), file('D.MP4')));
    expect((await filesOnCard()).map((one) => one.path_text)).toEqual(['A.MP4', 'D.MP4']);
    expect((await entriesAside()).map((one) => one.entry_index)).toEqual([1, 2]);
    expect(await eventsAside()).toEqual([]);
    expect(await findDockedCard(hq.db, dockSessionId)).toMatchObject({ whole: false });
  });

  it('whose only fault is its date stays in the inventory without it', async () => {
    await send(docked(), inventory(file('A.MP4', { capturedAt: '0000-01-01T00:00:00+08:00' }), file('B.MP4')));
    expect(await filesOnCard()).toEqual([
      { path_text: 'A.MP4', captured_at: null },
      { path_text: 'B.MP4', captured_at: null },
    ]);
    expect(await entriesAside()).toEqual([]);
    expect(await findDockedCard(hq.db, dockSessionId)).toMatchObject({ whole: true });
  });
});

describe('reprocessing', () => {
  it('takes what an earlier version set aside for its date', async () => {
    await send(docked());
    const { body } = testFile(1);
    const claim = { ...body.sighting.claim, capturedAt: '0001-01-01T00:00:00+08:00' };
    const sighting = { ...body.sighting, claim };
    const old = { ...event({ type: 'collected', body: { ...body, sighting } }), seq: 900 };
    const key = { station_id: station.stationId, incarnation: 1, seq: 900 };
    const row = { ...key, raw: Buffer.from(JSON.stringify(old)), reason: 'time out of range', type: 'collected' };
    await hq.db
      .insertInto('quarantined_event')
      .values({ ...row, reprocessed_at: null })
      .execute();
    expect(await reprocess()).toEqual({ reprocessed: 1, left: 0 });
    const recordings = await hq.db.selectFrom('recording').select(['recording_id', 'captured_at']).execute();
    expect(recordings).toEqual([{ recording_id: body.recordingId, captured_at: null }]);
    expect(await reprocess()).toEqual({ reprocessed: 0, left: 0 });
  });

  it('puts an entry that can be read now where it was, and the inventory is whole again', async () => {
    await send(docked(), inventory(file('A.MP4'), file('B.MP4', { sizeBytes: -1 }), file('C.MP4')));
    expect(await reprocess()).toEqual({ reprocessed: 0, left: 1 });
    // As a version would find it that can read what this one couldn't.
    const raw = Buffer.from(JSON.stringify(file('B.MP4')));
    await hq.db.updateTable('quarantined_entry').set({ raw }).execute();
    expect(await reprocess()).toEqual({ reprocessed: 1, left: 0 });
    expect((await filesOnCard()).map((one) => one.path_text)).toEqual(['A.MP4', 'B.MP4', 'C.MP4']);
    expect(await findDockedCard(hq.db, dockSessionId)).toMatchObject({ whole: true });
    const alarms = await hq.db.selectFrom('station_alarm').select('cleared_by').execute();
    expect(alarms).toEqual([{ cleared_by: 'rollcall' }]);
  });

  it('is a command, which says how much it took and what is left', async () => {
    const cli = (...args: string[]) =>
      runCli(['quarantine', ...args], { DATABASE_URL: hq.databaseUrl, ROLLCALL_KEYS_DIR: hq.keysFolder });
    await send(docked(), inventory(file('A.MP4'), file('B.MP4', { sizeBytes: -1 })));
    expect((await cli('list')).out).toMatch(/inventory +1 of its entries/);
    const left = await cli('reprocess');
    expect(left).toMatchObject({ code: 0, out: expect.stringMatching(/^0 reprocessed, 1 left\.\n.*quarantine list/) });
    await hq.db
      .updateTable('quarantined_entry')
      .set({ raw: Buffer.from(JSON.stringify(file('B.MP4'))) })
      .execute();
    expect(await cli('reprocess')).toMatchObject({ code: 0, out: '1 reprocessed, 0 left.\n' });
    expect((await cli('list')).out).toBe('Nothing is in quarantine.\n');
    expect((await filesOnCard()).map((one) => one.path_text)).toEqual(['A.MP4', 'B.MP4']);
  });
});

describe('what is set aside', () => {
  /** Two entries of an inventory, one of a log, and two whole events, one of a type that this version doesn't know. */
  async function setAside() {
    const { body } = testFile(1, { recorderSerial: 'R000001' });
    await send(
      docked(),
      inventory(file('A.MP4'), file('B.MP4', { sizeBytes: -1 }), file('C.MP4', { sizeBytes: -1 })),
      logOf(logged(1, 'noon')),
      event({ type: 'collected', body: { ...body, sha256: 'none' } }),
      event({ type: 'weather_told', body: { rain: true } }),
    );
    return body.sighting.path.text;
  }

  it('is counted by station and type on the page of operations, and of each station', async () => {
    await setAside();
    const api = await startPageApi({ db: hq.db, hq }, () => new Date(), [
      readOps({
        certificateFiles: [],
        db: hq.db,
        now: () => new Date(),
        checks: [],
        hasCopies: false,
        refusals: createRefusals(new Date()),
      }),
      listStations({ db: hq.db, now: () => new Date() }),
    ]);
    const { cookie } = await api.signInAs('brigade_admin');
    const read = async (path: string) => (await api.call(`/api/v1/${path}`, { cookie })).json();
    const { quarantine } = (await read('ops')) as { quarantine: { type: string }[] };
    const since = expect.any(String);
    const { stationId } = station;
    expect(quarantine.sort((one, other) => one.type.localeCompare(other.type))).toEqual([
      { stationId, type: 'collected', events: 1, entries: 0, since },
      { stationId, type: 'inventory', events: 0, entries: 2, since },
      { stationId, type: 'recorder_log', events: 0, entries: 1, since },
      { stationId, type: 'weather_told', events: 1, entries: 0, since },
    ]);
    expect(await read('stations')).toMatchObject({
      rows: [{ stationId, quarantined: { events: 2, entries: 3, since } }],
    });
    await hq.db.updateTable('quarantined_event').set({ reprocessed_at: new Date() }).execute();
    await hq.db.updateTable('quarantined_entry').set({ reprocessed_at: new Date() }).execute();
    expect(await read('ops')).toMatchObject({ quarantine: [] });
    expect(await read('stations')).toMatchObject({ rows: [{ stationId, quarantined: null }] });
    await api.stop();
  });

  it('is listed with what it is about and why, a page at a time, to who may see its station', async () => {
    const name = await setAside();
    const now = () => new Date();
    const routes = routesOf(servedQuarantinedEvents, { db: hq.db, now });
    const api = await startPageApi({ db: hq.db, hq }, now, routes);
    const { cookie } = await api.signInAs('ops');
    type Page = { rows: { type: string; reason: string }[]; nextCursor: string | null };
    const read = async (query: string, as = cookie) =>
      (await (await api.call(`/api/v1/quarantined-events?${query}`, { cookie: as })).json()) as Page;
    const { rows } = await read('');
    expect(rows).toMatchObject([
      { seq: 2, type: 'inventory', entries: 2, recorderSerial: 'R000001', names: ['B.MP4', 'C.MP4'] },
      { seq: 3, type: 'recorder_log', entries: 1, recorderSerial: 'R000001', names: [':1'] },
      { seq: 4, type: 'collected', entries: null, recorderSerial: 'R000001', names: [name] },
      { seq: 5, type: 'weather_told', entries: null, recorderSerial: null, names: [] },
    ]);
    expect(rows.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('sizeBytes'),
      expect.stringContaining('at'),
      expect.stringContaining('sha256'),
      'unknown event type weather_told',
    ]);
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = await read(`limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      paged.push(...page.rows);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(rows);
    expect((await read('type=collected')).rows).toEqual([rows[2]]);
    expect((await read('stationId=another')).rows).toEqual([]);
    await hq.db.insertInto('unit').values({ unit_code: 'U2', name: '二中队', kind: 'squad' }).execute();
    expect((await read('', (await api.signInAs('squad_leader', 'U1')).cookie)).rows).toEqual(rows);
    expect((await read('', (await api.signInAs('squad_leader', 'U2')).cookie)).rows).toEqual([]);
    const officer = await api.signInAs('officer');
    expect((await api.call('/api/v1/quarantined-events', { cookie: officer.cookie })).status).toBe(403);
    await api.stop();
  });

  it('is what keeps HQ from being well', async () => {
    const watch = createQuarantineWatch({ db: hq.db, log: pino({ level: 'silent' }), now: () => new Date() });
    watch.start();
    await until(() => watch.lastProgressAt() !== null);
    expect(watch.problem()).toBeUndefined();
    await send(event({ type: 'weather_told', body: {} }));
    watch.wake();
    await until(() => watch.problem() === 'events_set_aside');
    await hq.db.updateTable('quarantined_event').set({ reprocessed_at: new Date() }).execute();
    watch.wake();
    await until(() => watch.problem() === undefined);
    await watch.stop();
  });
});
