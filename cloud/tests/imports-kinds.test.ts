import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Role, roleSchema } from '@rollcall/shared/http/permissions';
import {
  type ImportKind,
  type ImportProblem,
  type ImportResult,
  importKindSchema,
} from '@rollcall/shared/resources/imports';
import type { ImportKey } from '@rollcall/shared/resources/resources';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importedResources } from './support/imported-resources.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { routePermissions } from './support/route-permissions.ts';
import { runCli } from './support/run-cli.ts';
import { type Cell, csvOf, rowsOf, xlsxOf } from './support/sheet-files.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());

const headings: Record<ImportKind, string[]> = {
  recorders: ['记录仪编号', '所属单位', '状态', '备机'],
  observations: ['事项', '记录仪编号', '警号', '姓名', '时间', '顶替'],
  shifts: ['警号', '姓名', '日期', '开始时间', '结束时间', '岗位', '勤务类型', '休息', '专项', '计划记录仪'],
  activities: [
    '编号',
    '类型',
    '警号',
    '开始时间',
    '结束时间',
    '地点',
    '车牌号',
    '案件编号',
    '专项',
    '来源',
    '文书编号',
  ],
  // Those of a resource in its own folder are told once, in its words.
  ...(Object.fromEntries(
    importedResources.map(({ kind, columns }) => [kind, Object.values(columns).map(({ zh }) => zh)]),
  ) as Record<ImportKey, string[]>),
};
/** Each number of an answer has its rows, and each row of the file is told of once. */
async function post(kind: ImportKind, rows: Cell[][], options: { query?: string; cookie?: string } = {}) {
  const answer = await setup.call(
    options.cookie ?? admin,
    'POST',
    `imports/${kind}?fileName=a.xlsx${options.query ?? ''}`,
    await xlsxOf([headings[kind], ...rows]),
  );
  if (answer.status === 200) {
    const { rowsOf: told, added, applied, waiting, unchanged }: ImportResult = answer.body;
    const changes = [...told.applied, ...told.waiting];
    expect([told.applied, told.waiting, told.unchanged].map(({ length }) => length)).toEqual([
      applied,
      waiting,
      unchanged,
    ]);
    expect(changes.filter((one) => one.added)).toHaveLength(added);
    const numbers = [...changes, ...told.unchanged].map(({ row }) => row).sort((one, other) => one - other);
    expect(numbers).toEqual(rows.map((_, index) => index + 2));
    expect(told.headings).toEqual(headings[kind]);
  }
  return answer;
}
const cellsOf = ({ body }: { body: { problems: ImportProblem[] } }) =>
  body.problems.map(({ cell, code }) => `${cell} ${code}`);
const get = async (path: string) => (await setup.call(admin, 'GET', path)).body;

/** Imports twice: as told, then nothing new. */
async function importTwice(kind: ImportKind, rows: Cell[][], counts: object, query = ''): Promise<void> {
  expect((await post(kind, rows, { query })).body).toMatchObject({ kind, rows: rows.length, ...counts });
  const facts = await setup.facts();
  expect((await post(kind, rows)).body).toMatchObject({ added: 0, changed: 0, unchanged: rows.length });
  expect(await setup.facts()).toEqual(facts);
}

