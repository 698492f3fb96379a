import type { WantedCustody } from '@rollcall/cloud/custody/custodies/custody';
import { saveCustodies } from '@rollcall/cloud/custody/custodies/save-custodies';
import { lockDutyShared } from '@rollcall/cloud/db/duty-lock';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { until } from './support/until.ts';
import { waitingForLock } from './support/waiting-for-lock.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  await setup.db.deleteFrom('holding').execute();
  await setup.db.deleteFrom('custody').execute();
});

const at = (time: string) => `2026-11-${time}:00+08:00`;
const custody = (changes: object = {}) => ({
  recorderSerial: 'K1',
  badgeNo: '100001',
  basis: 'assignment',
  heldFrom: at('25T08:00'),
  heldUntil: null,
  ...changes,
});

async function add(changes: object = {}): Promise<string> {
  const { status, body } = await setup.call(admin, 'POST', 'custodies', custody(changes));
  expect(body).not.toHaveProperty('code');
  expect(status).toBe(201);
  return body.custodyId;
}

/** Who holds K1 when, in local time. */
async function holdings(recorderSerial = 'K1'): Promise<string[]> {
  const rows = await setup.db
    .selectFrom('holding')
    .selectAll()
    .where('recorder_serial', '=', recorderSerial)
    .orderBy('held_from')
    .execute();
  const text = (time: Date | null) => (time === null ? '…' : localMinuteOf(time).slice(8));
  return rows.map((row) => `${row.badge_no} ${text(row.held_from)} – ${text(row.held_until)}`);
}

describe('holdings', () => {
  it('follow a swap of recorders in mid-shift', async () => {
    const first = await add();
    const second = await add({ recorderSerial: 'K2', badgeNo: '100002' });
    const swap = at('25T11:30');
    await setup.call(admin, 'PATCH', `custodies/${first}`, { heldUntil: swap });
    await setup.call(admin, 'PATCH', `custodies/${second}`, { heldUntil: swap });
    await add({ badgeNo: '100002', heldFrom: swap });
    await add({ recorderSerial: 'K2', heldFrom: swap });
    expect(await holdings('K1')).toEqual(['100001 25 08:00 – 25 11:30', '100002 25 11:30 – …']);
    expect(await holdings('K2')).toEqual(['100002 25 08:00 – 25 11:30', '100001 25 11:30 – …']);
  });

  it('follow a recorder that two share by check-outs, one of them across midnight', async () => {
    await add();
    await add({ basis: 'check_out', badgeNo: '100002', heldFrom: at('25T20:00'), heldUntil: at('26T04:00') });
    const mistake = await add({
      basis: 'check_out',
      badgeNo: '200001',
      heldFrom: at('26T04:00'),
      heldUntil: at('26T06:00'),
    });
    expect(await holdings()).toEqual([
      '100001 25 08:00 – 25 20:00',
      '100002 25 20:00 – 26 04:00',
      '200001 26 04:00 – 26 06:00',
      '100001 26 06:00 – …',
    ]);
    const { status } = await setup.call(admin, 'DELETE', `custodies/${mistake}`, { reason: '登记错了' });
    expect(status).toBe(204);
    expect(await holdings()).toEqual([
      '100001 25 08:00 – 25 20:00',
      '100002 25 20:00 – 26 04:00',
      '100001 26 04:00 – …',
    ]);
  });

  it('move with an entry to another recorder, officer and basis', async () => {
    await add();
    const moved = await add({ recorderSerial: 'K2', badgeNo: '200001', heldUntil: at('25T18:00') });
    const changes = { recorderSerial: 'K1', badgeNo: '000123', basis: 'check_out' };
    expect(await setup.call(admin, 'PATCH', `custodies/${moved}`, changes)).toMatchObject({
      status: 200,
      body: { custodyId: moved, ...changes, officerName: '赵敏', heldUntil: '2026-11-25T10:00:00.000Z' },
    });
    expect(await holdings('K2')).toEqual([]);
    expect(await holdings('K1')).toEqual(['000123 25 08:00 – 25 18:00', '100001 25 18:00 – …']);
  });

  it('have every shift looked at again of whoever held before or holds now, and no other', async () => {
    const shifts = new Map<string, string>();
    for (const [badgeNo, day] of [
      ['100001', '25'],
      ['100002', '25'],
      ['200001', '25'],
      ['100001', '27'],
      ['100002', '27'],
    ]) {
      const { body } = await setup.call(admin, 'POST', 'shifts', {
        badgeNo,
        startsAt: at(`${day}T08:00`),
        endsAt: at(`${day}T12:00`),
        dutyType: 'road_patrol',
        post: '人民路口',
      });
      shifts.set(body.shiftId, `${badgeNo} ${day}`);
    }
    const marked = async () => {
      const rows = await setup.db.selectFrom('shift').select('shift_id').where('review_at', 'is not', null).execute();
      await setup.db.updateTable('shift').set({ review_at: null }).execute();
      return rows.map((row) => shifts.get(row.shift_id)).sort();
    };
    await marked();
    const checkOut = await add({ basis: 'check_out', heldUntil: at('25T23:00') });
    expect(await marked()).toEqual(['100001 25']);
    await setup.call(admin, 'PATCH', `custodies/${checkOut}`, { badgeNo: '100002' });
    expect(await marked()).toEqual(['100001 25', '100002 25']);
    await setup.call(admin, 'PATCH', `custodies/${checkOut}`, { badgeNo: '100002' });
    expect(await marked()).toEqual([]);
    await setup.call(admin, 'DELETE', `custodies/${checkOut}`, { reason: '登记错了' });
    expect(await marked()).toEqual(['100002 25']);
    await add({ badgeNo: '100002', heldFrom: at('26T08:00') });
    expect(await marked()).toEqual(['100002 27']);
  });
});

