import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { lockDutyShared } from '@rollcall/cloud/db/duty-lock';
import { readCalendar } from '@rollcall/cloud/roster/calendar/repository';
import type { CalendarDayRow } from '@rollcall/shared/resources/calendar-days';
import type { ImportProblem } from '@rollcall/shared/resources/imports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster, today } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { type Cell, csvOf, rowsOf, wall, xlsxOf } from './support/sheet-files.ts';
import { until } from './support/until.ts';
import { waitingForLock } from './support/waiting-for-lock.ts';

statePermissions(`
GET    calendar-days                  a a a u r a a elsewhere
POST   calendar-days                  a - - - - - - alone
GET    calendar-days/{day}            a a a u r a a elsewhere
PATCH  calendar-days/{day}            a - - - - - - alone
DELETE calendar-days/{day}            a - - - - - - alone
GET    exports/calendar-days          a a a u r a a elsewhere
POST   imports/calendar-days          a - - - - - - alone
GET    imports/calendar-days/template a - - - - - -
`);

// The types of its facts, once more: calendar_day_removed calendar_day_set. Today is Tuesday, 24 November 2026.

let setup: RosterSetup;
let admin: string;
let owner: Database;
beforeAll(async () => {
  setup = await startRoster();
  owner = createDatabase({ url: setup.hq.ownerUrl });
  admin = await setup.signIn('brigade_admin');
});
afterAll(async () => {
  await owner?.destroy();
  await setup?.stop();
});
beforeEach(() => owner.deleteFrom('calendar_day').execute());

const newYear = { day: '2027-01-01', kind: 'holiday', name: '元旦', note: '' };
const reason = '放假安排已公布';
const add = (changes: object = {}, cookie = admin) =>
  setup.call(cookie, 'POST', 'calendar-days', { ...newYear, reason, ...changes });
const change = (day: string, changes: object) =>
  setup.call(admin, 'PATCH', `calendar-days/${day}`, { reason: '更正', ...changes });
const remove = (day: string, body: object = { reason: '登记有误' }) =>
  setup.call(admin, 'DELETE', `calendar-days/${day}`, body);
const read = async (day: string) => (await setup.call(admin, 'GET', `calendar-days/${day}`)).body;
const rows = async (query = '', cookie = admin): Promise<CalendarDayRow[]> =>
  (await setup.call(cookie, 'GET', `calendar-days?${query}`)).body.rows;
const days = async (query = '') => (await rows(query)).map(({ day }) => day);
/** What facts say of the calendar since there were so many. */
const factsSince = (count: number) =>
  setup.db
    .selectFrom('fact')
    .select(['type', 'subject', 'payload'])
    .where('subject', 'like', 'calendar_day:%')
    .orderBy('fact_id')
    .offset(count)
    .execute();

