import { clearStationAlarms } from '@rollcall/cloud/auth/station-standing';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { TestStation } from './support/test-station.ts';

let setup: RosterSetup;
let admin: string;
let station: TestStation;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  station = await TestStation.create(setup.hq, 'dock-1');
  await setup.db
    .transaction()
    .execute((tx) => upsertStationPlaces(tx, [{ stationId: 'dock-1', name: '一中队采集站', unitCode: 'S1' }]));
});
afterAll(() => setup?.stop());

const looping = {
  state: 'looping',
  since: '2026-11-24T06:30:00.000Z',
  failures: 3,
  code: 'ERR_SQLITE_ERROR',
  message: 'unable to open database file',
  agentVersion: '0.2.0',
};

async function tell(body: object): Promise<number> {
  const token = await station.token(new Date(Date.now() + setup.clock.offsetMs));
  const { status } = await fetch(`${setup.url}/api/v1/station/crash-loop`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return status;
}

const alarms = async () => (await setup.call(admin, 'GET', 'stations')).body.rows[0].alarms;

test('a crash loop is one alarm of its station, with its cause, until the station says that it is over', async () => {
  expect(await tell({ state: 'over' })).toBe(204);
  expect(await alarms()).toEqual([]);
  expect(await tell(looping)).toBe(204);
  expect(await tell({ ...looping, failures: 4 })).toBe(204);
  const { state: _, ...detail } = looping;
  expect(await alarms()).toMatchObject([{ kind: 'crash_loop', detail }]);
  expect(await tell({ state: 'over' })).toBe(204);
  expect(await alarms()).toEqual([]);
});

test('an alarm that somebody ended is raised again while the loop lasts', async () => {
  await tell(looping);
  const looked = { db: setup.db, now: () => new Date() };
  expect(await clearStationAlarms(looked, 'dock-1', 'somebody drives there')).toEqual({ cleared: 1 });
  await tell({ ...looping, failures: 5 });
  expect(await alarms()).toMatchObject([{ kind: 'crash_loop', detail: { failures: 5 } }]);
  await tell({ state: 'over' });
});

test('what no station says is refused', async () => {
  expect(await tell({ ...looping, code: '' })).toBe(400);
  expect((await fetch(`${setup.url}/api/v1/station/crash-loop`, { method: 'POST' })).status).toBe(401);
  expect(await alarms()).toEqual([]);
});
