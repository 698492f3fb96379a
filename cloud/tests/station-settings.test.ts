import { selectWantedFirst } from '@rollcall/cloud/evidence/storage/walk-repository';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { resources } from '@rollcall/shared/resources/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { announce, testFile } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { TestStation } from './support/test-station.ts';

statePermissions(`
GET    exports/station-settings                a a a u - a a elsewhere
GET    station-settings                        a a a u - a a elsewhere
GET    station-settings/{scope}                a a a u - a a elsewhere
PUT    station-settings/{scope}                a - - - - - - alone
GET    station-settings/{scope}/support-bundle a - - - - a -
POST   station-settings/{scope}/support-bundle a - - - - a - alone
`);

let setup: RosterSetup;
let admin: string;
let station: TestStation;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  station = await TestStation.create(setup.hq, 'dock-1');
  await setup.db.transaction().execute((tx) =>
    upsertStationPlaces(tx, [
      { stationId: 'dock-1', name: '一中队采集站', unitCode: 'S1' },
      { stationId: 'dock-2', name: '二中队采集站', unitCode: 'S2' },
    ]),
  );
});
afterAll(() => setup?.stop());

const night = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: '22:00', until: '06:00' };
const put = (scope: string, body: object, cookie = admin) =>
  setup.call(cookie, 'PUT', `station-settings/${scope}`, body);

/** What the station is told. */
async function told(etag?: string) {
  const token = await station.token(new Date(Date.now() + setup.clock.offsetMs));
  const response = await fetch(`${setup.url}/api/v1/station/settings`, {
    headers: { authorization: `Bearer ${token}`, ...(etag ? { 'if-none-match': etag } : {}) },
  });
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('etag') ?? '',
    body: text === '' ? undefined : JSON.parse(text),
  };
}

it('has facts that are the ones that ledgers hold', () => {
  expect(resources.stationSettings.factTypes).toEqual([
    'station_settings_changed',
    'support_bundle_asked',
    'support_bundle_read',
  ]);
});

describe('the settings of stations', () => {
  it('are the default, field by field, unless the station has its own', async () => {
    expect((await told()).body).toEqual({
      uploadWindows: [],
      uploadBytesPerSecond: null,
      logLevel: null,
      leastPartMiB: 5,
      supportBundle: null,
    });
    expect((await put('_default', { uploadWindows: [night], uploadBytesPerSecond: 500_000 })).status).toBe(200);
    expect((await told()).body).toMatchObject({ uploadWindows: [night], uploadBytesPerSecond: 500_000 });
    const own = await put('dock-1', { uploadBytesPerSecond: null });
    expect(own.body).toMatchObject({
      uploadWindows: [night],
      uploadBytesPerSecond: null,
      own: ['uploadBytesPerSecond'],
    });
    expect((await told()).body).toMatchObject({ uploadWindows: [night], uploadBytesPerSecond: null });
    await put('dock-1', { uploadWindows: [] });
    expect((await told()).body).toMatchObject({ uploadWindows: [], uploadBytesPerSecond: 500_000 });
  });

  it('are sent to a station only when they have changed', async () => {
    const first = await told();
    expect(await told(first.etag)).toMatchObject({ status: 304, body: undefined });
    await put('dock-2', { uploadBytesPerSecond: 100_000 });
    expect((await told(first.etag)).status).toBe(304);
    await put('dock-1', { uploadBytesPerSecond: 200_000 });
    const second = await told(first.etag);
    expect(second).toMatchObject({ status: 200, body: { uploadBytesPerSecond: 200_000 } });
    expect(second.etag).not.toBe(first.etag);
  });

  it('keep who changed what, once', async () => {
    await put('dock-2', { uploadWindows: [night] });
    const changes = async () => (await setup.call(admin, 'GET', 'station-settings/dock-2')).body.history;
    const before = (await changes()).length;
    await put('dock-2', { uploadWindows: [] });
    await put('dock-2', { uploadWindows: [] });
    expect((await changes()).slice(before)).toMatchObject([
      {
        type: 'station_settings_changed',
        by: expect.stringContaining('brigade_admin'),
        detail: {
          stationId: 'dock-2',
          before: { uploadWindows: ['1234567 22:00-06:00'] },
          after: { uploadWindows: [] },
        },
      },
    ]);
  });

  it.each([
    ['a time of no day', { uploadWindows: [{ ...night, from: '24:00' }] }],
    ['a weekday twice', { uploadWindows: [{ ...night, weekdays: [1, 1] }] }],
    ['no weekday', { uploadWindows: [{ ...night, weekdays: [] }] }],
    ['a cap at which nothing gets through', { uploadBytesPerSecond: 1000 }],
  ])('are refused with %s, and stay as they were', async (_, settings) => {
    const before = (await told()).body;
    expect(await put('dock-1', settings)).toMatchObject({ status: 400, body: { code: 'bad_request' } });
    expect((await told()).body).toEqual(before);
  });

  it('of no station are not found', async () => {
    expect((await put('dock-9', {})).status).toBe(404);
    expect((await setup.call(admin, 'GET', 'station-settings/dock-9')).status).toBe(404);
  });

  it('are shown to a leader of the own stations, who changes none', async () => {
    const leader = await setup.signIn('squad_leader', 'S1');
    const { body } = await setup.call(leader, 'GET', 'station-settings');
    expect(body.rows.map(({ scope }: { scope: string }) => scope)).toEqual(['_default', 'dock-1']);
    expect((await setup.call(leader, 'GET', 'station-settings/dock-2')).status).toBe(404);
    expect((await put('dock-1', {}, leader)).status).toBe(403);
  });
});

