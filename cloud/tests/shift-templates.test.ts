import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import type { ImportProblem } from '@rollcall/shared/resources/imports';
import type { ShiftTemplateRow } from '@rollcall/shared/resources/shift-templates';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { type Cell, csvOf, rowsOf } from './support/sheet-files.ts';

statePermissions(`
GET    exports/shift-templates           a a a u r - a elsewhere
POST   imports/shift-templates           a - - u - - - alone
GET    imports/shift-templates/template  a - - u - - -
GET    shift-templates                   a a a u r - a elsewhere
POST   shift-templates                   a - - u - - - alone
GET    shift-templates/{shiftTemplateId} a a a u r - a elsewhere
PATCH  shift-templates/{shiftTemplateId} a - - u - - - alone
`);

// The types of its facts, once more: shift_template_added shift_template_changed

let setup: RosterSetup;
let admin: string;
let leader: string;
/** The service may not delete templates. */
let owner: Database;
beforeAll(async () => {
  setup = await startRoster();
  owner = createDatabase({ url: setup.hq.ownerUrl });
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('squad_leader', 'S1');
});
afterAll(async () => {
  await owner?.destroy();
  await setup?.stop();
});
beforeEach(() => owner.deleteFrom('shift_template').execute());

const early = {
  ...{ unitCode: 'S1' as string | null, name: '早班', from: '08:00', to: '16:00', dutyType: 'road_patrol' },
  breaks: [{ from: '12:00', to: '13:00' }],
};
const add = (changes: object = {}, cookie = admin) =>
  setup.call(cookie, 'POST', 'shift-templates', { ...early, ...changes });
const change = (shiftTemplateId: string, changes: object, cookie = admin) =>
  setup.call(cookie, 'PATCH', `shift-templates/${shiftTemplateId}`, changes);
const rows = async (query = '', cookie = admin): Promise<ShiftTemplateRow[]> =>
  (await setup.call(cookie, 'GET', `shift-templates?${query}`)).body.rows;
const names = async (query = '', cookie = admin) => (await rows(query, cookie)).map(({ name }) => name);
const retireDutyType = (dutyType: string, retired: boolean) =>
  setup.call(admin, 'PATCH', `duty-types/${dutyType}`, { retired });

describe('a template', () => {
  it('is added, changed, retired and taken back, each with a fact that says who, and a history', async () => {
    const before = (await setup.facts()).length;
    const { status, body } = await add({ name: ' 早班 ' }, leader);
    expect([status, body]).toEqual([
      201,
      {
        ...early,
        ...{ shiftTemplateId: body.shiftTemplateId, unitName: '路面一中队', retired: false },
        ...{ dutyTypeName: '路面执勤', dutyTypeRetired: false },
      },
    ]);
    const { shiftTemplateId } = body;
    expect((await change(shiftTemplateId, { to: '17:00' }, leader)).body).toMatchObject({ from: '08:00', to: '17:00' });
    expect((await change(shiftTemplateId, { to: '17:00', breaks: early.breaks }, leader)).status).toBe(200);
    expect((await change(shiftTemplateId, { retired: true }, leader)).body).toMatchObject({ retired: true });
    expect((await change(shiftTemplateId, { retired: false })).body).toMatchObject({ retired: false });
    const subject = `shift_template:${shiftTemplateId}`;
    expect((await setup.facts()).slice(before)).toEqual([
      `shift_template_added ${subject}`,
      `shift_template_changed ${subject}`,
      `shift_template_changed ${subject}`,
      `shift_template_changed ${subject}`,
    ]);
    const { history } = (await setup.call(leader, 'GET', `shift-templates/${shiftTemplateId}`)).body;
    expect(history).toMatchObject([
      { by: expect.stringContaining('squad_leader'), detail: early },
      { detail: { before: { to: '16:00' }, after: { to: '17:00' } } },
      { detail: { before: { retired: false }, after: { retired: true } } },
      { by: expect.stringContaining('brigade_admin'), detail: { after: { retired: false } } },
    ]);
  });

  it('stands in the list with those in use first, and those of units before those of the brigade', async () => {
    for (const changes of [
      { unitCode: null, name: '备勤', from: '00:00' },
      { unitCode: 'S2', name: '二中队早班' },
      { name: '晚班', from: '16:00', to: '00:00', breaks: [] },
      { name: '早班' },
      { name: '老早班', from: '07:00' },
    ]) {
      const { body } = await add(changes);
      if (changes.name === '老早班') await change(body.shiftTemplateId, { retired: true });
    }
    expect(await names()).toEqual(['早班', '晚班', '二中队早班', '备勤', '老早班']);
    expect(await names('unitCode=S1')).toEqual(['早班', '晚班', '备勤', '老早班']);
    expect(await names('unitCode=S1&retired=false')).toEqual(['早班', '晚班', '备勤']);
    expect(await names('retired=true')).toEqual(['老早班']);
    const paged: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await setup.call(admin, 'GET', `shift-templates?limit=2${cursor}`);
      paged.push(...body.rows.map(({ name }: ShiftTemplateRow) => name));
      if (body.nextCursor === null) break;
      cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
    }
    expect(paged).toEqual(await names());
  });

  it('keeps the time when it was retired', async () => {
    const { shiftTemplateId } = (await add()).body;
    const retiredAt = async () =>
      (await setup.db.selectFrom('shift_template').select('retired_at').executeTakeFirstOrThrow()).retired_at;
    await change(shiftTemplateId, { retired: true });
    const first = await retiredAt();
    setup.clock.offsetMs += 60_000;
    await change(shiftTemplateId, { name: '旧早班' });
    expect(first).not.toBeNull();
    expect(await retiredAt()).toEqual(first);
  });
});

