import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { type Cell, rowsOf, xlsxOf } from './support/sheet-files.ts';

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
  await setup.db.updateTable('shift').set({ cancelled_at: new Date() }).where('cancelled_at', 'is', null).execute();
  await setup.db.updateTable('leave').set({ removed_at: new Date() }).where('removed_at', 'is', null).execute();
});

const at = (time: string) => `2026-11-${time}:00+08:00`;
const call = (method: string, path: string, body?: object, cookie = admin) => setup.call(cookie, method, path, body);
const add = (changes: object = {}) =>
  call('POST', 'shifts', {
    badgeNo: '100001',
    startsAt: at('25T08:00'),
    endsAt: at('25T20:00'),
    dutyType: 'road_patrol',
    post: '人民路口',
    ...changes,
  });
const campaign = (changes: object = {}, cookie = admin) =>
  call(
    'POST',
    'campaigns',
    { name: `专项 ${Math.random()}`, campaignType: 'drink_driving', startsOn: '2026-11-20', endsOn: null, ...changes },
    cookie,
  );
const leave = (changes: object = {}, cookie = admin) =>
  call(
    'POST',
    'leave',
    { badgeNo: '100001', leaveKind: 'annual', startsAt: at('26T00:00'), endsAt: at('28T00:00'), ...changes },
    cookie,
  );

/** Marks nothing; then tells which shifts and activities a change marked, by post and source id. */
async function markedBy(act: () => Promise<{ status: number }>): Promise<string[]> {
  await setup.db.updateTable('shift').set({ review_at: null }).execute();
  await setup.db.updateTable('activity').set({ review_at: null }).execute();
  expect((await act()).status).toBeLessThan(300);
  const { rows } = await sql<{ name: string }>`
    select post as name from shift where review_at is not null
    union all select source_id from activity where review_at is not null order by name
  `.execute(setup.db);
  return rows.map(({ name }) => name);
}

describe('a shift', () => {
  it('has breaks, a campaign and a planned recorder, which stay where a change leaves them out', async () => {
    const { campaignId, name } = (await campaign()).body;
    const breaks = [
      { startsAt: at('25T18:00'), endsAt: at('25T18:30') },
      { startsAt: at('25T12:00'), endsAt: at('25T13:00') },
    ];
    const { status, body } = await add({ breaks, campaignId, plannedRecorderSerial: 'K1' });
    expect(status).toBe(201);
    const kept = {
      breaks: [
        { startsAt: '2026-11-25T04:00:00.000Z', endsAt: '2026-11-25T05:00:00.000Z' },
        { startsAt: '2026-11-25T10:00:00.000Z', endsAt: '2026-11-25T10:30:00.000Z' },
      ],
      campaignId,
      campaignName: name,
      plannedRecorderSerial: 'K1',
    };
    expect(body).toMatchObject(kept);
    const change = (changes: object) => call('PATCH', `shifts/${body.shiftId}`, changes);
    expect((await change({ post: '别处' })).body).toMatchObject({ ...kept, post: '别处' });
    expect((await change({ endsAt: at('25T18:15') })).body).toMatchObject({ code: 'breaks_wrong' });
    const cleared = await change({ breaks: [], campaignId: null, plannedRecorderSerial: null });
    expect(cleared.body).toMatchObject({ breaks: [], campaignId: null, plannedRecorderSerial: null });
    expect((await call('GET', `shifts?campaignId=${campaignId}`)).body.rows).toEqual([]);
    expect((await change({ campaignId: crypto.randomUUID() })).body).toMatchObject({ code: 'unknown_campaign' });
    expect((await change({ plannedRecorderSerial: 'K77' })).body).toMatchObject({ code: 'unknown_planned_recorder' });
  });

  it('is exchanged with another of the same time in one act, a fact each, and the planned recorder goes along', async () => {
    const one = (await add({ plannedRecorderSerial: 'K1' })).body;
    const other = (await add({ badgeNo: '100002', post: '建设路口' })).body;
    const before = (await setup.facts()).length;
    const swap = { shiftId: one.shiftId, otherShiftId: other.shiftId };
    expect(await markedBy(() => call('POST', 'shift-swaps', swap))).toEqual(['人民路口', '建设路口']);
    const rows = (await call('GET', 'shifts')).body.rows as Record<string, unknown>[];
    expect(
      rows.map(({ shiftId, badgeNo, plannedRecorderSerial }) => [shiftId, badgeNo, plannedRecorderSerial]),
    ).toEqual(
      expect.arrayContaining([
        [one.shiftId, '100002', null],
        [other.shiftId, '100001', 'K1'],
      ]),
    );
    expect((await setup.facts()).slice(before).sort()).toEqual(
      [one, other].map(({ shiftId }) => `shift_swapped shift:${shiftId}`).sort(),
    );
  });

  it('is given to another officer who is free, of the own unit for a leader', async () => {
    const { shiftId } = (await add()).body;
    const give = (badgeNo: string, cookie = admin) => call('POST', 'shift-swaps', { shiftId, badgeNo }, cookie);
    expect((await give('200001', leader)).body).toMatchObject({ code: 'unknown_officer' });
    expect((await give('100001')).body).toMatchObject({ code: 'swap_with_self' });
    expect((await give('100002', leader)).body).toMatchObject({ badgeNo: '100002' });
    await add({ startsAt: at('25T19:00'), endsAt: at('25T22:00') });
    expect((await give('100001')).body).toMatchObject({ code: 'shift_overlap' });
  });
});

