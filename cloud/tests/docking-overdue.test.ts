import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { UndockedRow } from '@rollcall/shared/resources/docking';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { intake } from './support/duty-world.ts';
import { received } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  await setup.db
    .transaction()
    .execute((tx) => upsertStationPlaces(tx, [{ stationId: 'station-1', name: '1', unitCode: 'S1' }]));
  admin = await setup.signIn('brigade_admin');
  await hold('K1', '100001');
  await hold('K2', '200001');
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  await setup.db.updateTable('shift').set({ cancelled_at: new Date() }).where('cancelled_at', 'is', null).execute();
});

const at = (time: string) => `2026-11-${time}:00+08:00`;
async function hold(recorderSerial: string, badgeNo: string): Promise<void> {
  const body = {
    recorderSerial,
    badgeNo,
    basis: 'assignment',
    heldFrom: at('01T00:00'),
    heldUntil: null,
    reason: '补录',
  };
  expect((await setup.call(admin, 'POST', 'custodies', body)).status).toBe(201);
}
async function shift(badgeNo: string, from: string, to: string, dutyType = 'road_patrol'): Promise<void> {
  const [startsAt, endsAt] = [new Date(at(from)), new Date(at(to))];
  const duty = { duty_type: dutyType, duty_date: at(from).slice(0, 10), post: `${badgeNo} 岗` };
  await setup.db
    .insertInto('shift')
    .values({ badge_no: badgeNo, starts_at: startsAt, ends_at: endsAt, ...duty })
    .execute();
}

/** The card of a recorder lay in the dock. Each test has days of its own. */
async function dock(recorderSerial: string, from: string, to?: string): Promise<void> {
  const dockSessionId = crypto.randomUUID();
  const card = {
    cardVolumeId: 'card',
    serialSource: 'folder_name' as const,
    profileId: null,
    freeBytes: 1,
    totalBytes: 2,
  };
  const docked = received('docked', { dockSessionId, recorderSerial, ...card });
  const undocked = received('undocked', { dockSessionId });
  const wallOf = (time: string) => new Date(at(time)).toISOString();
  await intake(setup.db, [{ ...docked, event: { ...docked.event, wall: wallOf(from) } }]);
  if (to) await intake(setup.db, [{ ...undocked, event: { ...undocked.event, wall: wallOf(to) } }]);
}

async function list(time: string, query = '', cookie = admin): Promise<UndockedRow[]> {
  const { status, body } = await setup.call(
    cookie,
    'GET',
    `docking/overdue?at=${encodeURIComponent(at(time))}${query}`,
  );
  expect(status).toBe(200);
  return body.rows;
}
const brief = (rows: UndockedRow[]) =>
  rows.map(({ badgeNo, recorderSerial, state }) => `${badgeNo} ${recorderSerial} ${state}`);

describe('who has not docked', () => {
  it('is on the list from the start of the shift until the card lies in a dock, and late after the deadline', async () => {
    await shift('100001', '05T08:00', '05T16:00');
    await shift('200001', '05T12:00', '05T20:00');
    expect(brief(await list('05T07:59'))).toEqual([]);
    expect(brief(await list('05T17:00'))).toEqual(['100001 K1 not_docked', '200001 K2 on_duty']);
    expect(brief(await list('06T16:00'))).toEqual(['100001 K1 late', '200001 K2 not_docked']);
    await dock('K1', '06T16:30', '06T17:00');
    expect(brief(await list('06T17:00'))).toEqual(['200001 K2 not_docked']);
    expect(brief(await list('06T16:00'))).toEqual(['100001 K1 late', '200001 K2 not_docked']);
    await dock('K2', '06T18:00', '06T18:30');
    expect(brief(await list('06T19:00'))).toEqual([]);
  });

  it('says what a leader needs to call: who, which recorder, how many shifts, where it docked last', async () => {
    await dock('K1', '07T06:00', '07T07:00');
    await shift('100001', '07T08:00', '07T16:00');
    await shift('100001', '08T08:00', '08T16:00');
    expect(await list('08T17:00')).toEqual([
      {
        unitCode: 'S1',
        unitName: '路面一中队',
        badgeNo: '100001',
        officerName: '陈建国',
        recorderSerial: 'K1',
        post: '100001 岗',
        shiftEndsAt: '2026-11-08T08:00:00.000Z',
        shifts: 2,
        dueAt: '2026-11-08T08:00:00.000Z',
        lastDockedAt: '2026-11-06T22:00:00.000Z',
        lastStationId: 'station-1',
        lastStationName: '1',
        state: 'late',
      },
    ]);
  });

  it('is not who docked shortly before the end, whose card lay in the dock, who is off duty or records nothing', async () => {
    await shift('100001', '10T08:00', '10T16:00');
    await dock('K1', '10T15:31', '10T15:45');
    expect(brief(await list('10T17:00'))).toEqual([]);
    await shift('100001', '11T08:00', '11T16:00');
    await dock('K1', '11T12:00', '11T15:29');
    expect(brief(await list('11T17:00'))).toEqual(['100001 K1 not_docked']);
    await dock('K1', '11T18:00');
    await shift('100001', '12T08:00', '12T16:00');
    expect(brief(await list('12T17:00'))).toEqual([]);
    await shift('200001', '12T08:00', '12T16:00', 'window_duty');
    await shift('000123', '12T08:00', '12T16:00');
    expect(brief(await list('12T17:00'))).toEqual([]);
  });

  it('is asked of the own unit, of one unit, and forgotten after a week', async () => {
    await shift('100001', '14T08:00', '14T16:00');
    await shift('200001', '14T08:00', '14T16:00');
    await setup.db
      .updateTable('dock_session')
      .set({ undocked_at: new Date(at('13T00:00')) })
      .where('undocked_at', 'is', null)
      .execute();
    const leader = await setup.signIn('squad_leader', 'S2');
    expect(brief(await list('14T17:00', '', leader))).toEqual(['200001 K2 not_docked']);
    expect(brief(await list('14T17:00', '&unitCode=S1'))).toEqual(['100001 K1 not_docked']);
    expect(brief(await list('14T17:00', '&unitCode=S1', leader))).toEqual([]);
    expect(brief(await list('21T15:59'))).toHaveLength(2);
    expect(brief(await list('21T16:00'))).toEqual([]);
  });
});
