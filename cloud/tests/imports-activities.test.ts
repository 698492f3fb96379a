import type { ImportProblem } from '@rollcall/shared/resources/imports';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { type Cell, rowsOf, wall, xlsxOf } from './support/sheet-files.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  await setup.db
    .insertInto('campaign')
    .values({ name: '酒驾专项', campaign_type: 'drink_driving', starts_on: '2026-11-01' })
    .execute();
});
afterAll(() => setup?.stop());

const headings = [
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
];
const row = (changes: Partial<Record<(typeof headings)[number], Cell>> = {}): Cell[] => {
  const values: Record<string, Cell> = {
    编号: 'A1',
    类型: '简易程序处罚',
    警号: '100001、100002',
    开始时间: wall('2026-11-24T06:00'),
    结束时间: '2026-11-24 06:10',
    地点: '人民路',
    车牌号: '京·A12345',
    专项: '酒驾专项',
    ...changes,
  };
  return headings.map((heading) => values[heading] ?? null);
};
const post = async (rows: Cell[][], cookie = admin) =>
  setup.call(cookie, 'POST', 'imports/activities?fileName=a.xlsx', await xlsxOf([headings, ...rows]));
const cellsOf = ({ body }: { body: { problems: ImportProblem[] } }) =>
  body.problems.map(({ cell, code }) => `${cell} ${code}`);

describe('an import of activities', () => {
  it('takes them once, however often the file is imported', async () => {
    const rows = [row(), row({ 编号: 1509811234567, 类型: '勘查', 警号: 123, 结束时间: null, 专项: null })];
    expect((await post(rows)).body).toMatchObject({ kind: 'activities', rows: 2, added: 2, changed: 0, unchanged: 0 });
    expect((await post(rows)).body).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
    const moved = [row({ 开始时间: '2026年11月24日 5时50分' }), ...rows.slice(1)];
    expect((await post(moved)).body).toMatchObject({ added: 0, changed: 1, unchanged: 1 });
    const { body } = await setup.call(admin, 'GET', 'activities');
    expect(body.rows).toMatchObject([
      {
        source: 'import',
        sourceId: '1509811234567',
        kind: 'scene_survey',
        startsAt: '2026-11-23T22:00:00.000Z',
        endsAt: '2026-11-23T22:00:00.000Z',
        officers: [{ badgeNo: '000123' }],
        campaign: null,
      },
      {
        sourceId: 'A1',
        startsAt: '2026-11-23T21:50:00.000Z',
        endsAt: '2026-11-23T22:10:00.000Z',
        plateNo: '京A12345',
        campaign: '酒驾专项',
        officers: [{ badgeNo: '100001' }, { badgeNo: '100002' }],
      },
    ]);
  });

  it('names every wrong cell and writes nothing', async () => {
    const before = await setup.facts();
    const bad = await post([
      row({ 编号: 'B1', 类型: '罚单' }),
      row({ 编号: 'B2', 警号: '100001、999999' }),
      row({ 编号: 'B3', 结束时间: '2026-11-24 05:59' }),
      row({ 编号: 'B4', 专项: '别的专项', 来源: 'A B' }),
      row({ 编号: 'B2' }),
    ]);
    expect(bad.status).toBe(422);
    expect(cellsOf(bad)).toEqual([
      'B2 not_a_choice',
      'C3 officer_unknown',
      'E4 activity_length',
      'I5 campaign_unknown',
      'J5 bad_source',
      'A6 twice',
    ]);
    expect(await setup.facts()).toEqual(before);
  });

  it('by a squad leader is for own officers alone', async () => {
    const leader = await setup.signIn('squad_leader', 'S1');
    expect(cellsOf(await post([row({ 编号: 'C1', 警号: '200001' })], leader))).toEqual(['C2 officer_unknown']);
    expect((await post([row({ 编号: 'C2' })], leader)).body.added).toBe(1);
  });

  it('is the same activity that the source tells by its token later', async () => {
    await post([row({ 编号: 'D1', 来源: 'tickets' })]);
    const { body } = await setup.call(admin, 'POST', 'activity-sources', { source: 'tickets', name: '处罚系统' });
    const response = await fetch(`${setup.url}/api/v1/activities`, {
      method: 'POST',
      headers: { authorization: `Bearer ${body.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        sourceId: 'D1',
        kind: 'summary_penalty',
        badgeNos: ['100002', '100001'],
        startsAt: '2026-11-24T06:00:00+08:00',
        endsAt: '2026-11-24T06:10:00+08:00',
        place: '人民路',
        plateNo: '京A12345',
        campaign: '酒驾专项',
      }),
    });
    expect(await response.json()).toMatchObject({ added: 0, changed: 0, unchanged: 1 });
  });

  it('has a template with the kinds to choose from', async () => {
    const { bytes } = await setup.call(admin, 'GET', 'imports/activities/template?format=xlsx');
    const [first] = await rowsOf(bytes);
    expect(first).toEqual(headings);
  });
});