describe('a campaign', () => {
  it('has a name of its own and days in order, and counts the shifts that may be seen', async () => {
    const { campaignId } = (await campaign({ name: '冬季酒驾整治' })).body;
    expect((await campaign({ name: '冬季酒驾整治' })).body).toMatchObject({ code: 'campaign_name_taken' });
    expect((await campaign({ endsOn: '2026-11-19' })).body).toMatchObject({ code: 'campaign_backwards' });
    expect((await campaign({}, leader)).status).toBe(403);
    await add({ campaignId });
    await add({ campaignId, badgeNo: '200001' });
    const countFor = async (cookie: string) =>
      (await call('GET', 'campaigns', undefined, cookie)).body.rows.find(
        (row: { campaignId: string }) => row.campaignId === campaignId,
      ).shifts;
    expect([await countFor(admin), await countFor(leader)]).toEqual([2, 1]);
    const ended = await call('PATCH', `campaigns/${campaignId}`, { endsOn: '2026-11-24' });
    expect(ended.body).toMatchObject({ name: '冬季酒驾整治', endsOn: '2026-11-24', shifts: 2 });
    expect((await add({ campaignId, badgeNo: '100002' })).body).toMatchObject({ code: 'campaign_not_then' });
    const facts = (await setup.facts()).filter((fact) => fact.endsWith(`campaign:${campaignId}`));
    expect(facts.map((fact) => fact.split(' ')[0])).toEqual(['campaign_added', 'campaign_changed']);
  });
});

describe('leave', () => {
  it('is added, changed and removed, with a history, and listed by the filters', async () => {
    const { body } = await leave({ note: '探亲' });
    expect(body).toMatchObject({ officerName: '陈建国', unitCode: 'S1', note: '探亲', removed: false });
    expect((await leave({ startsAt: at('27T00:00'), endsAt: at('29T00:00') })).body).toMatchObject({
      code: 'leave_overlap',
    });
    expect((await leave({ startsAt: at('29T00:00'), endsAt: at('29T00:00') })).body).toMatchObject({
      code: 'leave_length',
    });
    expect((await leave({ badgeNo: '200001' }, leader)).body).toMatchObject({ code: 'unknown_officer' });
    const path = `leave/${body.leaveId}`;
    expect((await call('PATCH', path, { leaveKind: 'sick' })).body).toMatchObject({ leaveKind: 'sick', note: '探亲' });
    const found = async (query: string) => (await call('GET', `leave?${query}`)).body.rows.length;
    expect([
      await found('from=2026-11-27&to=2026-11-27'),
      await found('from=2026-11-28'),
      await found('leaveKind=sick&badgeNo=100001'),
      await found('unitCode=S2'),
    ]).toEqual([1, 0, 1, 0]);
    expect((await call('DELETE', path, { reason: '销假' })).status).toBe(204);
    expect((await call('DELETE', path, { reason: '销假' })).body).toMatchObject({ code: 'leave_removed' });
    const { history } = (await call('GET', path)).body;
    expect(history.map(({ type }: { type: string }) => type)).toEqual([
      'leave_added',
      'leave_changed',
      'leave_removed',
    ]);
  });

  it('comes in pages of up to 1,000, latest start first, and its cursor goes on after the last row', async () => {
    const first = (await leave()).body.leaveId;
    const second = (await leave({ badgeNo: '100002', startsAt: at('27T00:00') })).body.leaveId;
    const page = async (query: string) => (await call('GET', `leave?${query}`)).body;
    const { rows, nextCursor } = await page('limit=1');
    expect(rows.map((row: { leaveId: string }) => row.leaveId)).toEqual([second]);
    const next = await page(`limit=1&cursor=${nextCursor}`);
    expect([next.rows[0].leaveId, next.nextCursor]).toEqual([first, null]);
    expect((await page('limit=1000')).rows).toHaveLength(2);
    expect(await page('limit=1001')).toMatchObject({ code: 'bad_request' });
  });

  it('marks the shifts and activities of its officer in its time, and of a change only what differs', async () => {
    for (const day of ['26', '27', '28', '29']) {
      await add({ startsAt: at(`${day}T08:00`), endsAt: at(`${day}T12:00`), post: day });
    }
    await add({ badgeNo: '100002', startsAt: at('26T08:00'), endsAt: at('26T12:00'), post: 'other' });
    for (const day of ['26', '29']) {
      await sql`
        with a as (
          insert into activity (source, source_id, kind, starts_at, ends_at)
          values ('test', ${`act-${day}`}, 'inquiry', ${at(`${day}T09:00`)}, ${at(`${day}T10:00`)}) returning *
        )
        insert into activity_officer select activity_id, '100001', starts_at, ends_at from a
      `.execute(setup.db);
    }
    let leaveId = '';
    const added = await markedBy(async () => {
      const answer = await leave();
      leaveId = answer.body.leaveId;
      return answer;
    });
    expect(added).toEqual(['26', '27', 'act-26']);
    const change = (changes: object) => () => call('PATCH', `leave/${leaveId}`, changes);
    expect(await markedBy(change({ endsAt: at('29T00:00') }))).toEqual(['28']);
    expect(await markedBy(change({ leaveKind: 'sick' }))).toEqual([]);
    expect(await markedBy(change({ startsAt: at('26T18:00') }))).toEqual(['26', 'act-26']);
    expect(await markedBy(() => call('DELETE', `leave/${leaveId}`, { reason: '销假' }))).toEqual(['27', '28']);
  });
});