describe('a day', () => {
  it('is entered, changed and removed, each with a fact that says who, why, what was and what is', async () => {
    const before = (await factsSince(0)).length;
    const { status, body } = await add({ name: ' 元旦 ' });
    expect([status, body]).toMatchObject([
      201,
      {
        ...{ day: '2027-01-01', workingDay: false },
        entry: { ...newYear, lateChange: false, setBy: expect.stringContaining('brigade_admin'), reason },
      },
    ]);
    expect((await change('2027-01-01', { note: '国办发明电' })).body.entry).toMatchObject({
      ...{ kind: 'holiday', name: '元旦', note: '国办发明电', reason: '更正' },
    });
    // Nothing is another: no fact.
    expect((await change('2027-01-01', { name: '元旦', reason: '再次' })).body.entry).toMatchObject({ reason: '更正' });
    const gone = await remove('2027-01-01');
    expect([gone.status, gone.body]).toMatchObject([200, { workingDay: true, entry: null }]);
    const [name, by] = ['元旦', expect.stringContaining('brigade_admin')];
    const [old, noted] = [
      { kind: 'holiday', name, note: '' },
      { kind: 'holiday', name, note: '国办发明电' },
    ];
    const subject = 'calendar_day:2027-01-01';
    expect(await factsSince(before)).toEqual([
      { type: 'calendar_day_set', subject, payload: { before: null, after: old, lateChange: false, by, reason } },
      {
        ...{ type: 'calendar_day_set', subject },
        payload: { before: old, after: noted, lateChange: false, by, reason: '更正' },
      },
      {
        ...{ type: 'calendar_day_removed', subject },
        payload: { before: noted, after: null, lateChange: false, by, reason: '登记有误' },
      },
    ]);
    const { history } = await read('2027-01-01');
    expect(history.slice(-3).map(({ type }: { type: string }) => type)).toEqual([
      'calendar_day_set',
      'calendar_day_set',
      'calendar_day_removed',
    ]);
  });

  it.each([
    ['2027-01-04', undefined, true],
    ['2027-01-02', undefined, false],
    ['2027-01-01', 'holiday', false],
    ['2027-01-03', 'make_up', true],
    ['2027-01-02', 'holiday', false],
  ])('%s, as %s, is a working day: %s', async (day, kind, workingDay) => {
    if (kind !== undefined) expect((await add({ day, kind })).status).toBe(201);
    expect(await read(day)).toMatchObject({ day, workingDay });
    expect([...(await readCalendar(setup.db))]).toEqual(kind === undefined ? [] : [[day, kind]]);
  });

  it('is marked as a late change when it had passed, or was at most seven days away', async () => {
    const lateOf = async (day: string) => (await add({ day })).body.entry.lateChange;
    const seen: [string, boolean][] = [];
    for (const day of ['2026-11-02', '2026-11-23', today, '2026-11-25', '2026-12-01', '2026-12-02', '2027-02-08']) {
      seen.push([day, await lateOf(day)]);
    }
    expect(seen).toEqual([
      ['2026-11-02', true],
      ['2026-11-23', true],
      [today, true],
      ['2026-11-25', true],
      ['2026-12-01', true],
      ['2026-12-02', false],
      ['2027-02-08', false],
    ]);
    const count = (await factsSince(0)).length;
    const asBefore = { ...setup.clock };
    setup.clock.offsetMs += 24 * 3_600_000;
    const nextDay = await setup.signIn('brigade_admin');
    const path = 'calendar-days/2026-12-02';
    const changed = await setup.call(nextDay, 'PATCH', path, { name: '临时放假', reason });
    await setup.call(nextDay, 'DELETE', path, { reason });
    Object.assign(setup.clock, asBefore);
    // Sessions ended in that time.
    admin = await setup.signIn('brigade_admin');
    expect(changed.body.entry).toMatchObject({ lateChange: true });
    expect((await factsSince(count)).map(({ payload }) => payload)).toMatchObject([
      { lateChange: true, after: { name: '临时放假' } },
      { lateChange: true, before: { name: '临时放假' }, after: null },
    ]);
  });
});