describe('a support bundle', () => {
  const path = 'station-settings/dock-1/support-bundle';
  const shown = async () => (await setup.call(admin, 'GET', 'station-settings/dock-1')).body.supportBundle;
  async function send(requestId: string, text: string): Promise<number> {
    const token = await station.token(new Date(Date.now() + setup.clock.offsetMs));
    const response = await fetch(`${setup.url}/api/v1/station/support-bundles/${requestId}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    });
    return response.status;
  }

  it('is asked for once, comes once, and is read with a trace', async () => {
    const ops = await setup.signIn('ops');
    const before = await told();
    expect((await told()).body.supportBundle).toBeNull();
    expect((await setup.call(ops, 'GET', path)).status).toBe(404);
    const asked = await setup.call(ops, 'POST', path);
    expect(asked).toMatchObject({ status: 200, body: { arrivedAt: null, askedBy: expect.stringContaining('ops') } });
    const requestId: string = (await told(before.etag)).body.supportBundle;
    // A double click asks for the same one.
    expect((await setup.call(admin, 'POST', path)).body).toEqual(asked.body);
    expect((await told()).body.supportBundle).toBe(requestId);
    expect(await send(crypto.randomUUID(), 'of nobody')).toBe(404);
    expect(await send(requestId, 'disk\u0000 full')).toBe(204);
    expect(await send(requestId, 'again')).toBe(404);
    expect((await told()).body.supportBundle).toBeNull();
    expect(await shown()).toMatchObject({ arrivedAt: expect.any(String) });
    const file = await fetch(`${setup.url}/api/v1/${path}`, { headers: { cookie: ops } });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="dock-1-\d{4}-\d\d-\d\d\.txt"/);
    expect(await file.text()).toBe('disk\uFFFD full');
    const { history } = (await setup.call(admin, 'GET', 'station-settings/dock-1')).body;
    expect(history.map(({ type }: { type: string }) => type).slice(-2)).toEqual([
      'support_bundle_asked',
      'support_bundle_read',
    ]);
  });

  it('that is asked for anew takes the place of the one before', async () => {
    await setup.call(admin, 'POST', path);
    expect(await shown()).toMatchObject({ arrivedAt: null });
    expect((await setup.call(admin, 'GET', path)).status).toBe(404);
  });

  it('is asked of no station that there is not, and by nobody else', async () => {
    expect((await setup.call(admin, 'POST', 'station-settings/dock-9/support-bundle')).status).toBe(404);
    expect((await setup.call(admin, 'POST', 'station-settings/_default/support-bundle')).status).toBe(400);
    const leader = await setup.signIn('squad_leader', 'S1');
    expect((await setup.call(leader, 'POST', path)).status).toBe(403);
  });
});

describe('a station with recordings that wait', () => {
  const listed = async () =>
    (await setup.call(admin, 'GET', 'stations')).body.rows.find(
      ({ stationId }: { stationId: string }) => stationId === 'dock-1',
    );

  it('is listed with the end of its wait, outside of its windows only', async () => {
    await put('dock-1', { uploadWindows: [night] });
    expect(await listed()).toMatchObject({ uploadsWaitUntil: null });
    await announce(setup.db, testFile(1000), 'dock-1');
    // It is seven in the morning.
    expect(await listed()).toMatchObject({ uploadsWaitUntil: '2026-11-24T14:00:00.000Z' });
    await put('dock-1', { uploadWindows: [] });
    expect(await listed()).toMatchObject({ uploadsWaitUntil: null });
  });

  it('is told which of them belong to a case', async () => {
    const [evidence, held, lifted, plain] = [testFile(1001), testFile(1002), testFile(1003), testFile(1004)];
    for (const file of [evidence, held, lifted, plain]) await announce(setup.db, file, 'dock-1');
    await setup.db
      .updateTable('recording')
      .set({ category: 'case_evidence' })
      .where('recording_id', '=', evidence.body.recordingId)
      .execute();
    const { account_id: by } = await setup.db.selectFrom('account').select('account_id').executeTakeFirstOrThrow();
    const hold = { reason: 'a case', placed_by: by, placed_at: new Date(), expires_at: null };
    const gone = { lifted_by: by, lifted_at: new Date(), lift_reason: 'closed' };
    const none = { lifted_by: null, lifted_at: null, lift_reason: null };
    await setup.db
      .insertInto('legal_hold')
      .values([
        { ...hold, ...none, recording_id: held.body.recordingId },
        { ...hold, ...gone, recording_id: lifted.body.recordingId },
      ])
      .execute();
    const first = await selectWantedFirst(setup.db, 'dock-1', 10);
    expect([...first].sort()).toEqual([evidence.body.recordingId, held.body.recordingId].sort());
    expect(await selectWantedFirst(setup.db, 'dock-2', 10)).toEqual([]);
  });
});
