import { randomUUID } from 'node:crypto';
import { projectDocks } from '@rollcall/cloud/devices/project-docks';
import type { RecorderRow } from '@rollcall/shared/http/recorders';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { received } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());

const add = (body: object) => setup.call(admin, 'POST', 'recorders', body);
const change = (serial: string, changes: object) => setup.call(admin, 'PATCH', `recorders/${serial}`, changes);
const read = async (serial: string) => (await setup.call(admin, 'GET', `recorders/${serial}`)).body;

async function serials(query: string): Promise<string[]> {
  const { status, body } = await setup.call(admin, 'GET', `recorders?${query}`);
  expect(status).toBe(200);
  return body.rows.map((row: RecorderRow) => row.recorderSerial);
}

describe('recorders', () => {
  it('are added and changed, with a history that says who did it; the same again changes nothing', async () => {
    expect(await add({ recorderSerial: 'R1', unitCode: null })).toMatchObject({
      status: 201,
      body: {
        recorderSerial: 'R1',
        unitCode: null,
        unitName: null,
        state: 'normal',
        spare: false,
        holderBadgeNo: null,
      },
    });
    await change('R1', { unitCode: 'S1', spare: true });
    const { body } = await change('R1', { spare: true });
    expect(body).toMatchObject({ unitCode: 'S1', unitName: '路面一中队', spare: true, state: 'normal' });
    const added = { recorderSerial: 'R1', unitCode: null, state: 'normal', spare: false };
    expect(body.history).toMatchObject([
      { type: 'recorder_added', by: expect.stringMatching(/^brigade_admin/), detail: added },
      { type: 'recorder_changed', detail: { before: added, after: { ...added, unitCode: 'S1', spare: true } } },
    ]);
  });

  it('are refused when they are there, or their unit is not', async () => {
    expect((await add({ recorderSerial: 'K1', unitCode: null })).body).toMatchObject({
      status: 409,
      code: 'already_there',
      nextStep: expect.stringContaining('serial'),
    });
    const noUnit = { code: 'bad_request', errors: [{ path: 'body.unitCode', message: 'there is no unit X' }] };
    expect((await add({ recorderSerial: 'R2', unitCode: 'X' })).body).toMatchObject(noUnit);
    expect((await change('K1', { unitCode: 'X' })).body).toMatchObject(noUnit);
    expect((await change('R9', {})).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await change('K1', { state: 'lost' })).body).toMatchObject({ errors: [{ path: 'body.state' }] });
  });

  it('show who holds them now and held them, where they were docked, and stay with their holder until they are handed in', async () => {
    await setup.hq.addStation('gate-1');
    const hold = (badgeNo: string, heldFrom: string, heldUntil: string | null) =>
      setup.call(admin, 'POST', 'custodies', {
        recorderSerial: 'K1',
        badgeNo,
        basis: 'assignment',
        heldFrom: `2026-11-${heldFrom}:00+08:00`,
        heldUntil: heldUntil && `2026-11-${heldUntil}:00+08:00`,
        reason: '补录',
      });
    await hold('100001', '20T08:00', '22T08:00');
    await hold('100002', '22T08:00', null);
    const dockSessionId = randomUUID();
    const docked = received(
      'docked',
      {
        dockSessionId,
        recorderSerial: 'K1',
        serialSource: 'station_bind',
        cardVolumeId: 'card-1',
        profileId: null,
        freeBytes: 1,
        totalBytes: 2,
      },
      { stationId: 'gate-1' },
    );
    await setup.db.transaction().execute((tx) => projectDocks(tx, [docked]));
    expect((await change('K1', { state: 'scrapped' })).body).toMatchObject({
      status: 409,
      code: 'recorder_is_out',
      errors: [{ message: 'K1 100002 李娜' }],
      nextStep: expect.stringContaining('handed in'),
    });
    await change('K1', { state: 'faulty' });
    expect(await read('K1')).toMatchObject({
      state: 'faulty',
      holderBadgeNo: '100002',
      holderName: '李娜',
      lastDockedAt: docked.event.wall,
      custodies: [
        { badgeNo: '100002', heldUntil: null },
        { badgeNo: '100001', officerName: '陈建国' },
      ],
      docks: [{ dockSessionId, stationId: 'gate-1', dockedAt: docked.event.wall, collectedAt: null, undockedAt: null }],
    });
    expect(await serials(`q=${encodeURIComponent('李')}`)).toEqual(['K1']);
    expect(await serials('q=100001')).toEqual([]);
  });

  it('are found by any part of the serial and by each filter, in pages', async () => {
    for (const nr of [1, 2, 3, 4, 5]) {
      await add({
        recorderSerial: `Page-${nr}`,
        unitCode: 'B',
        spare: nr > 3,
        state: nr === 5 ? 'in_repair' : 'normal',
      });
    }
    expect(await serials('q=pAGE')).toHaveLength(5);
    expect(await serials('unitCode=B&spare=true')).toEqual(['Page-4', 'Page-5']);
    expect(await serials('unitCode=B&spare=false')).toEqual(['Page-1', 'Page-2', 'Page-3']);
    expect(await serials('state=in_repair')).toEqual(['Page-5']);
    const { body } = await setup.call(admin, 'GET', 'recorders?unitCode=B&limit=2');
    const next = await setup.call(admin, 'GET', `recorders?unitCode=B&limit=4&cursor=${body.nextCursor}`);
    expect(next.body.rows.map((row: RecorderRow) => row.recorderSerial)).toEqual(['Page-3', 'Page-4', 'Page-5']);
    expect(next.body.nextCursor).toBeNull();
  });
});