describe('what is entered', () => {
  it.each([
    ['no reason', { reason: undefined }, 400, 'bad_request'],
    ['a reason of one letter', { reason: '好' }, 400, 'bad_request'],
    ['no name', { name: ' ' }, 400, 'bad_request'],
    ['a name that is too long', { name: '长'.repeat(41) }, 400, 'bad_request'],
    ['a note that is too long', { note: '长'.repeat(201) }, 400, 'bad_request'],
    ['no day of the calendar', { day: '2027-02-29' }, 400, 'bad_request'],
    ['a day of another century', { day: '2127-01-01' }, 400, 'bad_request'],
    ['an unknown kind', { kind: 'weekend' }, 400, 'bad_request'],
    ['a make-up day from Monday to Friday', { kind: 'make_up' }, 400, 'make_up_on_workday'],
  ])('is refused with %s', async (_name, changes, status, code) => {
    const before = (await factsSince(0)).length;
    expect((await add(changes)).body).toMatchObject({ status, code, nextStep: expect.any(String) });
    expect([await days(), (await factsSince(before)).length]).toEqual([[], 0]);
  });

  it('is refused twice for a day, as a make-up day that becomes one, and of a day that is not there', async () => {
    await add();
    expect((await add({ name: '另一个' })).body).toMatchObject({ status: 409, code: 'calendar_day_taken' });
    expect((await change('2027-01-01', { kind: 'make_up' })).body).toMatchObject({ code: 'make_up_on_workday' });
    expect((await change('2027-01-01', { name: '改名', reason: undefined })).status).toBe(400);
    expect((await remove('2027-01-01', {})).status).toBe(400);
    for (const answer of [await change('2027-01-02', { name: '改名' }), await remove('2027-01-02')]) {
      expect(answer.body).toMatchObject({ status: 404, code: 'not_found' });
    }
    expect(await rows()).toMatchObject([newYear]);
  });

  it('is not kept by the database either, where the service errs', async () => {
    const wrong = { ...newYear, kind: 'make_up' as const, late_change: false, set_by: 'x', set_at: new Date(), reason };
    await expect(setup.db.insertInto('calendar_day').values(wrong).execute()).rejects.toThrow(/calendar_make_up/);
  });

  it('waits for whoever counts a deadline by the calendar as it is', async () => {
    const { adding } = await setup.db.transaction().execute(async (tx) => {
      await lockDutyShared(tx);
      const adding = add();
      await until(async () => (await waitingForLock(owner)) > 0);
      expect(await readCalendar(tx)).toEqual(new Map());
      return { adding };
    });
    expect((await adding).status).toBe(201);
  });
});

describe('the list', () => {
  it('has the days in order of time, by year and kind, page by page, and so has its file', async () => {
    for (const [day, kind] of [
      ['2027-01-03', 'make_up'],
      ['2027-12-31', 'holiday'],
      ['2026-12-31', 'holiday'],
      ['2027-01-01', 'holiday'],
    ]) {
      await add({ day, kind });
    }
    const all = ['2026-12-31', '2027-01-01', '2027-01-03', '2027-12-31'];
    expect(await days()).toEqual(all);
    expect(await days('year=2027')).toEqual(all.slice(1));
    expect(await days('year=2027&kind=make_up')).toEqual(['2027-01-03']);
    expect(await days('kind=holiday')).toEqual(all.filter((day) => day !== '2027-01-03'));
    expect((await setup.call(admin, 'GET', 'calendar-days?year=1999')).status).toBe(400);
    const { body: first } = await setup.call(admin, 'GET', 'calendar-days?limit=3');
    const { body: next } = await setup.call(admin, 'GET', `calendar-days?limit=3&cursor=${first.nextCursor}`);
    expect([...first.rows, ...next.rows].map(({ day }) => day)).toEqual(all);
    const file = await rowsOf((await setup.call(admin, 'GET', 'exports/calendar-days?format=xlsx&year=2027')).bytes);
    expect(file.map((row) => row.slice(0, 3))).toEqual([
      ['日期', '类型', '名称'],
      [wall('2027-01-01T00:00:00'), '节假日', '元旦'],
      [wall('2027-01-03T00:00:00'), '调休补班', '元旦'],
      [wall('2027-12-31T00:00:00'), '节假日', '元旦'],
    ]);
  });

  it.each(['inspector', 'squad_leader', 'officer', 'ops', 'auditor', 'brigade_leader'] as const)(
    'is whole for the role %s, which changes nothing',
    async (role) => {
      await add();
      const cookie = await setup.signIn(
        role,
        role === 'squad_leader' ? 'S1' : null,
        role === 'officer' ? '100001' : null,
      );
      expect(await rows('', cookie)).toMatchObject([newYear]);
      expect((await setup.call(cookie, 'GET', 'calendar-days/2027-01-01')).body).toMatchObject({ entry: newYear });
      expect((await add({ day: '2027-01-02' }, cookie)).status).toBe(403);
    },
  );
});

