import type { RecorderDetail } from '@rollcall/shared/http/recorders';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { OfficerDetail } from '@rollcall/shared/resources/officers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let admin: string;
let leader: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('squad_leader', 'S1');
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
const add = (changes: object = {}, cookie = admin) => setup.call(cookie, 'POST', 'custodies', custody(changes));
const change = (custodyId: string, changes: object, cookie = admin) =>
  setup.call(cookie, 'PATCH', `custodies/${custodyId}`, changes);
const remove = (custodyId: string, cookie = admin, body: object = { reason: '登记错了' }) =>
  setup.call(cookie, 'DELETE', `custodies/${custodyId}`, body);

async function added(changes: object = {}): Promise<string> {
  const { status, body } = await add(changes);
  expect({ status, body }).toMatchObject({ status: 201 });
  return body.custodyId;
}

async function rowsOf(query: string, cookie = admin): Promise<CustodyRow[]> {
  const { status, body } = await setup.call(cookie, 'GET', `custodies?${query}`);
  expect(status).toBe(200);
  return body.rows;
}

describe('custodies', () => {
  it('are added, changed and removed, each with a fact that says who and why', async () => {
    const before = (await setup.facts()).length;
    const { status, body } = await add();
    expect(status).toBe(201);
    const { custodyId } = body;
    expect(body).toEqual({
      custodyId: expect.any(String),
      recorderSerial: 'K1',
      badgeNo: '100001',
      officerName: '陈建国',
      unitCode: 'S1',
      basis: 'assignment',
      heldFrom: '2026-11-25T00:00:00.000Z',
      heldUntil: null,
      observation: null,
      dispute: null,
    });
    const end = { heldUntil: at('26T08:00') };
    expect((await change(custodyId, end)).body).toMatchObject({ heldUntil: '2026-11-26T00:00:00.000Z' });
    expect((await change(custodyId, end)).status).toBe(200);
    expect((await change(custodyId, { heldUntil: null })).body).toMatchObject({ heldUntil: null });
    expect((await remove(custodyId)).status).toBe(204);
    expect(await rowsOf('')).toEqual([]);
    expect((await setup.facts()).slice(before)).toEqual(
      ['added', 'changed', 'changed', 'removed'].map((what) => `custody_${what} custody:${custodyId}`),
    );
  });

  it('stay in the history of their recorder and officers, whether changed or removed', async () => {
    const custodyId = await added();
    await change(custodyId, { badgeNo: '100002' });
    await remove(custodyId);
    const historyOf = async (path: string) => {
      const { body }: { body: OfficerDetail | RecorderDetail } = await setup.call(admin, 'GET', path);
      return body.history.filter(({ detail }) => JSON.stringify(detail).includes(custodyId));
    };
    const kinds = async (path: string) => (await historyOf(path)).map(({ type }) => type);
    expect(await kinds('officers/100001')).toEqual(['custody_added', 'custody_changed']);
    expect(await kinds('officers/100002')).toEqual(['custody_changed', 'custody_removed']);
    expect(await kinds('officers/200001')).toEqual([]);
    const history = await historyOf('recorders/K1');
    expect(history.map(({ type }) => type)).toEqual(['custody_added', 'custody_changed', 'custody_removed']);
    expect(history.map(({ by }) => by?.split('-')[0])).toEqual(Array(3).fill('brigade_admin'));
    expect(history[1]?.detail).toMatchObject({ before: { badgeNo: '100001' }, after: { badgeNo: '100002' } });
    expect(history[2]?.detail).toMatchObject({ reason: '登记错了' });
    expect(history[2]?.detail).not.toHaveProperty('by');
  });

  it('come latest start first, in pages, by each filter', async () => {
    const starts = ['25T08:00', '26T08:00', '27T08:00', '28T08:00'];
    for (const [nr, start] of starts.entries()) {
      await added({
        badgeNo: nr % 2 === 0 ? '100001' : '200001',
        heldFrom: at(start),
        heldUntil: at(start.replace('T08', 'T18')),
      });
    }
    const checkOut = await added({
      recorderSerial: 'K2',
      basis: 'check_out',
      badgeNo: '100002',
      heldFrom: at('26T08:00'),
    });
    const paged: CustodyRow[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await setup.call(admin, 'GET', `custodies?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.rows);
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(await rowsOf('limit=200'));
    expect(paged.map(({ heldFrom }) => heldFrom.slice(8, 10))).toEqual(['28', '27', '26', '26', '25']);
    const days = async (query: string) => (await rowsOf(query)).map(({ heldFrom }) => heldFrom.slice(8, 10));
    expect(await days('recorderSerial=K1')).toEqual(['28', '27', '26', '25']);
    expect(await days('badgeNo=100001')).toEqual(['27', '25']);
    expect(await days('unitCode=S2')).toEqual(['28', '26']);
    expect(await days('basis=check_out')).toEqual(['26']);
    expect(await days(`at=${encodeURIComponent(at('27T18:00'))}`)).toEqual(['26']);
    expect(await days(`at=${encodeURIComponent(at('27T17:59'))}`)).toEqual(['27', '26']);
    expect(await rowsOf('badgeNo=100002')).toMatchObject([{ custodyId: checkOut }]);
    expect((await setup.call(admin, 'GET', 'custodies?cursor=x')).body).toMatchObject({ code: 'bad_cursor' });
  });
});

describe('custodies that can not be', () => {
  it('are refused with the entry that is in the way, and what to do', async () => {
    const custodyId = await added({ heldUntil: at('26T08:00') });
    const { status, body } = await add({ badgeNo: '100002', heldFrom: at('26T07:59') });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      code: 'custody_overlaps',
      detail: 'K1 is with 100001 (assignment), 2026-11-25 08:00 – 2026-11-26 08:00.',
      nextStep: expect.stringMatching(/^First end that entry/),
      errors: [{ path: 'body.heldFrom', message: `K1: 100001, 2026-11-25 08:00 – 2026-11-26 08:00 (${custodyId})` }],
    });
    expect((await add({ badgeNo: '100002', heldFrom: at('26T08:00') })).status).toBe(201);
    expect((await change(custodyId, { heldUntil: null })).body).toMatchObject({ code: 'custody_overlaps' });
    expect((await add()).body).toMatchObject({ code: 'custody_overlaps' });
  });

  it('are refused when their past is changed without a reason, though not when they end or begin now', async () => {
    const past = { heldFrom: at('20T08:00') };
    const refusal = { status: 400, code: 'reason_required', nextStep: expect.stringContaining('reason') };
    expect((await add(past)).body).toMatchObject(refusal);
    const custodyId = await added({ ...past, reason: '补录' });
    expect((await change(custodyId, { badgeNo: '100002' })).body).toMatchObject(refusal);
    expect((await change(custodyId, { heldUntil: at('23T08:00') })).body).toMatchObject(refusal);
    expect((await change(custodyId, { heldUntil: at('24T07:00') })).status).toBe(200);
    expect((await add({ heldFrom: at('24T07:00'), badgeNo: '100002' })).status).toBe(201);
    expect((await remove(custodyId, admin, {})).body).toMatchObject({ status: 400, code: 'bad_request' });
  });

  it('name every wrong field', async () => {
    expect((await add({ badgeNo: 'X1', recorderSerial: 'X2', heldUntil: at('25T08:00') })).body).toMatchObject({
      code: 'bad_request',
      errors: [
        { path: 'body.recorderSerial', message: 'no recorder X2' },
        { path: 'body.badgeNo', message: 'no officer X1' },
        { path: 'body.heldUntil', message: 'must be later than heldFrom' },
      ],
    });
    expect((await add({ heldFrom: 'yesterday' })).body).toMatchObject({ errors: [{ path: 'body.heldFrom' }] });
  });

  it('are refused for a scrapped recorder and for who has left, but can end', async () => {
    const custodyId = await added();
    // As it was before HQ refused to retire what is out.
    await setup.db.updateTable('recorder').set({ state: 'scrapped' }).where('recorder_serial', '=', 'K1').execute();
    await setup.db.updateTable('officer').set({ left_on: '2026-11-26' }).where('badge_no', '=', '100002').execute();
    expect((await change(custodyId, { heldUntil: at('26T08:00') })).status).toBe(200);
    expect((await add({ heldFrom: at('26T08:00') })).body).toMatchObject({ status: 409, code: 'recorder_scrapped' });
    expect((await add({ recorderSerial: 'K2', badgeNo: '100002', heldFrom: at('26T08:00') })).body).toMatchObject({
      status: 409,
      code: 'officer_left',
      detail: 'The officer 100002 left on 2026-11-26.',
    });
    await setup.call(admin, 'PATCH', 'recorders/K1', { state: 'normal' });
    await setup.call(admin, 'PATCH', 'officers/100002', { leftOn: null });
  });

  it('are not found when they are not there', async () => {
    const custodyId = await added();
    await remove(custodyId);
    expect((await remove(custodyId)).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await change(custodyId, {})).body).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('custodies of another unit', () => {
  it('are neither seen nor touched by a squad leader', async () => {
    const own = await added();
    const foreign = await added({ recorderSerial: 'K2', badgeNo: '200001' });
    expect((await rowsOf('', leader)).map(({ custodyId }) => custodyId)).toEqual([own]);
    expect(await rowsOf('unitCode=S2', leader)).toEqual([]);
    expect((await change(foreign, { heldUntil: at('26T08:00') }, leader)).body).toMatchObject({ status: 404 });
    expect((await remove(foreign, leader)).body).toMatchObject({ status: 404 });
    expect((await change(own, { heldUntil: at('26T08:00') }, leader)).status).toBe(200);
    expect((await remove(own, leader)).status).toBe(204);
    const nobody = await setup.signIn('squad_leader', null);
    expect(await rowsOf('', nobody)).toEqual([]);
    expect((await add({}, nobody)).body).toMatchObject({ status: 403, code: 'of_other_unit' });
  });

  it('are not written by a squad leader, who is told what to do', async () => {
    const otherUnit = { status: 403, code: 'of_other_unit', nextStep: expect.stringContaining('administrator') };
    expect((await add({ badgeNo: '200001' }, leader)).body).toMatchObject({
      ...otherUnit,
      detail: 'The officer 200001 belongs to another unit.',
    });
    expect((await add({ recorderSerial: 'K2' }, leader)).body).toMatchObject({
      ...otherUnit,
      detail: 'The recorder K2 belongs to another unit.',
    });
    const own = await added({ heldUntil: at('25T12:00') });
    expect((await change(own, { badgeNo: '200001' }, leader)).body).toMatchObject(otherUnit);
    await added({ badgeNo: '200001', heldFrom: at('25T12:00') });
    const checkOut = { basis: 'check_out', heldFrom: at('25T11:00'), heldUntil: at('25T13:00') };
    expect((await add(checkOut, leader)).body).toMatchObject({
      status: 403,
      code: 'custody_takes_from_other_unit',
      detail: '200001, of another unit, holds the recorder at that time.',
      nextStep: expect.stringContaining('administrator'),
    });
    expect((await add({ ...checkOut, heldUntil: at('25T12:00') }, leader)).status).toBe(201);
  });
});