describe('units', () => {
  it('come below others of the file or of HQ, by code or name, in any order', async () => {
    await importTwice(
      'units',
      [
        ['S3-1', '三中队一组', '科室', 'S3'],
        ['S3', '路面三中队', '中队', '交警大队'],
        ['S1', '路面一中队', 'squad', null],
      ],
      { added: 2, changed: 0, unchanged: 1 },
    );
    const { rows } = await get('units');
    expect(rows.map(({ unitCode, parentCode }: Record<string, string>) => `${unitCode}<${parentCode}`)).toEqual(
      expect.arrayContaining(['S3-1<S3', 'S3<B', 'S1<B']),
    );
  });

  it('have a deputy, who is a sworn officer of the unit; an empty cell changes nobody', async () => {
    const answer = await post('units', [
      ['S1', '路面一中队', '中队', null, '000123'],
      ['S2', '路面二中队', '中队', null, '999999'],
    ]);
    expect(cellsOf(answer)).toEqual(['E2 not_a_deputy', 'E3 officer_unknown']);
    // Excel drops the zeros.
    await importTwice('units', [['S2', '路面二中队', '中队', null, 123]], { added: 0, changed: 1, unchanged: 0 });
    await post('units', [['S2', '路面二中队', '中队', null, null]]);
    const { rows } = await get('units');
    expect(rows.find(({ unitCode }: { unitCode: string }) => unitCode === 'S2').deputyBadgeNo).toBe('000123');
    expect((await setup.facts()).filter((fact) => fact.startsWith('deputy_named '))).toHaveLength(1);
  });

  it('are refused below themselves, twice, below nobody knows what, or of another kind', async () => {
    const answer = await post('units', [
      ['S1', '路面一中队', '中队', 'S2'],
      ['S2', '路面二中队', '中队', '路面一中队'],
      ['X1', '甲', '中队', '路面九中队'],
      ['X1', '乙', '中队', null],
      ['X2', '丙', '支队', null],
      ['X 3', '丁', '中队', null],
      ['X4', '长'.repeat(101), '中队', null],
      ['X5', '中\u202E队', '中队', null],
      ['X6', '\u0410bc中队', '中队', null],
    ]);
    expect(cellsOf(answer)).toEqual([
      'D2 unit_below_itself',
      'D3 unit_below_itself',
      'D4 unit_unknown',
      'A5 twice',
      'C6 not_a_choice',
      'A7 bad_unit_code',
      'B8 too_long',
      'B9 name_character',
      'B10 name_character',
    ]);
    expect(answer.body.problems[7].message).toBe('第 2 个字符（U+202E）看不见，请删去。');
    expect(answer.body.problems[8].message).toBe('第 1 个字符（U+0410）形似别的字母或汉字，请重新输入。');
    expect(answer.body.problems[4].message).toBe('只能填：大队、中队、科室。');
  });

  it('of one name are told apart by code only', async () => {
    await post('units', [
      ['T1', '同名', '科室', null],
      ['T2', '同名', '科室', null],
    ]);
    const answer = await post('units', [['T3', '丁', '科室', '同名']]);
    expect(answer.body.problems[0].message).toMatch(/有几个单位叫这个名称.*T1、T2/);
  });
});

describe('officers', () => {
  it('have unit and leader, who may come further down; a blank leader stays', async () => {
    await importTwice(
      'officers',
      [
        ['300001', '周　杰', '协警', '路面一中队', '300002'],
        ['300002', '吴芳', '民警', 'S1', null],
        [123, '赵敏', '民警', '路面二中队', null],
      ],
      { added: 2, changed: 0, unchanged: 1 },
    );
    expect(await get('officers/300001')).toMatchObject({ name: '周杰', kind: 'auxiliary', leaderBadgeNo: '300002' });
    expect((await post('officers', [['300001', '周杰', '民警', 'S1', null]])).body).toMatchObject({ changed: 1 });
    expect(await get('officers/300001')).toMatchObject({ kind: 'sworn', leaderBadgeNo: '300002' });
  });

  it('are refused without a known unit, led by nobody or themselves, or twice', async () => {
    const answer = await post('officers', [
      ['300003', '甲', '民警', '路面九中队', null],
      ['300004', '乙', '民警', 'S1', '999999'],
      ['300005', '丙', '民警', 'S1', '300005'],
      ['000123', '丁', '民警', 'S1', null],
      [123, '戊', '民警', 'S1', null],
      ['三号', null, '民警', 'S1', null],
    ]);
    expect(cellsOf(answer)).toEqual([
      'D2 unit_unknown',
      'E3 officer_unknown',
      'E4 leader_is_self',
      'A6 twice',
      'A7 bad_badge_no',
      'B7 required',
    ]);
  });
});

describe('recorders', () => {
  it('have unit, state and whether they are spare; what is blank stays', async () => {
    await importTwice(
      'recorders',
      [
        ['K9', '路面一中队', '维修中', '是'],
        ['K8', null, null, '否'],
        ['Ｋ１', null, null, null],
      ],
      { added: 2, changed: 0, unchanged: 1 },
    );
    expect(await get('recorders/K8')).toMatchObject({ spare: false });
    expect(await get('recorders/K9')).toMatchObject({ unitCode: 'S1', state: 'in_repair', spare: true });
    const onlySerials = await xlsxOf([['记录仪编号'], ['K9'], ['K10']]);
    const { body } = await setup.call(admin, 'POST', 'imports/recorders?fileName=a.xlsx', onlySerials);
    expect(body).toMatchObject({ added: 1, unchanged: 1 });
    expect(await get('recorders/K10')).toMatchObject({ unitCode: null, state: 'normal', spare: false });
  });

  it('are refused twice, of unknown units and states', async () => {
    const answer = await post('recorders', [
      ['K9', 'S9', '丢失', '也许'],
      ['K9', null, null, null],
      ['K9', null, null, null],
    ]);
    expect(cellsOf(answer)).toEqual(['B2 unit_unknown', 'C2 not_a_choice', 'D2 not_a_choice', 'A4 twice']);
  });
});

