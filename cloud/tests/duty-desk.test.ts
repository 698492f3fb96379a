import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import { saveLeave } from '@rollcall/cloud/duty/leave/save-leave';
import { saveShifts } from '@rollcall/cloud/duty/shifts/save-shifts';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { DeskResponse, DeskView } from '@rollcall/shared/http/duty-desk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intake } from './support/duty-world.ts';
import { received } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    duty-desk         a a a u r - a
GET    exports/duty-desk a a a u r - a
`);

// It is 07:00 of 24 November. Officers 3000xx are of squad S1, one for each thing that the desk tells apart. S2 is 200001 and 000123.

let setup: RosterSetup;
let admin: string;
const at = (time: string) => new Date(`2026-11-${time}:00+08:00`);
const change = { by: 'test', reason: 'for a test', now: new Date('2026-11-20T00:00:00Z') };

const officers = {
  taken: '300001',
  faulty: '300002',
  withoutAny: '300003',
  inDock: '300004',
  window: '300005',
  onLeave: '300006',
  offDuty: '300007',
  between: '300008',
  withSpare: '300009',
  early: '300010',
  unrostered: '300011',
  keptOne: '300012',
  overMidnight: '300013',
  nightAgain: '300014',
  docked: '300015',
  withoutShift: '300016',
};
const serialOf = (badgeNo: string) => `R${badgeNo}`;
/** The second recorder of who has two. */
const secondOf = (badgeNo: string) => `T${badgeNo}`;
const ofOtherUnit = '200001';

beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  const badges = Object.values(officers);
  await setup.db.transaction().execute(async (tx) => {
    await upsertStationPlaces(tx, [{ stationId: 'station-1', unitCode: 'S1', name: '一中队采集站' }]);
    await saveOfficers(
      tx,
      badges.map((badgeNo) => ({ badgeNo, name: '某某', kind: 'sworn', unitCode: 'S1' })),
      change,
    );
    const recorders = badges.map((badgeNo) => ({ recorderSerial: serialOf(badgeNo), unitCode: 'S1' }));
    const spares = ['S1', 'S2'].map((unitCode) => ({
      recorderSerial: unitCode.replace('S', 'SP'),
      unitCode,
      spare: true,
    }));
    const seconds = [officers.keptOne, officers.overMidnight].map((badgeNo) => ({
      ...{ recorderSerial: secondOf(badgeNo), unitCode: 'S1' },
    }));
    const lent = { recorderSerial: serialOf(ofOtherUnit), unitCode: 'S1' };
    await saveRecorders(tx, [...recorders, ...seconds, lent, ...spares], change);

    const shift = (badgeNo: string, from: string, to: string, dutyType = 'road_patrol') => ({
      ...{ badgeNo, dutyType, post: '人民路', startsAt: at(from), endsAt: at(to) },
    });
    const { window, offDuty, between, early, unrostered, ...rest } = officers;
    const { overMidnight, nightAgain, docked, withoutShift, ...others } = rest;
    await saveShifts(
      tx,
      [
        ...Object.values(others).map((badgeNo) => shift(badgeNo, '24T06:00', '24T14:00')),
        shift(window, '24T06:00', '24T14:00', 'window_duty'),
        shift(offDuty, '23T20:00', '24T06:30'),
        shift(between, '24T02:00', '24T06:00'),
        shift(between, '24T14:00', '24T18:00'),
        shift(early, '24T07:30', '24T16:00'),
        shift(officers.keptOne, '23T06:00', '23T14:00'),
        shift(overMidnight, '23T22:00', '24T08:00'),
        shift(nightAgain, '23T20:00', '24T06:00'),
        shift(nightAgain, '24T20:00', '25T06:00'),
        shift(docked, '23T20:00', '24T06:30'),
        shift(ofOtherUnit, '23T20:00', '24T06:30'),
      ],
      change,
    );
    const leave = { badgeNo: officers.onLeave, leaveKind: 'sick' as const, note: '' };
    await saveLeave(tx, [{ ...leave, startsAt: at('24T00:00'), endsAt: at('25T00:00') }], change, 'leave_added');

    const held = (badgeNo: string, heldFrom: string, basis: 'assignment' | 'check_out' = 'check_out') => ({
      ...{ recorderSerial: serialOf(badgeNo), badgeNo, basis, heldFrom: at(heldFrom), heldUntil: null },
    });
    const saved = await saveCustodies(
      tx,
      [
        held(officers.taken, '24T05:50'),
        held(officers.faulty, '24T05:50'),
        held(officers.inDock, '01T00:00', 'assignment'),
        held(window, '24T05:50'),
        held(offDuty, '23T19:50'),
        held(between, '24T01:50'),
        held(officers.withSpare, '24T05:50'),
        { ...held(officers.withSpare, '24T06:20'), recorderSerial: 'SP1' },
        held(early, '24T06:50'),
        held(unrostered, '23T09:00'),
        held(officers.keptOne, '23T05:50'),
        { ...held(officers.keptOne, '24T05:50'), recorderSerial: secondOf(officers.keptOne) },
        held(overMidnight, '23T21:50'),
        { ...held(overMidnight, '24T01:00'), recorderSerial: secondOf(overMidnight) },
        held(nightAgain, '23T19:50'),
        held(docked, '23T19:50'),
        held(withoutShift, '24T06:00'),
        held(ofOtherUnit, '23T19:50'),
        { ...held('000123', '24T06:40'), recorderSerial: 'K2' },
        // Issued for long: nobody gives it back in the evening.
        held(officers.onLeave, '01T00:00', 'assignment'),
      ],
      change,
    );
    expect(saved).toMatchObject({ outcome: 'saved' });
  });
  for (const badgeNo of [officers.faulty, officers.withSpare]) {
    const fault = { recorderSerial: serialOf(badgeNo), badgeNo, symptom: '不能开机' };
    expect((await setup.call(admin, 'POST', 'repair-tickets', fault)).status).toBe(201);
  }
  const card = { cardVolumeId: 'card', serialSource: 'folder_name' as const, profileId: null };
  for (const badgeNo of [officers.inDock, officers.docked]) {
    const docked = received('docked', {
      ...{ dockSessionId: crypto.randomUUID(), recorderSerial: serialOf(badgeNo), ...card },
      ...{ freeBytes: 1, totalBytes: 2 },
    });
    await intake(setup.db, [{ ...docked, event: { ...docked.event, wall: at('24T06:45').toISOString() } }]);
  }
  // Seen with one officer, entered for another: the entry counts, and the recorder is checked out once.
  const seen = { kind: 'check_out', recorderSerial: 'K2', badgeNo: ofOtherUnit, at: at('24T06:30').toISOString() };
  expect((await setup.call(admin, 'POST', 'custody-observations', { ...seen, reason: '纸质登记' })).status).toBe(201);
  await setup.db
    .updateTable('recorder')
    .set({ state: 'scrapped' })
    .where('recorder_serial', '=', serialOf(officers.unrostered))
    .execute();
});
afterAll(() => setup?.stop());

async function desk(query = '', cookie = admin): Promise<DeskResponse> {
  const { status, body } = await setup.call(cookie, 'GET', `duty-desk${query}`);
  expect(status).toBe(200);
  return body;
}
const behind = async (view: DeskView, more = '', cookie = admin) =>
  (await desk(`?view=${view}${more}`, cookie)).rows.map(({ badgeNo, recorderSerial }) => [badgeNo, recorderSerial]);

const custodiesOf = async (checkedOut: string, query = '') =>
  (await setup.call(admin, 'GET', `custodies?checkedOut=${checkedOut}&limit=100${query}`)).body.rows;
const serialsOf = (rows: readonly { recorderSerial: string | null }[]) =>
  rows.map(({ recorderSerial }) => recorderSerial).sort();

const notReturned = [
  [officers.offDuty, serialOf(officers.offDuty)],
  [officers.unrostered, serialOf(officers.unrostered)],
  // Is on duty with another one.
  [officers.keptOne, serialOf(officers.keptOne)],
  // The next shift is of another day, though it begins today.
  [officers.nightAgain, serialOf(officers.nightAgain)],
  // Of another unit than the recorder.
  [ofOtherUnit, serialOf(ofOtherUnit)],
];

describe('the duty desk', () => {
  it('divides those on duty now: each is in exactly one part, and the parts add up', async () => {
    expect(await behind('taken')).toEqual([
      [officers.taken, serialOf(officers.taken)],
      // Has a spare for the one that is broken.
      [officers.withSpare, 'SP1'],
      [officers.keptOne, secondOf(officers.keptOne)],
      [officers.overMidnight, secondOf(officers.overMidnight)],
    ]);
    expect(await behind('faulty')).toEqual([[officers.faulty, serialOf(officers.faulty)]]);
    expect(await behind('not_taken')).toEqual([
      [officers.withoutAny, null],
      [officers.inDock, serialOf(officers.inDock)],
    ]);
    expect(await behind('not_needed')).toEqual([[officers.window, serialOf(officers.window)]]);
    const { counts, rows } = await desk('?view=on_duty');
    const parts = [counts.taken, counts.faulty, counts.not_taken, counts.not_needed];
    expect(parts).toEqual([4, 1, 2, 1]);
    expect(counts.on_duty).toBe(8);
    expect(rows.map(({ badgeNo }) => badgeNo)).not.toContain(officers.onLeave);
    expect(new Set(rows.map(({ badgeNo }) => badgeNo)).size).toBe(8);
  });

  it('names what was not returned: checked out, and the duty is over', async () => {
    // Not who is between two shifts of the day, nor who came early, nor to whom the recorder was issued for long.
    expect(await behind('not_returned')).toEqual(notReturned);
    const { rows } = await desk('?view=not_returned');
    expect(rows[0]).toMatchObject({
      shiftEndsAt: at('24T06:30').toISOString(),
      heldFrom: at('23T19:50').toISOString(),
    });
    expect(rows[2]).toMatchObject({ shiftEndsAt: at('23T14:00').toISOString() });
  });

  it('divides what is checked out: each recorder is in exactly one part, and the parts add up', async () => {
    expect(await behind('holder_on_duty')).toEqual([
      [officers.taken, serialOf(officers.taken)],
      [officers.faulty, serialOf(officers.faulty)],
      [officers.window, serialOf(officers.window)],
      [officers.withSpare, serialOf(officers.withSpare)],
      [officers.withSpare, 'SP1'],
      [officers.keptOne, secondOf(officers.keptOne)],
      // Both were taken for the shift over midnight.
      [officers.overMidnight, serialOf(officers.overMidnight)],
      [officers.overMidnight, secondOf(officers.overMidnight)],
    ]);
    expect(await behind('not_due')).toEqual([
      [officers.between, serialOf(officers.between)],
      [officers.early, serialOf(officers.early)],
      [officers.withoutShift, serialOf(officers.withoutShift)],
      ['000123', 'K2'],
    ]);
    expect(await behind('docked')).toEqual([[officers.docked, serialOf(officers.docked)]]);
    const { counts } = await desk('?countsOnly=true');
    const parts = [counts.holder_on_duty, counts.not_due, counts.docked, counts.not_returned];
    expect(parts).toEqual([8, 4, 1, 5]);
    expect(counts.checked_out).toBe(18);
  });

  it('counts what the lists of custody and of recorders show', async () => {
    const serials = async (view: DeskView, query = '', cookie = admin) =>
      serialsOf((await desk(`?view=${view}${query}`, cookie)).rows);
    const listed = async (list: string, checkedOut: string, query = '', cookie = admin) => {
      const { status, body } = await setup.call(cookie, 'GET', `${list}?checkedOut=${checkedOut}&limit=100${query}`);
      expect(status).toBe(200);
      return serialsOf(body.rows);
    };
    const all = await serials('checked_out');
    expect([await listed('custodies', 'any'), await listed('recorders', 'any')]).toEqual([all, all]);
    for (const state of ['holder_on_duty', 'not_due', 'docked', 'not_returned'] as const) {
      const of = await serials(state);
      expect([await listed('custodies', state), await listed('recorders', state)]).toEqual([of, of]);
    }
    // A unit's are those that its officers have, whose unit's recorders they are.
    for (const unitCode of ['S1', 'S2']) {
      const leader = await setup.signIn('squad_leader', unitCode);
      const of = await serials('not_returned', `&unitCode=${unitCode}`);
      expect(of).toHaveLength(unitCode === 'S1' ? 4 : 1);
      expect(await serials('not_returned', '', leader)).toEqual(of);
      expect(await listed('custodies', 'not_returned', `&unitCode=${unitCode}`)).toEqual(of);
      expect(await listed('custodies', 'not_returned', '', leader)).toEqual(of);
    }
  });

  it('counts faults that are open, and spares that nobody holds', async () => {
    expect(await behind('fault')).toEqual([
      [officers.faulty, serialOf(officers.faulty)],
      [officers.withSpare, serialOf(officers.withSpare)],
    ]);
    expect(await behind('spare')).toEqual([[null, 'SP2']]);
    expect((await desk('?view=not_taken')).rows[1]?.dockedAtName).toBe('一中队采集站');
  });

  it('has as many rows behind each count as it says, and none when it is asked for counts alone', async () => {
    const { counts, rows } = await desk('?countsOnly=true');
    expect(rows).toEqual([]);
    for (const [view, count] of Object.entries(counts)) {
      expect([view, (await behind(view as DeskView)).length]).toEqual([view, count]);
    }
    expect(await desk()).toMatchObject({ counts });
  });

  it('is asked of one unit, one campaign, and shows a leader the own unit and an officer the own row', async () => {
    expect((await desk('?unitCode=S2')).counts).toMatchObject({ on_duty: 0, not_returned: 1, fault: 0, spare: 1 });
    const leader = await setup.signIn('squad_leader', 'S2');
    expect((await desk('', leader)).counts).toMatchObject({ on_duty: 0, spare: 1 });
    const own = await setup.signIn('officer', null, officers.faulty);
    expect((await desk('', own)).rows.map(({ state, badgeNo }) => [state, badgeNo])).toEqual([
      ['fault', officers.faulty],
      ['faulty', officers.faulty],
      ['holder_on_duty', officers.faulty],
    ]);
    const campaign = { name: '冬季整治', campaignType: 'other', startsOn: '2026-11-01', endsOn: null };
    const { campaignId } = (await setup.call(admin, 'POST', 'campaigns', campaign)).body;
    const { db } = setup;
    await db.updateTable('shift').set({ campaign_id: campaignId }).where('badge_no', '=', officers.taken).execute();
    const { counts } = await desk(`?campaignId=${campaignId}`);
    expect(counts).toMatchObject({ on_duty: 1, taken: 1, checked_out: 1, not_returned: 0, fault: 0, spare: 0 });
  });

  it('counts a check-out that its officer disputes until that is upheld', async () => {
    const [{ custodyId }] = await custodiesOf('not_returned', `&badgeNo=${officers.offDuty}`);
    const officer = await setup.signIn('officer', null, officers.offDuty);
    const reason = { reason: '不是我领的' };
    const { status, body } = await setup.call(officer, 'POST', `custodies/${custodyId}/disputes`, reason);
    expect(status).toBe(201);
    expect((await desk()).counts).toMatchObject({ checked_out: 18, not_returned: 5 });
    const upheld = { decision: 'upheld', reason: '登记有误' };
    await setup.call(admin, 'POST', `custody-disputes/${body.disputeId}/decision`, upheld);
    expect((await desk()).counts).toMatchObject({ checked_out: 17, not_returned: 4 });
  });

  it('counts none as not returned once all of them are', async () => {
    for (const { custodyId } of await custodiesOf('not_returned')) {
      const returned = { heldUntil: at('24T07:00').toISOString(), reason: '已交回' };
      expect((await setup.call(admin, 'PATCH', `custodies/${custodyId}`, returned)).status).toBe(200);
    }
    const { counts } = await desk();
    expect(counts).toMatchObject({ checked_out: 13, holder_on_duty: 8, not_due: 4, docked: 1, not_returned: 0 });
    expect(await custodiesOf('not_returned')).toEqual([]);
  });
});