describe('an import', () => {
  const headings = ['日期', '类型', '名称', '备注'];
  const send = (cells: Cell[][], query = `&reason=${encodeURIComponent(reason)}`) =>
    setup.call(admin, 'POST', `imports/calendar-days?fileName=a.csv${query}`, Buffer.from(csvOf([headings, ...cells])));
  const cellsOf = ({ body }: { body: { problems: ImportProblem[] } }) =>
    body.problems.map(({ cell, code }) => `${cell} ${code}`);

  it('knows days by their date, whatever the width of its digits; a blank note leaves what is there', async () => {
    const first = await send([
      ['２０２７－０１－０１', '节假日', '元旦', '第一天'],
      ['2027年1月3日', '上班', '元旦调休', null],
      ['2027/2/8', 'holiday', '春节', null],
    ]);
    expect(first.body).toMatchObject({ rows: 3, added: 3, changed: 0, unchanged: 0 });
    expect(await rows()).toMatchObject([
      { ...newYear, note: '第一天', lateChange: false, setBy: expect.stringContaining('brigade_admin'), reason },
      { day: '2027-01-03', kind: 'make_up', name: '元旦调休', note: '' },
      { day: '2027-02-08', kind: 'holiday', name: '春节' },
    ]);
    const again = [
      ['20270101', '放假', '元旦', null],
      ['2027-02-08', '节假日', '春节假期', '除夕起'],
    ];
    expect((await send(again)).body).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect((await send(again, '')).body).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    expect(await rows('year=2027')).toMatchObject([{ note: '第一天' }, {}, { name: '春节假期', note: '除夕起' }]);
  });

  it('takes a workbook with dates as Excel keeps them', async () => {
    const book = await xlsxOf([headings, [wall('2027-01-01T00:00:00'), '节假日', '元旦', null]], {
      formats: ['yyyy-mm-dd'],
    });
    const path = `imports/calendar-days?fileName=a.xlsx&reason=${encodeURIComponent(reason)}`;
    expect((await setup.call(admin, 'POST', path, book)).body).toMatchObject({ added: 1 });
    expect(await days()).toEqual(['2027-01-01']);
  });

  it('is refused as a whole, with each bad cell, and without a reason', async () => {
    await add();
    const before = (await factsSince(0)).length;
    const answer = await send(
      [
        ['2027-01-01', '调休补班', '元旦', null],
        ['2027-01-32', '节假日', '元旦', null],
        ['2027-01-02', '周末', '元旦', null],
        ['2027-01-03', '补班', null, '长'.repeat(201)],
        ['2027-02-08', '节假日', '春节', null],
        ['2027.2.8', '节假日', '春节', null],
      ],
      '',
    );
    expect(cellsOf(answer)).toEqual([
      'null reason_missing',
      'B2 make_up_on_workday',
      'A3 bad_date',
      'B4 not_a_choice',
      'C5 required',
      'D5 too_long',
      'A7 twice',
    ]);
    expect(answer.body.problems[1].message).toBe('周一至周五本来就是工作日，不能登记为调休补班。');
    expect(await rows()).toMatchObject([newYear]);
    expect((await factsSince(before)).length).toBe(0);
  });

  it('leaves a fact of each day that it changes, and shows in a dry run what it would do', async () => {
    const before = (await factsSince(0)).length;
    const cells = [['2026-11-30', '节假日', '临时放假', null]];
    expect((await send(cells, `&dryRun=true&reason=${encodeURIComponent(reason)}`)).body).toMatchObject({ added: 1 });
    expect(await days()).toEqual([]);
    await send(cells);
    expect(await factsSince(before)).toMatchObject([
      {
        type: 'calendar_day_set',
        subject: 'calendar_day:2026-11-30',
        payload: { before: null, lateChange: true, reason },
      },
    ]);
  });
});