describe('custodies', () => {
  const reason = `&reason=${encodeURIComponent('补登记')}`;

  it('say who holds which recorder from when until when', async () => {
    await importTwice(
      'custodies',
      [
        ['K1', '100001', '陈建国', '配备', '2026-11-01', null],
        ['K1', '100002', null, '领用', '2026-11-25 08:00', '2026年11月25日20时'],
      ],
      { added: 2 },
      reason,
    );
    const { rows } = await get('custodies?recorderSerial=K1');
    expect(rows).toEqual([
      expect.objectContaining({ badgeNo: '100002', basis: 'check_out', heldUntil: '2026-11-25T12:00:00.000Z' }),
      expect.objectContaining({ badgeNo: '100001', heldFrom: '2026-10-31T16:00:00.000Z', heldUntil: null }),
    ]);
  });

  it('are refused where two would hold it, in the file or at HQ, backwards, unknown, or in the past without reason', async () => {
    const answer = await post(
      'custodies',
      [
        ['K2', '100001', null, '配备', '2026-12-01', '2026-12-05'],
        ['K2', '100002', null, '配备', '2026-12-04', '2026-12-06'],
        ['K1', '200001', null, '配备', '2026-12-01', '2026-12-02'],
        ['K99', '200001', null, '配备', '2026-12-01', null],
        ['K2', '200001', '王 伟', '领用', '2026-12-02', '2026-12-01'],
        ['K2', '200001', '李伟', '领用', '2026-12-08', null],
        ['K2', '100001', null, '配备', '2026-12-01', null],
      ],
      { query: reason },
    );
    expect(cellsOf(answer)).toEqual([
      'E3 custody_overlap_in_list',
      'E4 custody_overlap',
      'A5 recorder_unknown',
      'F6 held_backwards',
      'C7 name_differs',
      'E8 twice',
    ]);
    expect(answer.body.problems[1].message).toContain('警号 100001，2026-11-01 00:00 至今');
    const past = await post('custodies', [['K2', '200001', null, '领用', '2026-11-01', '2026-11-02']]);
    expect(cellsOf(past)).toEqual(['E2 reason_required']);
  });

  it('are written not even in part when a cell is wrong', async () => {
    const rows = [
      ['K2', '200001', null, '配备', '2026-12-20', null],
      ['K2', '200001', null, '配备', '12月21日', null],
    ];
    expect(cellsOf(await post('custodies', rows))).toEqual(['E3 date_without_year']);
    expect((await get('custodies?recorderSerial=K2')).rows).toEqual([]);
  });

  it('by a squad leader concern the own squad only', async () => {
    const cookie = await setup.signIn('squad_leader', 'S1');
    const rows = [
      ['K2', '100001', null, '领用', '2026-12-10', '2026-12-11'],
      ['K1', '200001', null, '领用', '2026-12-10', '2026-12-11'],
    ];
    expect(cellsOf(await post('custodies', rows, { cookie }))).toEqual(['A2 recorder_unknown', 'B3 officer_unknown']);
  });
});

describe('campaigns', () => {
  it('are known by their names; a blank last day stays', async () => {
    const rows = (type: string): Cell[][] => [
      ['春季酒驾整治', type, '2027-03-01', '2027-05-31'],
      ['违停整治', '违停', '2027-03-01', null],
    ];
    await importTwice('campaigns', rows('酒驾'), { added: 2, changed: 0, unchanged: 0 });
    await importTwice('campaigns', rows('other'), { added: 0, changed: 1, unchanged: 1 });
    const later = [['春季酒驾整治', '其他', '2027-03-02', null]];
    expect((await post('campaigns', later)).body).toMatchObject({ changed: 1 });
    const { rows: listed } = await get('campaigns');
    expect(listed).toContainEqual(
      expect.objectContaining({
        ...{ name: '春季酒驾整治', campaignType: 'other', startsOn: '2027-03-02', endsOn: '2027-05-31' },
      }),
    );
  });

  it('are refused twice, and backwards by what is there or in the file', async () => {
    await post('campaigns', [['夏季整治', '其他', '2027-06-01', '2027-08-31']]);
    const answer = await post('campaigns', [
      ['夏季整治', '其他', '2027-09-01', null],
      ['秋季整治', '酗酒', '2027-09-01', '2027-08-31'],
      ['冬季整治', '其他', '2027-12-01', '2027-11-30'],
      ['冬季整治', '其他', '2027-12-01', null],
    ]);
    expect(cellsOf(answer)).toEqual(['D2 campaign_backwards', 'B3 not_a_choice', 'D4 campaign_backwards', 'A5 twice']);
    expect(answer.body.problems[0].message).toBe('结束日期早于开始日期。');
  });
});