describe('breaks', () => {
  const span = (text: string) => ({ from: text.slice(0, 5), to: text.slice(6) });
  it.each([
    ['of a day, in any order', '08:00-16:00', ['14:00-14:30', '12:00-13:00'], ['12:00-13:00', '14:00-14:30']],
    ['past midnight', '20:00-08:00', ['04:00-04:30', '23:30-00:30'], ['23:30-00:30', '04:00-04:30']],
    [
      'from the first minute, to the last',
      '20:00-04:00',
      ['20:00-20:30', '03:00-04:00'],
      ['20:00-20:30', '03:00-04:00'],
    ],
    ['one after the other', '08:00-16:00', ['12:00-12:30', '12:30-13:00'], ['12:00-12:30', '12:30-13:00']],
    ['in a shift of a whole day', '08:00-08:00', ['07:00-08:00', '12:00-13:00'], ['12:00-13:00', '07:00-08:00']],
    ['of the whole day', '08:00-08:00', ['08:00-08:00'], ['08:00-08:00']],
  ])('%s lie in their shift', async (_name, shift, breaks, kept) => {
    const { status, body } = await add({ ...span(shift), breaks: breaks.map(span) });
    expect([status, body.breaks]).toEqual([201, kept.map(span)]);
  });

  it.each([
    ['before the shift', '08:00-16:00', ['07:00-07:30']],
    ['after it', '20:00-04:00', ['05:00-06:00']],
    ['across its end', '08:00-16:00', ['15:30-16:30']],
    ['over one another', '20:00-08:00', ['23:30-00:30', '00:00-01:00']],
    ['as long as a day', '08:00-16:00', ['12:00-12:00']],
  ])('%s are refused', async (_name, shift, breaks) => {
    const { status, body } = await add({ ...span(shift), breaks: breaks.map(span) });
    expect([status, body.code]).toEqual([400, 'breaks_wrong']);
  });

  it('are looked at again when the shift changes', async () => {
    const { shiftTemplateId } = (await add()).body;
    expect((await change(shiftTemplateId, { to: '12:30' })).body.code).toBe('breaks_wrong');
    expect((await change(shiftTemplateId, { to: '12:30', breaks: [] })).body).toMatchObject({
      to: '12:30',
      breaks: [],
    });
  });
});

