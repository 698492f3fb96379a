import { randomUUID } from 'node:crypto';
import { insertParameterVersion, readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { resources } from '@rollcall/shared/resources/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allInOrder, itemsWith } from './support/checked-items.ts';
import { intake } from './support/duty-world.ts';
import { received } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/pre-shift-checks             a a a u r - a
GET    pre-shift-checks                     a a a u r - a
POST   pre-shift-checks                     a r r u r - - alone
GET    pre-shift-checks/{preShiftCheckId}   a a a u r - a
GET    pre-shift-checks/rate                a a a u r - a elsewhere
GET    pre-shift-checks/standings/{badgeNo} a r r u r - - elsewhere
`);

// It is 07:00 of 24 November; officers 100001 and 100002 are of S1, 200001 of S2.

let setup: RosterSetup;
let admin: string;
let leader: string;
beforeAll(async () => {
  setup = await startRoster();
  await setup.db
    .transaction()
    .execute((tx) => upsertStationPlaces(tx, [{ stationId: 'station-1', name: '1', unitCode: 'S1' }]));
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('squad_leader', 'S1');
});
afterAll(() => setup?.stop());

const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`);
let devices = 0;
async function recorder({ unitCode = 'S1', spare = false } = {}): Promise<string> {
  const recorderSerial = `P${++devices}`;
  await setup.db
    .transaction()
    .execute((tx) => saveRecorders(tx, [{ recorderSerial, unitCode, spare }], { by: 'test' }));
  return recorderSerial;
}
async function ok(cookie: string, method: string, path: string, body?: object) {
  const answer = await setup.call(cookie, method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}
const see = (kind: string, recorderSerial: string, badgeNo: string, time = '06:55') =>
  ok(admin, 'POST', 'custody-observations', { kind, recorderSerial, badgeNo, at: at(time), reason: '补录' });
async function taken(badgeNo = '100001', time = '06:55'): Promise<string> {
  const recorderSerial = await recorder();
  await see('check_out', recorderSerial, badgeNo, time);
  return recorderSerial;
}
const check = (body: object, cookie = leader) =>
  setup.call(cookie, 'POST', 'pre-shift-checks', { badgeNo: '100001', items: allInOrder, ...body });
const checks = async (query: string, cookie = admin) =>
  (await ok(cookie, 'GET', `pre-shift-checks?${query}`)).rows as Record<string, unknown>[];
const custodiesOf = async (recorderSerial: string) =>
  (await ok(admin, 'GET', `custodies?recorderSerial=${recorderSerial}`)).rows;
/** Takes away all spares of S1 that earlier tests left. */
async function withoutSpares(): Promise<void> {
  await setup.db.updateTable('recorder').set({ spare: false }).execute();
}

it('has facts that are the ones that ledgers hold', () => {
  expect(resources.preShiftChecks.factTypes).toEqual(['pre_shift_checked']);
});

describe('a check of the recorder that an officer holds', () => {
  it('belongs to the shift that comes next; a later one supersedes it, and both are kept', async () => {
    const shift = { badgeNo: '100002', dutyType: 'road_patrol', post: '东门' };
    const { shiftId } = await ok(admin, 'POST', 'shifts', { ...shift, startsAt: at('12:00'), endsAt: at('14:00') });
    const recorderSerial = await taken('100002');
    const officer = await setup.signIn('officer', null, '100002');
    const first = { recorderSerial, badgeNo: undefined, chargePercent: 80 };
    expect(await check(first, officer)).toMatchObject({
      status: 201,
      body: { badgeNo: '100002', result: 'ok', shiftId, post: '东门', dutyDate: '2026-11-24', superseded: false },
    });
    await ok(leader, 'POST', 'pre-shift-checks', { recorderSerial, badgeNo: '100002', items: itemsWith({ time: '' }) });
    const rows = await checks(`recorderSerial=${recorderSerial}`);
    expect(rows).toMatchObject([
      { result: 'fault', superseded: false, shiftId },
      { result: 'ok', superseded: true, shiftId, chargePercent: 80 },
    ]);
    const { history } = await ok(admin, 'GET', `pre-shift-checks/${rows[0]?.preShiftCheckId}`);
    expect(history).toMatchObject([{ type: 'pre_shift_checked', detail: { faultyItems: ['time'], shiftId } }]);
  });

  it('is refused of a recorder that somebody else holds, and with an item left out', async () => {
    const recorderSerial = await recorder();
    expect(await check({ recorderSerial })).toMatchObject({ status: 409, body: { code: 'recorder_not_held' } });
    const { sound: _sound, ...five } = allInOrder;
    expect(await check({ recorderSerial, items: five })).toMatchObject({ status: 400 });
  });

  it('is entered for officers in sight only', async () => {
    const recorderSerial = await taken('200001');
    expect(await check({ recorderSerial, badgeNo: '200001' })).toMatchObject({ status: 403 });
    const officer = await setup.signIn('officer', null, '100002');
    expect(await check({ recorderSerial, badgeNo: '200001' }, officer)).toMatchObject({ status: 403 });
    expect((await setup.call(leader, 'GET', 'pre-shift-checks/standings/200001')).status).toBe(404);
    expect((await setup.call(admin, 'GET', 'pre-shift-checks/standings/200001')).body).toMatchObject({
      recorders: [{ recorderSerial, basis: 'observed', checkedAt: null }],
    });
  });

  it('is entered later with a reason by who cares for repairs, and never one of his own', async () => {
    const recorderSerial = await taken('100001', '05:00');
    const late = { recorderSerial, checkedAt: at('05:30') };
    expect(await check(late)).toMatchObject({ status: 400, body: { code: 'reason_required' } });
    const officer = await setup.signIn('officer', null, '100001');
    const refused = { status: 403, body: { code: 'check_told_late' } };
    expect(await check({ ...late, reason: '补登' }, officer)).toMatchObject(refused);
    const own = await setup.signIn('squad_leader', 'S1', '100001');
    expect(await check({ ...late, reason: '补登' }, own)).toMatchObject(refused);
    expect(await check({ ...late, reason: '补登' })).toMatchObject({
      status: 201,
      body: { at: at('05:30').toISOString() },
    });
    expect(await check({ recorderSerial, checkedAt: at('07:30') })).toMatchObject({ status: 400 });
  });
});

describe('a fault', () => {
  it('of the past is told by nobody who held the recorder since', async () => {
    const recorderSerial = await taken('100002', '05:00');
    await see('check_in', recorderSerial, '100002', '05:30');
    await see('check_out', recorderSerial, '100001', '05:40');
    const own = await setup.signIn('squad_leader', 'S1', '100001');
    const late = { recorderSerial, badgeNo: '100002', checkedAt: at('05:10'), reason: '补登' };
    const fault = { ...late, items: itemsWith({ sound: '' }) };
    expect(await check(fault, own)).toMatchObject({ status: 403, body: { code: 'check_told_late' } });
    expect((await check(late, own)).status).toBe(201);
    expect((await check(fault)).status).toBe(201);
  });

  it('ends a check-out that was seen below one that was entered', async () => {
    const [recorderSerial, spareSerial] = [await taken(), await recorder({ spare: true })];
    const held = {
      recorderSerial,
      badgeNo: '100001',
      basis: 'check_out',
      heldFrom: at('06:56'),
      heldUntil: at('20:00'),
    };
    await ok(admin, 'POST', 'custodies', { ...held, reason: '补录' });
    const { body } = await check({ recorderSerial, items: itemsWith({ charge: '' }), spareSerial });
    expect((await ok(admin, 'GET', 'pre-shift-checks/standings/100001')).recorders[0]).toMatchObject({
      recorderSerial: spareSerial,
      heldFrom: body.at,
    });
    const standing = await ok(admin, 'GET', 'pre-shift-checks/standings/100001');
    expect(standing.recorders.map((one: { recorderSerial: string }) => one.recorderSerial)).not.toContain(
      recorderSerial,
    );
  });

  it('opens a repair ticket and swaps the recorder for a spare at one moment', async () => {
    await withoutSpares();
    const [recorderSerial, spareSerial] = [await taken(), await recorder({ spare: true })];
    const standing = await ok(leader, 'GET', 'pre-shift-checks/standings/100001');
    expect(standing).toMatchObject({ spares: [spareSerial] });
    const items = itemsWith({ sound: '左声道', picture: '' });
    const { status, body } = await check({ recorderSerial, items, spareSerial });
    expect({ status, body }).toMatchObject({ status: 201, body: { result: 'fault', spare: 'taken', spareSerial } });
    const { rows } = await ok(admin, 'GET', `repair-tickets?recorderSerial=${recorderSerial}`);
    expect(rows).toMatchObject([
      {
        repairTicketId: body.repairTicketId,
        symptom: '岗前检查：画面黑屏或模糊；没有声音或杂音大（左声道）',
        reportedBy: '100001',
        reportedAt: body.at,
      },
    ]);
    expect((await ok(admin, 'GET', `recorders/${recorderSerial}`)).state).toBe('faulty');
    expect(await custodiesOf(recorderSerial)).toMatchObject([{ heldUntil: body.at, badgeNo: '100001' }]);
    expect(await custodiesOf(spareSerial)).toMatchObject([
      { heldFrom: body.at, heldUntil: null, badgeNo: '100001', observation: { spareFor: recorderSerial } },
    ]);
  });

  it('ends a check-out that was entered; a recorder that is issued for long stays issued', async () => {
    for (const [basis, heldUntil] of [
      ['check_out', at('20:00')],
      ['assignment', null],
    ] as const) {
      const [recorderSerial, spareSerial] = [await recorder(), await recorder({ spare: true })];
      const held = { recorderSerial, badgeNo: '100001', basis, heldFrom: at('06:00'), heldUntil, reason: '补录' };
      await ok(admin, 'POST', 'custodies', held);
      const { body } = await check({ recorderSerial, items: itemsWith({ charge: '' }), spareSerial });
      const end = basis === 'check_out' ? body.at : null;
      expect(await custodiesOf(recorderSerial)).toMatchObject([{ heldUntil: end }]);
      expect(await custodiesOf(spareSerial)).toMatchObject([{ heldFrom: body.at }]);
    }
  });

  it('writes nothing when the spare is not free', async () => {
    const recorderSerial = await taken();
    const [held, elsewhere] = [await recorder({ spare: true }), await recorder({ spare: true, unitCode: 'S2' })];
    await see('check_out', held, '100002');
    const before = await setup.facts();
    for (const spareSerial of [held, elsewhere, await recorder()]) {
      const refused = await check({ recorderSerial, items: itemsWith({ space: '' }), spareSerial });
      expect(refused).toMatchObject({ status: 409, body: { code: 'spare_not_free' } });
    }
    expect((await check({ recorderSerial, spareSerial: held })).status).toBe(400);
    expect((await setup.facts()).filter((fact) => !/^recorder_added/.test(fact))).toEqual(
      before.filter((fact) => !/^recorder_added/.test(fact)),
    );
    await see('check_in', held, '100002', '06:59');
  });

  it('without a spare says whether there was none, and the desk is told', async () => {
    await withoutSpares();
    const recorderSerial = await taken();
    const desk = async () => (await ok(leader, 'GET', 'duty-desk?countsOnly=1')).withoutSpareToday;
    const before = await desk();
    const { body } = await check({ recorderSerial, items: itemsWith({ function: '' }) });
    expect(body).toMatchObject({ spare: 'none_free', spareSerial: null });
    expect(await desk()).toBe(before + 1);
    // The rows behind the number.
    const behind = await checks('spare=none_free&day=2026-11-24');
    expect(behind).toHaveLength(before + 1);
    expect(behind[0]).toMatchObject({ recorderSerial, superseded: false });
    // It is still with the officer, so its footage is still his.
    expect(await custodiesOf(recorderSerial)).toMatchObject([{ heldUntil: null }]);
    await recorder({ spare: true });
    const again = await check({ recorderSerial, items: itemsWith({ function: '' }) });
    expect(again.body).toMatchObject({ spare: 'not_taken' });
    expect(await desk()).toBe(before);
  });
});

describe('a check at the screen of a station', () => {
  it('comes with its fault, the return and the spare as events, and is kept once', async () => {
    const [recorderSerial, spareSerial] = [await taken('100002', '06:40'), await recorder({ spare: true })];
    const seen = { badgeNo: '100002', at: at('06:45').toISOString() };
    const ticketId = randomUUID();
    const items = {
      ...Object.fromEntries(Object.keys(allInOrder).map((item) => [item, 'ok'])),
      time: 'fault',
    } as never;
    const spare = { spare: 'taken' as const, spareSerial, ticketId };
    const events = [
      received('pre_shift_checked', { checkId: randomUUID(), recorderSerial, ...seen, items, ...spare }),
      received('fault_reported', { ticketId, recorderSerial, ...seen, symptom: '时间不准' }),
      received('checked_in', { observationId: randomUUID(), recorderSerial, ...seen }),
      received('checked_out', {
        observationId: randomUUID(),
        recorderSerial: spareSerial,
        ...seen,
        spareFor: recorderSerial,
      }),
    ].map((event) => ({ ...event, receivedAt: at('06:46') }));
    await intake(setup.db, events);
    await intake(setup.db, events);
    const rows = await checks(`recorderSerial=${recorderSerial}`);
    expect(rows).toMatchObject([
      {
        result: 'fault',
        badgeNo: '100002',
        stationId: 'station-1',
        spare: 'taken',
        spareSerial,
        toldAt: at('06:46').toISOString(),
      },
    ]);
    expect(rows[0]?.repairTicketId).toEqual(expect.any(String));
    expect(await custodiesOf(recorderSerial)).toMatchObject([{ heldUntil: seen.at }]);
    expect(await custodiesOf(spareSerial)).toMatchObject([{ heldFrom: seen.at, badgeNo: '100002' }]);
  });
});

describe('shifts that began without a check', () => {
  const skipped = async (cookie = admin) =>
    (await checks('skipped=true&day=2026-11-25', cookie)).map((row) => `${row.badgeNo} ${row.recorderSerial}`);
  const next = (time: string) => new Date(at(time).getTime() + 86_400_000);
  const shifts = new Map<string, string>();
  const officers = ['400001', '400002', '400003', '400004', '400005', '400006', '400007'];
  const [diligent, forgetful, late, without, onLeave, docked, swapped] = officers as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];

  beforeAll(async () => {
    for (const badgeNo of officers) {
      await ok(admin, 'POST', 'officers', {
        badgeNo,
        name: '某某',
        kind: 'sworn',
        unitCode: 'S1',
        leaderBadgeNo: null,
      });
      const recorderSerial = `R${badgeNo}`;
      await ok(admin, 'POST', 'recorders', { recorderSerial, unitCode: 'S1', state: 'normal', spare: false });
      const shift = { badgeNo, dutyType: 'road_patrol', post: '西门', startsAt: next('08:00'), endsAt: next('12:00') };
      shifts.set(badgeNo, (await ok(admin, 'POST', 'shifts', shift)).shiftId);
      if (badgeNo === without) continue;
      const held = { recorderSerial, badgeNo, basis: 'assignment', heldFrom: at('07:30'), heldUntil: null };
      await ok(admin, 'POST', 'custodies', held);
    }
    const leave = { badgeNo: onLeave, leaveKind: 'annual', startsAt: next('00:00'), endsAt: next('23:00') };
    await ok(admin, 'POST', 'leave', leave);
    await ok(admin, 'POST', 'recorders', { recorderSerial: 'SPARE', unitCode: 'S1', state: 'normal', spare: true });
    setup.clock.offsetMs += 25 * 3_600_000 + 5 * 60_000; // 08:05 of the 25th
    admin = await setup.signIn('brigade_admin');
    leader = await setup.signIn('squad_leader', 'S1');
    const docks = {
      cardVolumeId: 'card',
      serialSource: 'folder_name' as const,
      profileId: null,
      freeBytes: 1,
      totalBytes: 2,
    };
    const dock = received('docked', { dockSessionId: randomUUID(), recorderSerial: `R${docked}`, ...docks });
    await intake(setup.db, [{ ...dock, event: { ...dock.event, wall: next('07:00').toISOString() } }]);
    const past = { reason: '补登', checkedAt: next('07:50') };
    await ok(leader, 'POST', 'pre-shift-checks', {
      badgeNo: diligent,
      recorderSerial: `R${diligent}`,
      items: allInOrder,
      ...past,
    });
    await ok(leader, 'POST', 'pre-shift-checks', { badgeNo: late, recorderSerial: `R${late}`, items: allInOrder });
    const fault = { recorderSerial: `R${swapped}`, items: itemsWith({ sound: '' }), spareSerial: 'SPARE' };
    await ok(leader, 'POST', 'pre-shift-checks', { badgeNo: swapped, ...fault, ...past });
  });

  it('are those whose recorder was in hands and was not checked before; the row opens the shift', async () => {
    expect(await skipped()).toEqual([`${late} R${late}`, `${forgetful} R${forgetful}`].sort(byShift));
    const [row] = await checks(`badgeNo=${forgetful}`);
    expect(row).toMatchObject({
      ...{ result: 'skipped', preShiftCheckId: null, items: null, superseded: false },
      ...{ shiftId: shifts.get(forgetful), at: next('08:00').toISOString() },
    });
    // Together with checks, and apart from them.
    expect((await checks(`badgeNo=${late}`)).map(({ result }) => result)).toEqual(['ok', 'skipped']);
    expect((await checks(`badgeNo=${late}&skipped=false`)).map(({ result }) => result)).toEqual(['ok']);
    expect(await checks(`badgeNo=${forgetful}&result=ok`)).toEqual([]);
  });

  it('are counted, with the share of those that were checked', async () => {
    const rate = (query: string, cookie = admin) =>
      ok(cookie, 'GET', `pre-shift-checks/rate?from=2026-11-25&to=2026-11-25${query}`);
    expect(await rate('')).toEqual({ shifts: 4, checked: 2, skipped: 2, share: 0.5 });
    expect(await rate('&unitCode=S2')).toEqual({ shifts: 0, checked: 0, skipped: 0, share: null });
    const officer = await setup.signIn('officer', null, forgetful);
    expect(await rate('', officer)).toEqual({ shifts: 1, checked: 0, skipped: 1, share: 0 });
    expect(await skipped(officer)).toEqual([`${forgetful} R${forgetful}`]);
  });

  it('no longer stand there when the shift is cancelled, or moved after the check', async () => {
    const shiftId = shifts.get(late);
    const { version } = await ok(admin, 'GET', `shifts/${shiftId}`);
    await setup.withoutSecondPerson();
    const later = { startsAt: next('08:30'), version, reason: '调整' };
    await ok(admin, 'PATCH', `shifts/${shiftId}`, later);
    setup.clock.offsetMs += 3_600_000;
    admin = await setup.signIn('brigade_admin');
    expect(await skipped()).toEqual([`${forgetful} R${forgetful}`]);
  });

  it('are not listed when the parameters say so; the share is told nevertheless', async () => {
    const set = async (preShiftCheckRequired: 'off' | 'listed') => {
      const parameters = { ...(await readParameters(setup.db)), preShiftCheckRequired };
      const version = { parameters, reason: 'for a test', setBy: 'test', setAt: new Date() };
      await setup.db.transaction().execute((tx) => insertParameterVersion(tx, version));
    };
    await set('off');
    expect(await skipped()).toEqual([]);
    expect((await ok(admin, 'GET', 'pre-shift-checks/rate?from=2026-11-25&to=2026-11-25')).skipped).toBe(1);
    await set('listed');
    expect(await skipped()).toHaveLength(1);
  });

  /** Newest first, and at the same moment by the id of the shift. */
  function byShift(one: string, other: string): number {
    const idOf = (row: string) => shifts.get(row.slice(0, 6)) ?? '';
    return idOf(one) < idOf(other) ? 1 : -1;
  }
});
