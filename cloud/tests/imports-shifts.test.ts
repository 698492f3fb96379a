import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import type { ImportProblem } from '@rollcall/shared/resources/imports';
import { encodeGb18030 } from '@rollcall/test/encode-gb18030';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { type Cell, csvOf, wall, xlsxOf } from './support/sheet-files.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  await setup.withoutSecondPerson();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());
afterEach(async () => {
  await setup.db.updateTable('shift').set({ cancelled_at: new Date() }).where('cancelled_at', 'is', null).execute();
});

const headings = ['警号', '姓名', '日期', '开始时间', '结束时间', '岗位', '勤务类型'];
const row = (changes: Partial<Record<(typeof headings)[number], Cell>> = {}): Cell[] => {
  const values: Record<string, Cell> = {
    警号: '100001',
    姓名: '陈建国',
    日期: '2026-11-25',
    开始时间: '08:00',
    结束时间: '12:00',
    岗位: '人民路口',
    勤务类型: '路面执勤',
    ...changes,
  };
  return headings.map((heading) => values[heading] ?? null);
};

const post = (file: Buffer | string, query = '', cookie = admin) =>
  setup.call(cookie, 'POST', `imports/shifts?fileName=roster.xlsx${query}`, Buffer.from(file));
const postRows = async (rows: Cell[][], query = '', cookie = admin) =>
  post(await xlsxOf([headings, ...rows]), query, cookie);

/** The problems as `C7 code`. */
const cellsOf = ({ body }: { body: { problems: ImportProblem[] } }) =>
  body.problems.map(({ cell, code }) => `${cell} ${code}`);

const roster = async () => {
  const shifts = await setup.db
    .selectFrom('shift')
    .selectAll()
    .where('cancelled_at', 'is', null)
    .orderBy('starts_at')
    .orderBy('badge_no')
    .execute();
  return shifts.map(({ badge_no, starts_at, ends_at, duty_date, duty_type, post }) =>
    [badge_no, starts_at.toISOString(), ends_at.toISOString(), duty_date, duty_type, post].join(' '),
  );
};

describe('a roster of 500 rows', () => {
  const rows = () =>
    Array.from({ length: 500 }, (_, index) => {
      const officer = ['100001', '100002', '200001', '000123'][index % 4] ?? '';
      const day = new Date(Date.UTC(2026, 10, 25 + Math.floor(index / 4)));
      return row({ 警号: officer, 姓名: null, 日期: day.toISOString().slice(0, 10) });
    });
  const bad = (): Cell[][] => {
    const all = rows();
    const spoil = (at: number, changes: Parameters<typeof row>[0]) => {
      const [officer = null, , date = null] = all[at - 2] ?? [];
      all[at - 2] = row({ 警号: officer, 姓名: null, 日期: date, ...changes });
    };
    spoil(7, { 日期: '11月25日' });
    spoil(100, { 警号: '999999' });
    spoil(201, { 开始时间: '25:00' });
    spoil(333, { 勤务类型: '巡逻' });
    spoil(501, { 岗位: '  ' });
    return all;
  };

  it('with five bad ones is refused, five cells are named, and nothing is written', async () => {
    const before = await setup.facts();
    const answer = await postRows(bad());
    expect(answer.status).toBe(422);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'import_refused', problemCount: 5 });
    expect(answer.body.problems).toEqual([
      {
        cell: 'C7',
        column: '日期',
        value: '11月25日',
        code: 'date_without_year',
        message: '日期缺少年份。请写成 2026-11-25 这样的日期。',
      },
      expect.objectContaining({ cell: 'A100', column: '警号', value: '999999', code: 'officer_unknown' }),
      expect.objectContaining({ cell: 'D201', column: '开始时间', value: '25:00', code: 'bad_time' }),
      expect.objectContaining({ cell: 'G333', column: '勤务类型', value: '巡逻', code: 'duty_type_unknown' }),
      expect.objectContaining({ cell: 'F501', column: '岗位', value: '  ', code: 'required' }),
    ]);
    expect(await roster()).toEqual([]);
    expect(await setup.facts()).toEqual(before);
  });

  it('is imported when they are mended, and changes nothing the second time', async () => {
    const before = (await setup.facts()).length;
    const file = await xlsxOf([headings, ...rows()]);
    const counts = { kind: 'shifts', dryRun: false, rows: 500 };
    const tried = await post(file, '&dryRun=true');
    const all = { added: 500, changed: 0, unchanged: 0, applied: 500, waiting: 0 };
    expect(tried.body).toMatchObject({ ...counts, dryRun: true, ...all });
    expect(tried.body).not.toHaveProperty('proposal');
    expect(await roster()).toEqual([]);
    expect((await post(file)).body).toMatchObject({ ...counts, ...all });
    expect(await roster()).toHaveLength(500);
    const facts = (await setup.facts()).slice(before);
    expect(facts).toHaveLength(501);
    expect(facts.at(-1)).toBe('import_applied hq:imports');
    expect(facts[0]).toMatch(/^shift_added shift:/);

    expect((await post(file)).body).toMatchObject({ ...counts, added: 0, changed: 0, unchanged: 500, applied: 0 });
    expect((await setup.facts()).slice(before)).toEqual(facts);
    const moved = [row({ 警号: '100001', 姓名: null, 结束时间: '13:00' }), ...rows().slice(1)];
    expect((await postRows(moved)).body).toMatchObject({ ...counts, added: 0, changed: 1, unchanged: 499 });
  });
});

