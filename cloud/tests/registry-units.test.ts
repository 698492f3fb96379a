import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import type { UnitRow } from '@rollcall/shared/resources/units';
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

const unit = (changes: object = {}) => ({
  unitCode: 'S3',
  name: '路面三中队',
  kind: 'squad',
  parentCode: 'B',
  ...changes,
});
const add = (changes: object = {}) => setup.call(admin, 'POST', 'units', unit(changes));
const change = (unitCode: string, changes: object) => setup.call(admin, 'PATCH', `units/${unitCode}`, changes);
const units = async (): Promise<UnitRow[]> => (await setup.call(admin, 'GET', 'units')).body.rows;

const nobody = { deputyBadgeNo: null, deputyName: null, leadsNow: null };

describe('units', () => {
  it('are listed parents first, with what belongs to each', async () => {
    await setup.call(admin, 'PATCH', 'officers/100002', { leftOn: '2026-11-24' });
    await setup.call(admin, 'PATCH', 'officers/200001', { leftOn: '2026-11-25' });
    await setup.call(admin, 'PATCH', 'recorders/K2', { state: 'scrapped' });
    await setup.hq.addStation('gate-1');
    expect(await units()).toEqual([
      {
        unitCode: 'B',
        name: '交警大队',
        kind: 'brigade',
        parentCode: null,
        officers: 0,
        recorders: 0,
        stations: 0,
        retired: false,
        ...nobody,
      },
      {
        unitCode: 'S1',
        name: '路面一中队',
        kind: 'squad',
        parentCode: 'B',
        officers: 1,
        recorders: 1,
        stations: 0,
        retired: false,
        ...nobody,
      },
      {
        unitCode: 'S2',
        name: '路面二中队',
        kind: 'squad',
        parentCode: 'B',
        officers: 2,
        recorders: 0,
        stations: 0,
        retired: false,
        ...nobody,
      },
      {
        unitCode: 'U1',
        name: 'Squad 1',
        kind: 'squad',
        parentCode: null,
        officers: 0,
        recorders: 0,
        stations: 1,
        retired: false,
        ...nobody,
      },
    ]);
  });

  it('have a deputy: a sworn officer of the unit who serves, who leads while the leader is away', async () => {
    const name = (deputyBadgeNo: string | null) => change('S2', { deputyBadgeNo });
    // Auxiliary and of another unit; sworn, and of another unit; nobody of the brigade.
    for (const badgeNo of ['100002', '100001', '999999']) expect((await name(badgeNo)).body.code).toBe('not_a_deputy');
    expect((await name('000123')).body).toMatchObject({ deputyBadgeNo: '000123', deputyName: '赵敏', leadsNow: null });
    expect((await name('000123')).status).toBe(200);
    // What isn't said stays.
    expect((await change('S2', { name: '路面二中队' })).body.deputyBadgeNo).toBe('000123');
    await setup.signIn('squad_leader', 'S2', '200001');
    const { body } = await setup.call(admin, 'GET', 'units/S2');
    expect(body.leadsNow).toEqual({ badgeNo: '200001', name: '王伟', why: 'leader', standsInFor: null });
    expect(
      body.history.map(({ type }: { type: string }) => type).filter((type: string) => type === 'deputy_named'),
    ).toHaveLength(1);
    await setup.db
      .insertInto('leave')
      .values({
        badge_no: '200001',
        leave_kind: 'annual',
        note: '',
        ...{ starts_at: new Date('2026-11-23T22:00:00Z') },
        ends_at: new Date('2026-12-24T00:00:00Z'),
      })
      .execute();
    const { body: away } = await setup.call(admin, 'GET', 'units/S2');
    expect(away.leadsNow).toEqual({ badgeNo: '000123', name: '赵敏', why: 'deputy', standsInFor: '王伟' });
    expect((await name(null)).body).toMatchObject({ deputyBadgeNo: null });
  });

  it('are added and changed, with a fact each; the same again changes nothing', async () => {
    const before = (await setup.facts()).length;
    expect(await add({ name: ' 路面三中队 ' })).toMatchObject({ status: 201, body: { ...unit(), officers: 0 } });
    expect(await change('S3', { name: '机动中队' })).toMatchObject({
      status: 200,
      body: { name: '机动中队', kind: 'squad' },
    });
    expect((await change('S3', { name: '机动中队', parentCode: 'B' })).status).toBe(200);
    expect((await setup.facts()).slice(before)).toEqual(['unit_added unit:S3', 'unit_changed unit:S3']);
    const fact = await setup.db.selectFrom('fact').select('payload').orderBy('fact_id', 'desc').executeTakeFirst();
    expect(fact?.payload).toMatchObject({
      before: unit(),
      after: unit({ name: '机动中队' }),
      by: expect.stringMatching(/^brigade_admin/),
    });
  });

  it('are refused when they are there, have a parent that is not, or would come below themselves', async () => {
    await add({ unitCode: 'T1', kind: 'section', parentCode: 'S1' });
    expect((await add({ unitCode: 'T1' })).body).toMatchObject({
      status: 409,
      code: 'already_there',
      detail: 'The unit T1 already exists.',
      nextStep: expect.stringContaining('another code'),
    });
    const noUnit = { code: 'bad_request', errors: [{ path: 'body.parentCode', message: 'there is no unit X' }] };
    expect((await add({ unitCode: 'T2', parentCode: 'X' })).body).toMatchObject(noUnit);
    expect((await change('T1', { parentCode: 'X' })).body).toMatchObject(noUnit);
    const below = { status: 409, code: 'unit_below_itself', nextStep: 'Choose another parent unit.' };
    expect((await add({ unitCode: 'T2', parentCode: 'T2' })).body).toMatchObject(below);
    expect((await change('S1', { parentCode: 'S1' })).body).toMatchObject(below);
    expect((await change('S1', { parentCode: 'T1' })).body).toMatchObject(below);
    expect((await change('nowhere', { name: 'x' })).body).toMatchObject({ status: 404, code: 'not_found' });
    expect((await add({ unitCode: 'T 2', kind: 'army' })).body).toMatchObject({
      errors: [{ path: 'body.unitCode' }, { path: 'body.kind' }],
    });
    expect((await units()).find(({ unitCode }) => unitCode === 'S1')?.parentCode).toBe('B');
  });

  it('become each other’s parent in no other way either', async () => {
    const rows = [
      { unitCode: 'V1', name: 'V1', kind: 'squad' as const, parentCode: 'V2' },
      { unitCode: 'V2', name: 'V2', kind: 'squad' as const, parentCode: 'V1' },
    ];
    const save = setup.db.transaction().execute((tx) => saveUnits(tx, rows, { by: 'a test' }));
    await expect(save).rejects.toMatchObject({ code: 'unit_below_itself' });
  });

  it('are added once when two add the same at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => add({ unitCode: 'W1' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });

  it('stand after the unit above them, in files with its name and the headings by which they are imported', async () => {
    expect((await add({ unitCode: 'A1', name: '路面一中队一组', parentCode: 'S1' })).status).toBe(201);
    const codes = (await units()).map(({ unitCode }) => unitCode);
    expect(codes.indexOf('A1')).toBe(codes.indexOf('S1') + 1);
    const { bytes } = await setup.call(admin, 'GET', 'exports/units?format=xlsx');
    const [headings, ...rows] = await rowsOf(bytes);
    expect(headings).toEqual([
      ...[
        '单位代码',
        '单位名称',
        '类型',
        '上级单位',
        '人员',
        '记录仪',
        '采集站',
        '副职警号',
        '副职',
        '现负责人警号',
        '现负责人',
        '负责的身份',
        '已撤销',
      ],
    ]);
    expect(rows.map(([unitCode]) => unitCode)).toEqual(codes);
    expect(rows.find(([unitCode]) => unitCode === 'A1')).toEqual([
      'A1',
      '路面一中队一组',
      '中队',
      '路面一中队',
      0,
      0,
      0,
      ...[null, null, null, null, null],
      '否',
    ]);
  });
});