describe('custodies of several at once', () => {
  it('are told that one was quicker when both take the same recorder', async () => {
    const answers = await Promise.all(
      ['100001', '100002', '200001', '000123'].map((badgeNo) =>
        setup.call(admin, 'POST', 'custodies', custody({ badgeNo })),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const winner = answers.find(({ status }) => status === 201)?.body.badgeNo;
    const refusal = answers.find(({ status }) => status === 409)?.body;
    expect(refusal).toMatchObject({ code: 'custody_overlaps', detail: expect.stringContaining(`is with ${winner} `) });
    expect(await holdings()).toEqual([`${winner} 25 08:00 – …`]);
  });

  it('wait for footage that is being taken in', async () => {
    let answered = false;
    let adding: Promise<unknown> = Promise.resolve();
    await setup.db.transaction().execute(async (tx) => {
      await lockDutyShared(tx);
      adding = add().then(() => {
        answered = true;
      });
      await until(() => waitingForLock(setup.db));
      expect(answered).toBe(false);
    });
    await adding;
    expect(await holdings()).toEqual(['100001 25 08:00 – …']);
  });
});

describe('custodies saved as a set', () => {
  it('take thousands of entries, and the same again changes nothing', async () => {
    const by = { by: 'a test', reason: '补录', now: new Date() };
    const badgeNos = Array.from({ length: 400 }, (_, nr) => `B${nr}`);
    const serials = Array.from({ length: 300 }, (_, nr) => `R${nr}`);
    await setup.db.transaction().execute(async (tx) => {
      const officers = badgeNos.map((badgeNo) => ({ badgeNo, name: badgeNo, kind: 'sworn' as const, unitCode: 'S1' }));
      const recorders = serials.map((recorderSerial) => ({ recorderSerial }));
      expect(await saveOfficers(tx, officers, by)).toMatchObject({ added: 400 });
      expect(await saveRecorders(tx, recorders, by)).toMatchObject({ added: 300 });
    });
    const hourMs = 3_600_000;
    const wanted = (hours: number) =>
      Array.from({ length: 6000 }, (_, nr): WantedCustody => {
        const heldFrom = new Date(Date.UTC(2026, 0, 1) + Math.floor(nr / 300) * 12 * hourMs);
        const heldUntil = new Date(heldFrom.getTime() + hours * hourMs);
        const [recorderSerial = '', badgeNo = ''] = [serials[nr % 300], badgeNos[nr % 400]];
        return { recorderSerial, badgeNo, basis: 'check_out', heldFrom, heldUntil };
      });
    const save = (entries: WantedCustody[]) => setup.db.transaction().execute((tx) => saveCustodies(tx, entries, by));
    expect(await save(wanted(8))).toEqual({ outcome: 'saved', added: 6000, changed: 0, unchanged: 0 });
    expect(await save(wanted(8))).toEqual({ outcome: 'saved', added: 0, changed: 0, unchanged: 6000 });
    const longer = wanted(12).slice(0, 300);
    expect(await save(longer)).toEqual({ outcome: 'saved', added: 0, changed: 300, unchanged: 0 });
    expect(await holdings('R7')).toHaveLength(20);
  });

  it('write nothing when one of them is refused', async () => {
    const before = await setup.facts();
    const one = { ...custody(), heldFrom: new Date(at('25T08:00')), heldUntil: null } as WantedCustody;
    const saved = await setup.db.transaction().execute((tx) =>
      saveCustodies(tx, [one, { ...one, badgeNo: 'nobody', recorderSerial: 'K2' }], {
        by: 'a test',
        now: new Date(0),
      }),
    );
    expect(saved).toEqual({ outcome: 'refused', objections: [{ index: 1, kind: 'unknown_officer' }] });
    expect(await holdings()).toEqual([]);
    expect(await setup.facts()).toEqual(before);
  });
});