describe('imports', () => {
  const post = async (kind: 'shifts' | 'leave', rows: Cell[][]) =>
    setup.call(admin, 'POST', `imports/${kind}?fileName=a.xlsx`, await xlsxOf(rows));
  const cellsOf = ({ body }: { body: { problems: { cell: string; code: string }[] } }) =>
    body.problems.map(({ cell, code }) => `${cell} ${code}`);

  it('of shifts know breaks, campaign and planned recorder; a blank cell leaves them, 无 clears them', async () => {
    const { name } = (await campaign()).body;
    const headings = ['警号', '日期', '开始时间', '结束时间', '岗位', '勤务类型', '休息', '专项', '计划记录仪'];
    const row = (breaks: string | null, campaignName: string | null, recorder: string | null, date = '2026-11-25') => [
      '100001',
      date,
      '20:00',
      '08:00',
      '人民路口',
      '路面执勤',
      breaks,
      campaignName,
      recorder,
    ];
    expect((await post('shifts', [headings, row('02:00-03:00', name, 'K1')])).body).toMatchObject({ added: 1 });
    const only = async () => (await call('GET', 'shifts')).body.rows[0];
    const full = {
      breaks: [{ startsAt: '2026-11-25T18:00:00.000Z', endsAt: '2026-11-25T19:00:00.000Z' }],
      campaignName: name,
      plannedRecorderSerial: 'K1',
    };
    expect(await only()).toMatchObject(full);
    expect((await post('shifts', [headings, row(null, null, null)])).body).toMatchObject({ unchanged: 1 });
    const exported = await rowsOf((await call('GET', 'exports/shifts?format=csv')).bytes);
    expect(exported[1]?.slice(8, 11)).toEqual(['02:00-03:00', name, 'K1']);
    expect((await post('shifts', [headings, row('无', '无', '无')])).body).toMatchObject({ changed: 1 });
    expect(await only()).toMatchObject({ breaks: [], campaignName: null, plannedRecorderSerial: null });
    const bad = await post('shifts', [
      headings,
      row('半夜', null, null),
      row(null, '没有的专项', null, '2026-11-26'),
      row(null, null, 'K77', '2026-11-27'),
      row('09:00-10:00', null, null, '2026-11-28'),
    ]);
    expect(cellsOf(bad)).toEqual(['G2 bad_breaks', 'H3 campaign_unknown', 'I4 recorder_unknown', 'G5 breaks_wrong']);
  });

  it('of leave add whole days or hours, and change nothing the second time', async () => {
    const rows: Cell[][] = [
      ['警号', '假别', '开始日期', '开始时间', '结束日期', '结束时间', '事由'],
      ['100001', '年假', '2026-11-26', null, '2026-11-27', null, '探亲'],
      ['100002', '病假', '2026-11-26', '14:00', '2026-11-26', '18:00', null],
    ];
    expect((await post('leave', rows)).body).toMatchObject({ added: 2 });
    expect((await post('leave', rows)).body).toMatchObject({ added: 0, unchanged: 2 });
    const listed = (await call('GET', 'leave')).body.rows as Record<string, string>[];
    expect(listed.map(({ badgeNo, startsAt, endsAt }) => `${badgeNo} ${startsAt} ${endsAt}`).sort()).toEqual([
      '100001 2026-11-25T16:00:00.000Z 2026-11-27T16:00:00.000Z',
      '100002 2026-11-26T06:00:00.000Z 2026-11-26T10:00:00.000Z',
    ]);
    const bad = await post('leave', [
      rows[0] ?? [],
      ['100001', '年假', '2026-11-27', null, '2026-11-29', null, null],
      ['100002', '探亲假', '2026-11-27', null, '2026-11-27', null, null],
      ['200001', '事假', '2026-11-27', null, '2026-11-26', null, null],
    ]);
    expect(cellsOf(bad)).toEqual(['C2 leave_overlap', 'B3 not_a_choice', 'E4 leave_backwards']);
  });
});