describe('a row with several bad cells', () => {
  it.each<[ImportKind, Cell[][], string[]]>([
    [
      'shifts',
      [['999999', null, '2027-01-32', '25:00', '16:00', null, '看热闹']],
      ['A2 officer_unknown', 'C2 bad_date', 'D2 bad_time', 'F2 required', 'G2 duty_type_unknown'],
    ],
    [
      'custodies',
      [
        ['X9', '999999', null, '配备', '哪天', null],
        ['X8', '888888', null, '配备', '2027-01-01', null],
      ],
      ['A2 recorder_unknown', 'B2 officer_unknown', 'E2 bad_moment', 'A3 recorder_unknown', 'B3 officer_unknown'],
    ],
    [
      'officers',
      [
        ['700001', '新来的', '保安', '九中队', '600001'],
        ['700002', '他带的', '民警', '路面一中队', '700001'],
      ],
      ['C2 not_a_choice', 'D2 unit_unknown', 'E2 officer_unknown'],
    ],
    ['recorders', [['K77', '九中队', '泡水', null]], ['B2 unit_unknown', 'C2 not_a_choice']],
    [
      'units',
      [
        ['N1', '新中队', '大楼', '九中队'],
        ['N2', '新中队一组', '科室', '新中队'],
      ],
      ['C2 not_a_choice', 'D2 unit_unknown'],
    ],
  ])('of %s has each of them named at once', async (kind, rows, cells) => {
    expect(cellsOf(await post(kind, rows))).toEqual(cells);
  });
});