describe('what a template says', () => {
  it.each([
    ['no time', { from: '24:00' }, 400, 'bad_request'],
    ['no minute', { to: '8:00' }, 400, 'bad_request'],
    ['no name', { name: ' ' }, 400, 'bad_request'],
    ['a long name', { name: '长'.repeat(31) }, 400, 'bad_request'],
    ['an unknown unit', { unitCode: 'S9' }, 400, 'bad_request'],
    ['an unknown duty type', { dutyType: 'nothing' }, 404, 'unknown_duty_type'],
  ])('is refused with %s', async (_name, changes, status, code) => {
    const { shiftTemplateId } = (await add({ name: '另一个' })).body;
    expect((await add(changes)).body).toMatchObject({ status, code });
    expect((await change(shiftTemplateId, changes)).body).toMatchObject({ status, code });
  });

  it.each([['S1'], [null]])('has a name of its own among those of the unit %s', async (unitCode) => {
    await add({ unitCode });
    const taken = { status: 409, code: 'shift_template_name_taken' };
    expect((await add({ unitCode })).body).toMatchObject(taken);
    const { shiftTemplateId } = (await add({ unitCode, name: '晚班' })).body;
    expect((await change(shiftTemplateId, { name: '早班' })).body).toMatchObject(taken);
    expect((await add({ unitCode: 'S2' })).status).toBe(201);
    expect((await change(shiftTemplateId, { name: '早班', unitCode: 'S2' })).body).toMatchObject(taken);
  });

  it('names no unit that is retired; one of a unit that was retired since can still be changed', async () => {
    const unit = { unitCode: 'T1', name: '临时中队', kind: 'squad' as const, parentCode: 'B' };
    await setup.db.transaction().execute((tx) => saveUnits(tx, [unit], { by: 'test' }));
    const { shiftTemplateId } = (await add({ unitCode: 'T1' })).body;
    await setup.call(admin, 'PATCH', 'units/T1', { retired: true });
    expect((await add({ unitCode: 'T1', name: '晚班' })).body).toMatchObject({ status: 409, code: 'unit_retired' });
    expect((await change(shiftTemplateId, { retired: true })).body).toMatchObject({ retired: true });
  });

  it('takes no retired duty type; where it was retired since, that is said', async () => {
    const { shiftTemplateId } = (await add({ dutyType: 'standby' })).body;
    const other = (await add({ name: '晚班' })).body.shiftTemplateId;
    await retireDutyType('standby', true);
    const refused = { status: 409, code: 'duty_type_retired' };
    expect((await add({ name: '夜班', dutyType: 'standby' })).body).toMatchObject(refused);
    expect((await change(other, { dutyType: 'standby' })).body).toMatchObject(refused);
    expect((await change(shiftTemplateId, { to: '15:00' })).body).toMatchObject({ to: '15:00', dutyTypeRetired: true });
    expect(await rows('retired=false')).toMatchObject([
      { name: '早班', dutyTypeName: '备勤', dutyTypeRetired: true },
      { name: '晚班', dutyTypeRetired: false },
    ]);
    const file = await rowsOf((await setup.call(admin, 'GET', 'exports/shift-templates?format=csv')).bytes);
    expect(file.map((row) => row.at(-1))).toEqual(['状态', '勤务类型已停用', '在用']);
    await retireDutyType('standby', false);
  });
});

describe('who keeps templates', () => {
  const notOwn = { status: 403, code: 'shift_template_not_own' };
  const notFound = { status: 404, code: 'not_found' };

  it('a squad leader keeps those of the own unit, and none for another one or the brigade', async () => {
    const own = (await add({}, leader)).body.shiftTemplateId;
    const brigade = (await add({ unitCode: null, name: '大队早班' })).body.shiftTemplateId;
    const other = (await add({ unitCode: 'S2', name: '二中队早班' })).body.shiftTemplateId;
    for (const unitCode of ['S2', null, 'S9']) {
      expect((await add({ unitCode, name: '晚班' }, leader)).body).toMatchObject(notOwn);
      expect((await change(own, { unitCode }, leader)).body).toMatchObject(notOwn);
    }
    for (const changes of [{ to: '15:00' }, { retired: true }, { unitCode: 'S1' }]) {
      expect((await change(brigade, changes, leader)).body).toMatchObject(notOwn);
      expect((await change(other, changes, leader)).body).toMatchObject(notFound);
    }
    expect((await change(own, { to: '15:00' }, leader)).status).toBe(200);
    expect((await change(brigade, { unitCode: 'S2' })).body).toMatchObject({ unitCode: 'S2' });
  });

  it('a squad leader of no unit keeps none, not those of no unit either', async () => {
    const nobody = await setup.signIn('squad_leader');
    const { shiftTemplateId } = (await add({ unitCode: null })).body;
    expect((await add({ unitCode: null, name: '晚班' }, nobody)).body).toMatchObject(notOwn);
    expect((await change(shiftTemplateId, { retired: true }, nobody)).body).toMatchObject(notOwn);
  });

  it('others read what their unit can use, in list, file and one by one', async () => {
    const ids = new Map<string, string>();
    for (const [name, unitCode] of [
      ['一', 'S1'],
      ['二', 'S2'],
      ['大', null],
    ] as const) {
      ids.set(name, (await add({ unitCode, name })).body.shiftTemplateId);
    }
    const viewers = [
      ['inspector', null, null, '一二大'],
      ['auditor', null, null, '一二大'],
      ['squad_leader', 'S2', null, '二大'],
      ['squad_leader', null, null, '大'],
      ['officer', 'S1', '100001', '大'],
    ] as const;
    for (const [role, unitCode, badgeNo, sees] of viewers) {
      const cookie = await setup.signIn(role, unitCode, badgeNo);
      expect([role, (await names('', cookie)).join('')]).toEqual([role, sees]);
      const file = await rowsOf((await setup.call(cookie, 'GET', 'exports/shift-templates?format=csv')).bytes);
      expect([
        role,
        file
          .slice(1)
          .map(([name]) => name)
          .join(''),
      ]).toEqual([role, sees]);
      for (const [name, id] of ids) {
        const { status } = await setup.call(cookie, 'GET', `shift-templates/${id}`);
        expect([role, name, status]).toEqual([role, name, sees.includes(name) ? 200 : 404]);
      }
    }
    // A filter shows no more than is in sight.
    expect(await names('unitCode=S1', await setup.signIn('squad_leader', 'S2'))).toEqual(['大']);
  });
});

