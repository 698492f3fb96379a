import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import type { OfficerRow } from '@rollcall/shared/resources/officers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { rowsOf } from './support/sheet-files.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());

const officer = (changes: object = {}) => ({
  badgeNo: '100009',
  name: '孙莉',
  kind: 'auxiliary',
  unitCode: 'S1',
  leaderBadgeNo: '100001',
  ...changes,
});
const add = (changes: object = {}) => setup.call(admin, 'POST', 'officers', officer(changes));
const change = (badgeNo: string, changes: object) => setup.call(admin, 'PATCH', `officers/${badgeNo}`, changes);
const read = async (badgeNo: string) => (await setup.call(admin, 'GET', `officers/${badgeNo}`)).body;

async function badges(query: string): Promise<string[]> {
  const { status, body } = await setup.call(admin, 'GET', `officers?${query}`);
  expect(status).toBe(200);
  return body.rows.map((row: OfficerRow) => row.badgeNo);
}

describe('officers', () => {
  it('are added and changed, with a history that says who did it; the same again changes nothing', async () => {
    const added = await add();
    expect(added).toMatchObject({
      status: 201,
      body: { ...officer(), unitName: '路面一中队', leaderName: '陈建国', leftOn: null, holds: [] },
    });
    await change('100009', { unitCode: 'S2', leaderBadgeNo: null });
    const { status, body } = await change('100009', { unitCode: 'S2' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ unitCode: 'S2', leaderBadgeNo: null, leaderName: null, name: '孙莉' });
    expect(body.history).toEqual([
      {
        at: expect.any(String),
        factId: expect.any(Number),
        type: 'officer_added',
        by: expect.stringMatching(/^brigade_admin/),
        detail: { ...officer(), leftOn: null },
      },
      {
        at: expect.any(String),
        factId: expect.any(Number),
        type: 'officer_changed',
        by: expect.stringMatching(/^brigade_admin/),
        detail: {
          before: { ...officer(), leftOn: null },
          after: { ...officer({ unitCode: 'S2', leaderBadgeNo: null }), leftOn: null },
        },
      },
    ]);
    expect(body).toEqual(await read('100009'));
  });

  it('who left are no longer listed, but keep their history', async () => {
    await add({ badgeNo: '100010' });
    expect((await change('100010', { leftOn: '2026-11-25' })).body).toMatchObject({ leftOn: '2026-11-25' });
    expect(await badges('q=100010')).toEqual(['100010']);
    await change('100010', { leftOn: '2026-11-24' });
    expect(await badges('q=100010')).toEqual([]);
    expect(await badges('q=100010&state=all')).toEqual(['100010']);
    expect((await read('100010')).history).toHaveLength(3);
    expect((await change('100010', { leftOn: null })).body).toMatchObject({ leftOn: null });
    expect(await badges('q=100010')).toEqual(['100010']);
  });

  it('are refused when they are there, or their unit or leader can not be', async () => {
    expect((await add({ badgeNo: '100001' })).body).toMatchObject({
      status: 409,
      code: 'already_there',
      detail: 'The officer 100001 already exists.',
      nextStep: expect.stringContaining('badge number'),
    });
    const wrong = { badgeNo: '100011', unitCode: 'X', leaderBadgeNo: 'Y' };
    expect((await add(wrong)).body).toMatchObject({
      code: 'bad_request',
      errors: [
        { path: 'body.unitCode', message: 'there is no unit X' },
        { path: 'body.leaderBadgeNo', message: 'there is no officer Y' },
      ],
    });
    const ownLeader = { errors: [{ path: 'body.leaderBadgeNo', message: "must be somebody else's badge number" }] };
    expect((await add({ badgeNo: '100011', leaderBadgeNo: '100011' })).body).toMatchObject(ownLeader);
    expect((await change('100001', { leaderBadgeNo: '100001' })).body).toMatchObject(ownLeader);
    expect((await change('100001', { unitCode: 'X' })).body).toMatchObject({ errors: [{ path: 'body.unitCode' }] });
    expect((await change('999999', {})).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await setup.call(admin, 'GET', 'officers/999999')).status).toBe(404);
    expect((await add({ badgeNo: '10 01', leftOn: 'x' })).body).toMatchObject({ errors: [{ path: 'body.badgeNo' }] });
  });

  it('show which recorders they hold now', async () => {
    const hold = (recorderSerial: string, heldFrom: string, heldUntil: string | null) =>
      setup.call(admin, 'POST', 'custodies', {
        recorderSerial,
        badgeNo: '200001',
        basis: 'assignment',
        heldFrom: `2026-11-${heldFrom}:00+08:00`,
        heldUntil: heldUntil && `2026-11-${heldUntil}:00+08:00`,
        reason: '补录',
      });
    await hold('K1', '20T08:00', '24T07:00');
    await hold('K2', '20T08:00', '24T23:00');
    expect((await read('200001')).holds).toEqual(['K2']);
    const { body } = await setup.call(admin, 'GET', 'officers?q=200001');
    expect(body.rows[0].holds).toEqual(['K2']);
  });

  it('are found by any part of name or badge number, in whatever case, and by each filter', async () => {
    await add({ badgeNo: 'XJ-7', name: '50%_x', unitCode: 'S2', kind: 'sworn' });
    expect(await badges('q=xj')).toEqual(['XJ-7']);
    expect(await badges(`q=${encodeURIComponent('%_')}`)).toEqual(['XJ-7']);
    expect(await badges(`q=${encodeURIComponent('建国')}`)).toEqual(['100001']);
    expect(await badges('q=0000')).toEqual(['100001', '100002', '100009', '200001']);
    expect(await badges('unitCode=S2&kind=sworn')).toEqual(['000123', '200001', 'XJ-7']);
    expect(await badges('kind=auxiliary&unitCode=S1')).toEqual(['100002', '100010']);
  });

  it('come in pages without one twice or missing', async () => {
    await setup.db.transaction().execute((tx) =>
      saveOfficers(
        tx,
        Array.from({ length: 25 }, (_, nr) => ({ badgeNo: `P-${nr}`, name: 'p', kind: 'sworn', unitCode: 'B' })),
        { by: 'a test' },
      ),
    );
    const paged: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { body } = await setup.call(admin, 'GET', `officers?unitCode=B&limit=4${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.rows.map((row: OfficerRow) => row.badgeNo));
      cursor = body.nextCursor;
    }
    expect(paged).toHaveLength(25);
    expect(paged).toEqual(await badges('unitCode=B&limit=200'));
    expect(new Set(paged).size).toBe(25);
  });

  it('have in files the headings by which they are imported', async () => {
    const { bytes } = await setup.call(admin, 'GET', 'exports/officers?format=xlsx&unitCode=S1');
    const [headings, ...rows] = await rowsOf(bytes);
    expect(headings).toEqual([
      ...['警号', '姓名', '人员类别', '所属单位', '责任领导警号', '责任领导', '现持记录仪', '离岗日期'],
    ]);
    expect(rows.map(([badgeNo]) => badgeNo)).toEqual(await badges('unitCode=S1'));
  });
});