describe('a template', () => {
  it.each(importKindSchema.options)('of %s has the headings, choices and notes, and no rows', async (kind) => {
    for (const format of ['xlsx', 'csv']) {
      const answer = await setup.call(admin, 'GET', `imports/${kind}/template?format=${format}`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-disposition')).toMatch(
        new RegExp(`filename\\*=UTF-8''.*${encodeURIComponent('导入模板')}\\.${format}$`),
      );
      expect(await rowsOf(answer.bytes)).toEqual([headings[kind]]);
      if (format === 'csv') expect(answer.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
      const back = await setup.call(admin, 'POST', `imports/${kind}?fileName=a.${format}`, answer.bytes);
      expect(cellsOf(back)).toEqual(['null no_rows']);
    }
  });

  // What isn't registered here, or lies in time to come, is named as such; each example can be read.
  it.each(importKindSchema.options)('of %s has examples that its import can read', async (kind) => {
    const { openXlsx } = await import('hucre/xlsx');
    const template = await setup.call(admin, 'GET', `imports/${kind}/template`);
    const [, notes] = (await openXlsx(template.bytes)).sheets;
    const examples = headings[kind].map((heading) => {
      const row = notes?.rows.find(([column]) => column === heading);
      return String(row?.[5] ?? '').split(' 或 ');
    });
    const rows = Math.max(...examples.map(({ length }) => length));
    for (let row = 0; row < rows; row += 1) {
      const cells = examples.map((some) => some[row] ?? some[0] ?? null);
      const { status, body } = await post(kind, [cells], { query: '&dryRun=true' });
      const problems: ImportProblem[] = status === 422 ? body.problems : [];
      const misread = problems.filter(
        ({ code }) => !/_(unknown|future|to_come)$|^(reason_(missing|required)|officer_left|not_a_deputy)$/.test(code),
      );
      expect({ cells, misread }).toEqual({ cells, misread: [] });
    }
  });

  it('that was filled in is imported', async () => {
    const { openXlsx, saveXlsx } = await import('hucre/xlsx');
    const template = await setup.call(admin, 'GET', 'imports/shifts/template');
    const workbook = await openXlsx(template.bytes);
    const [sheet, notes] = workbook.sheets;
    const dutyTypes = sheet?.dataValidations?.find(({ range }) => range.startsWith('G2:'));
    expect(dutyTypes).toMatchObject({ type: 'list', values: expect.arrayContaining(['路面执勤', '备勤']) });
    expect(sheet?.freezePane).toMatchObject({ rows: 1 });
    expect(notes?.name).toBe('填写说明');
    expect(notes?.rows.map(([column]) => column)).toEqual([
      '列',
      ...(headings.shifts ?? []),
      ...Array(4).fill('（全表）'),
    ]);
    if (sheet) sheet.rows[1] = ['000123', '赵敏', '2026-11-25', '20:00', '2:00', '人民路口', '备勤'];
    const filled = Buffer.from(await saveXlsx(workbook));
    const { body } = await setup.call(admin, 'POST', 'imports/shifts?fileName=a.xlsx', filled);
    expect(body).toMatchObject({ rows: 1, added: 1 });
  });
});

describe('check-outs and returns', () => {
  const lines: Cell[][] = [
    ['领用', 'K1', '100001', '陈建国', '2026-11-23 07:55', null],
    ['归还', 'K1', '100001', null, '2026-11-23 18:10', null],
    ['领用', 'K1', '100002', null, '2026-11-23 18:20', 'K9'],
  ];
  it('of a paper list are observations, once however often they are imported', async () => {
    expect(cellsOf(await post('observations', lines))).toEqual(['E2 reason_required']);
    const query = `&reason=${encodeURIComponent('停电，纸质登记')}`;
    expect((await post('observations', lines, { query })).body).toMatchObject({ added: 3, unchanged: 0 });
    expect((await post('observations', lines, { query })).body).toMatchObject({ added: 0, unchanged: 3 });
    const { rows } = await get('custodies?recorderSerial=K1&basis=observed');
    expect(rows).toMatchObject([
      { badgeNo: '100002', heldUntil: null, observation: { source: 'import', spareFor: 'K9' } },
      { badgeNo: '100001', heldFrom: '2026-11-22T23:55:00.000Z', heldUntil: '2026-11-23T10:10:00.000Z' },
    ]);
  });

  it('are refused of nobody, of nothing, and before they happened', async () => {
    const answer = await post('observations', [
      ['领用', 'K1', '999999', null, '2026-11-24 07:00', null],
      ['领用', 'X9', '100001', null, '2026-11-24 07:00', null],
      ['领用', 'K1', '100001', null, '2027-01-01 07:00', null],
      ['借走', 'K1', '100001', null, '2026-11-24 07:00', null],
    ]);
    expect(cellsOf(answer)).toEqual([
      'C2 officer_unknown',
      'B3 recorder_unknown',
      'E4 in_the_future',
      'A5 not_a_choice',
    ]);
  });
});

describe('who may import what', () => {
  const reachOf = (role: Role, kind: ImportKind) => {
    const route = routePermissions.find(({ method, path }) => method === 'POST' && path === `imports/${kind}`);
    if (typeof route?.reach !== 'object') throw new Error(`route-permissions.ts doesn't say who imports ${kind}`);
    return route.reach[role];
  };
  it.each(roleSchema.options)('as %s', async (role) => {
    const cookie = await setup.signIn(role, 'S1');
    for (const kind of importKindSchema.options) {
      const may = reachOf(role, kind) !== '-';
      // Not a file at all: who may import is told so, after having been let in.
      const answer = await setup.call(cookie, 'POST', `imports/${kind}?fileName=a.xlsx`, Buffer.from('x'));
      expect([kind, answer.status]).toEqual([kind, may ? 422 : 403]);
      expect((await setup.call(cookie, 'GET', `imports/${kind}/template`)).status).toBe(may ? 200 : 403);
    }
    expect((await setup.call('', 'POST', 'imports/shifts?fileName=a', Buffer.from('x'))).status).toBe(401);
  });
});

describe('rollcall import', () => {
  it('imports as the page does, and shows the bad cells', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-import-'));
    const file = join(folder, '人员.csv');
    const env = { DATABASE_URL: setup.hq.databaseUrl };
    const officer = ['400001', '郑伟', '民警', 'S1', null];
    await writeFile(file, csvOf([headings.officers, officer, ['400002', '甲', '民警', '九中队', null]]));
    const refused = await runCli(['import', 'officers', file], env);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/1 mistake\(s\), so nothing was imported/);
    expect(refused.out).toMatch(/cell +column +value +message\nD3 +所属单位 +九中队 +没有这个单位/);

    await writeFile(file, csvOf([headings.officers, officer]));
    expect(await runCli(['import', 'officers', file, '--dry-run'], env)).toMatchObject({
      code: 0,
      out: 'Would be: 1 added, 0 changed, 0 unchanged, of 1 row(s).\n',
    });
    const done = await runCli(['import', 'officers', file, '--reason', '新调入'], env);
    expect(done).toMatchObject({ code: 0, out: '1 added, 0 changed, 0 unchanged, of 1 row(s).\n' });
    expect((await get('officers/400001')).history[0]).toMatchObject({
      by: 'rollcall import',
      detail: { reason: '新调入' },
    });
    expect(await runCli(['import', 'cars', file], env)).toMatchObject({ code: 1, err: expect.stringMatching(/units/) });
    await rm(folder, { recursive: true });
  });
});