describe('an import', () => {
  it('says in its fact which file, by whom, and why', async () => {
    await postRows([row({ 日期: '2026-11-20' })], `&reason=${encodeURIComponent('补录上周排班')}`);
    const fact = await setup.db
      .selectFrom('fact')
      .select('payload')
      .where('type', '=', 'import_applied')
      .orderBy('fact_id', 'desc')
      .executeTakeFirstOrThrow();
    expect(fact.payload).toEqual({
      kind: 'shifts',
      fileName: 'roster.xlsx',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      rows: 1,
      added: 1,
      changed: 0,
      unchanged: 0,
      by: expect.stringMatching(/^brigade_admin-/),
      reason: '补录上周排班',
    });
  });

  it('understands what people type: full width, other forms of date and time, a short badge number', async () => {
    const rows = [
      row({ 警号: '１００００１', 日期: '２０２６年１１月２５日', 开始时间: '８：００', 结束时间: '12时30分' }),
      row({
        警号: 100002,
        姓名: '李　娜',
        日期: '2026/11/25',
        开始时间: 1 / 3,
        结束时间: '24:00',
        勤务类型: 'standby',
      }),
      row({ 警号: 123, 姓名: '赵敏', 日期: 46351, 开始时间: '20:00', 结束时间: '02:00' }),
      row({ 警号: '200001', 姓名: '王伟', 日期: '2026-11-26', 开始时间: '08:00', 结束时间: '08:00' }),
    ];
    expect((await postRows(rows)).body).toMatchObject({ added: 4 });
    expect(await roster()).toEqual([
      '100001 2026-11-25T00:00:00.000Z 2026-11-25T04:30:00.000Z 2026-11-25 road_patrol 人民路口',
      '100002 2026-11-25T00:00:00.000Z 2026-11-25T16:00:00.000Z 2026-11-25 standby 人民路口',
      '000123 2026-11-25T12:00:00.000Z 2026-11-25T18:00:00.000Z 2026-11-25 road_patrol 人民路口',
      '200001 2026-11-26T00:00:00.000Z 2026-11-27T00:00:00.000Z 2026-11-26 road_patrol 人民路口',
    ]);
  });

  it('takes a short badge number for itself when somebody has it, and a name whatever its width and case', async () => {
    const officers = ['4567', '004567'].map((badgeNo) => ({
      badgeNo,
      name: `Ali ${badgeNo}`,
      kind: 'sworn' as const,
      unitCode: 'S1',
    }));
    await setup.db.transaction().execute((tx) => saveOfficers(tx, officers, { by: 'test' }));
    const rows = [row({ 警号: 4567, 姓名: 'ＡＬＩ 4567' }), row({ 警号: '004567.0', 姓名: 'ali004567', 岗位: '岗位' })];
    expect((await postRows(rows.toReversed())).body).toMatchObject({ added: 2 });
    expect((await roster()).map((shift) => shift.split(' ')[0])).toEqual(['004567', '4567']);
  });

  it.each(['1900', '1904'] as const)('takes dates and times of cells, counted from %s', async (dateSystem) => {
    const cells = row({ 日期: wall('2026-11-25T00:00:00'), 开始时间: 8 / 24, 结束时间: 20.5 / 24 });
    const formats = ['@', '@', 'yyyy"年"m"月"d"日"', 'h:mm', '[$-804]上午/下午h"时"mm"分"', '@', '@'];
    const answer = await post(await xlsxOf([headings, cells], { formats, dateSystem }));
    expect(answer.body).toMatchObject({ added: 1 });
    expect(await roster()).toEqual([
      '100001 2026-11-25T00:00:00.000Z 2026-11-25T12:30:00.000Z 2026-11-25 road_patrol 人民路口',
    ]);
  });

  it.each<[string, (text: string) => Buffer, string]>([
    ['GB18030', encodeGb18030, ','],
    ['UTF-8', (text) => Buffer.from(`\ufeff${text}`), ','],
    ['UTF-8 with tabs', (text) => Buffer.from(text), '\t'],
    ['GB18030 with semicolons', encodeGb18030, ';'],
  ])('takes .csv as %s', async (_what, encode, separator) => {
    expect((await post(encode(csvOf([headings, row()], separator)))).body).toMatchObject({ added: 1 });
    expect(await roster()).toHaveLength(1);
  });

  it('takes columns in any order, in English, below a title, with blank rows and own remarks', async () => {
    const file = await xlsxOf([
      ['2026年11月排班表'],
      [null],
      ['序号', 'Duty type', 'POST', 'Ends', 'Starts（必填）', ' Date*', 'Badge no.', '备注'],
      [null],
      [1, '路面执勤', '人民路口', '12:00', '08:00', '2026-11-25', '100001', '换班'],
    ]);
    expect((await post(file)).body).toMatchObject({ rows: 1, added: 1 });
  });

  it('takes headings of two rows', async () => {
    const file = await xlsxOf([
      ['警号', '日期', '时间', null, '岗位', '勤务类型'],
      [null, null, '开始时间', '结束时间', null, null],
      ['100001', '2026-11-25', '08:00', '25:00', '人民路口', '路面执勤'],
    ]);
    expect(cellsOf(await post(file))).toEqual(['D3 bad_time']);
  });

  it('names both cells of rows that collide, and shifts that stand in the way', async () => {
    await postRows([row({ 警号: '200001', 姓名: null })]);
    const answer = await postRows([
      row(),
      row({ 开始时间: '11:00', 结束时间: '13:00' }),
      row({ 结束时间: '09:00' }),
      row({ 警号: '200001', 姓名: null, 开始时间: '11:59', 结束时间: '14:00' }),
      row({ 开始时间: '12:00', 结束时间: '00:00' }),
    ]);
    expect(cellsOf(answer)).toEqual(['D3 shift_overlap_in_list', 'D4 twice', 'D5 shift_overlap']);
    expect(answer.body.problems.map(({ message }: ImportProblem) => message)).toEqual([
      '与 D2 所在行的班次时间重叠。',
      '与 D2 重复，请删去一处。',
      '此人已有班次 2026-11-25 08:00 至 2026-11-25 12:00，时间重叠。请改时间，或先修改那个班次。',
    ]);
    expect(await roster()).toHaveLength(1);
  });

  it('asks for a reason once when it touches the past', async () => {
    const past = [row({ 日期: '2026-11-23' }), row({ 日期: '2026-11-22' }), row()];
    const answer = await postRows(past);
    expect(answer.body.problems).toEqual([
      expect.objectContaining({ cell: 'C2', code: 'reason_required', message: expect.stringContaining('2 行') }),
    ]);
    const reason = `&reason=${encodeURIComponent('补录')}`;
    expect((await postRows(past, reason)).body).toMatchObject({ added: 3 });
    expect((await postRows(past)).body).toMatchObject({ unchanged: 3 });
  });

  it('refuses who has left, whose name is another, and a duty type out of use', async () => {
    const { db } = setup;
    await db.updateTable('officer').set({ left_on: '2026-11-25' }).where('badge_no', '=', '200001').execute();
    await db.updateTable('duty_type').set({ retired_at: new Date() }).where('duty_type', '=', 'standby').execute();
    const answer = await postRows([
      row({ 警号: '200001', 姓名: '王伟' }),
      row({ 警号: '100002' }),
      row({ 日期: '2026-11-26', 勤务类型: '备勤' }),
    ]);
    expect(cellsOf(answer)).toEqual(['C2 officer_left', 'B3 name_differs', 'G4 duty_type_retired']);
    await db.updateTable('officer').set({ left_on: null }).execute();
    await db.updateTable('duty_type').set({ retired_at: null }).execute();
  });

  it('by a squad leader rosters the own squad only', async () => {
    const leader = await setup.signIn('squad_leader', 'S1');
    expect(cellsOf(await postRows([row(), row({ 警号: '200001', 姓名: null })], '', leader))).toEqual([
      'A3 officer_unknown',
    ]);
    expect((await postRows([row()], '', leader)).body).toMatchObject({ added: 1 });
    expect(cellsOf(await postRows([row()], '', await setup.signIn('squad_leader', null)))).toEqual([
      'A2 officer_unknown',
    ]);
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string[]]>([
    ['nothing', () => Buffer.alloc(0), ['null file_empty']],
    ['an old .xls', () => Buffer.from('d0cf11e0a1b11ae1', 'hex'), ['null file_old_xls']],
    ['a text without headings', () => Buffer.from('今天天气很好'), ['null no_headings']],
    ['blank rows', () => xlsxOf([[null], [' ']]), ['null no_rows']],
    ['headings alone', () => xlsxOf([headings]), ['null no_rows']],
    [
      'missing, unknown and repeated columns',
      () =>
        xlsxOf([
          ['警号', '日期', '岗为', '开始时间', '日期'],
          ['100001', '2026-11-25', 'x', '08:00', null],
        ]),
      ['null missing_column', 'null missing_column', 'null missing_column', 'C1 unknown_column', 'E1 duplicate_column'],
    ],
  ])('of %s is refused', async (_what, file, expected) => {
    const answer = await post(await file());
    expect(answer.status).toBe(422);
    expect(cellsOf(answer)).toEqual(expected);
  });

  it('lists 500 problems and counts them all', async () => {
    const { body } = await postRows(Array.from({ length: 300 }, () => row({ 日期: 'x', 开始时间: 'y' })));
    expect([body.problems.length, body.problemCount]).toEqual([500, 600]);
    expect(body.problems[0].cell).toBe('C2');
  });

  it('of anything but a file, or of too large a one, says what is taken', async () => {
    const json = await setup.call(admin, 'POST', 'imports/shifts?fileName=a', { rows: [] });
    expect(json.status).toBe(415);
    const huge = await post(Buffer.alloc(20 * 1024 * 1024 + 1));
    expect(huge.body).toMatchObject({ status: 413, code: 'body_too_large', nextStep: expect.stringMatching(/20 MB/) });
  });

  it('of 20,000 rows works', async () => {
    const badgeNos = Array.from({ length: 200 }, (_, index) => String(500_000 + index));
    await setup.db.transaction().execute((tx) =>
      saveOfficers(
        tx,
        badgeNos.map((badgeNo) => ({ badgeNo, name: '测试', kind: 'auxiliary', unitCode: 'S1' })),
        { by: 'test' },
      ),
    );
    const rows = Array.from({ length: 20_000 }, (_, index) => {
      const day = new Date(Date.UTC(2026, 10, 25 + Math.floor(index / 200)));
      return row({ 警号: badgeNos[index % 200] ?? '', 姓名: '测试', 日期: day.toISOString().slice(0, 10) });
    });
    const file = await xlsxOf([headings, ...rows]);
    const started = performance.now();
    expect((await post(file)).body).toMatchObject({ added: 20_000 });
    const again = performance.now();
    expect((await post(file)).body).toMatchObject({ unchanged: 20_000 });
    const times = [again - started, performance.now() - again].map((ms) => `${(ms / 1000).toFixed(1)} s`);
    process.stdout.write(`20,000 rows: new ${times[0]}, again ${times[1]}\n`);
  });
});