describe('an import', () => {
  const headings = ['名称', '适用单位', '开始时间', '结束时间', '休息', '勤务类型', '状态'];
  const send = (cells: Cell[][], cookie = admin) =>
    setup.call(cookie, 'POST', 'imports/shift-templates?fileName=a.csv', Buffer.from(csvOf([headings, ...cells])));
  const cellsOf = ({ body }: { body: { problems: ImportProblem[] } }) =>
    body.problems.map(({ cell, code }) => `${cell} ${code}`);

  it('knows templates by unit and name; a blank cell leaves what is there', async () => {
    const night = ['夜班', 'S1', '20时', '8:00', '4:00-4:30、23:30-0:30', 'road_patrol', null];
    const first = await send([night, ['夜班', null, '20:00', '24:00', null, '备勤', '已停用']]);
    expect(first.body).toMatchObject({ added: 2, changed: 0, unchanged: 0 });
    expect(await rows()).toMatchObject([
      { unitCode: 'S1', from: '20:00', to: '08:00', breaks: [{ from: '23:30', to: '00:30' }, { from: '04:00' }] },
      { unitCode: null, from: '20:00', to: '00:00', breaks: [], dutyType: 'standby', retired: true },
    ]);
    const again = await send([
      ['夜班', '路面一中队', '20:00', '08:00', null, '路面执勤', null],
      ['夜班', null, '20:00', '24:00', null, '备勤', '在用'],
    ]);
    expect(again.body).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    expect((await send([['夜班', 'S1', '20:00', '08:00', '无', '路面执勤', null]])).body).toMatchObject({ changed: 1 });
    expect(await rows()).toMatchObject([{ breaks: [], retired: false }, { retired: false }]);
  });

  it('of the exported file changes nothing, whoever exported it', async () => {
    await add();
    await add({ unitCode: null, name: '大队夜班', from: '20:00', to: '08:00', breaks: [], dutyType: 'standby' });
    await retireDutyType('standby', true);
    const facts = await setup.facts();
    for (const cookie of [admin, leader]) {
      const { bytes } = await setup.call(cookie, 'GET', 'exports/shift-templates?format=xlsx');
      const { body } = await setup.call(cookie, 'POST', 'imports/shift-templates?fileName=a.xlsx', bytes);
      expect(body).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    }
    const later = (await setup.facts()).filter((fact) => !fact.startsWith('list_exported'));
    expect(later).toEqual(facts.filter((fact) => !fact.startsWith('list_exported')));
    await retireDutyType('standby', false);
  });

  it('names each bad cell, and writes nothing', async () => {
    await retireDutyType('standby', true);
    const answer = await send([
      ['早班', 'S1', '08:00', '16:00', '12:00-13:00', '路面执勤', null],
      ['早班', '路面一中队', '08:00', '16:00', null, '路面执勤', null],
      ['晚班', 'S9', '16:00', '24:00', null, '看热闹', null],
      ['夜班', null, '20:00:30', '08:00', '12:00-13:00', '备勤', '停工'],
      ['夜班', null, '20:00:30', '08:00', '09:00-10:00', '备勤', null],
      [null, null, '08:00', '25:00', '一小时', '看热闹', null],
    ]);
    expect(cellsOf(answer)).toEqual([
      'A3 twice',
      'B4 unit_unknown',
      'F4 duty_type_unknown',
      'G5 not_a_choice',
      'C6 bad_time',
      'E6 breaks_wrong',
      'F6 duty_type_retired',
      'A7 required',
      'D7 bad_time',
      'E7 bad_breaks',
      'F7 duty_type_unknown',
    ]);
    expect(await rows()).toEqual([]);
    await retireDutyType('standby', false);
  });

  it('by a squad leader is of the own unit only', async () => {
    const cells = [
      ['早班', 'S1', '08:00', '16:00', null, '路面执勤', null],
      ['早班', 'S2', '08:00', '16:00', null, '路面执勤', null],
      ['早班', null, '08:00', '16:00', null, '路面执勤', null],
    ];
    const answer = await send(cells, leader);
    expect(cellsOf(answer)).toEqual(['B3 shift_template_not_own', 'B4 shift_template_not_own']);
    expect(answer.body.problems[0].message).toBe('只能维护本单位的班次模板。');
    expect((await send(cells.slice(0, 1), leader)).body).toMatchObject({ added: 1 });
  });
});
