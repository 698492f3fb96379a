import { applySeed } from '@rollcall/cloud/cli/apply-seed';
import { readSeed } from '@rollcall/cloud/cli/read-seed';
import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import type { ImportProblem } from '@rollcall/shared/resources/imports';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { csvOf } from './support/sheet-files.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  await setup.hq.addStation('gate-1');
  await setup.db
    .updateTable('station')
    .set({ unit_code: 'S2', name: '二中队站' })
    .where('station_id', '=', 'gate-1')
    .execute();
});
afterAll(() => setup?.stop());

let nr = 0;
let code: string;
/** A unit, an officer and a recorder that nothing hangs on. */
beforeEach(async () => {
  nr++;
  code = `N${nr}`;
  const unit = { unitCode: code, name: `新中队${nr}`, kind: 'squad' as const, parentCode: 'B' };
  await setup.db.transaction().execute((tx) => saveUnits(tx, [unit], { by: 'test' }));
});

const post = (path: string, body: object) => setup.call(admin, 'POST', path, body);
const patch = (path: string, body: object) => setup.call(admin, 'PATCH', path, body);
const get = async (path: string) => (await setup.call(admin, 'GET', path)).body;
const codesOf = async (query: string) =>
  (await get(`units${query}`)).rows.map(({ unitCode }: { unitCode: string }) => unitCode);
const officer = (badgeNo: string, changes: object = {}) =>
  post('officers', { badgeNo, name: '孙莉', kind: 'sworn', unitCode: code, leaderBadgeNo: null, ...changes });
const refusedFor = (retiredCode: string) => ({ status: 409, code: retiredCode });
const problemsOf = async (kind: string, text: string) => {
  const { body } = await setup.call(admin, 'POST', `imports/${kind}?fileName=a.csv`, Buffer.from(csvText(text)));
  return (body.problems ?? []).map(({ cell, code: problem }: ImportProblem) => `${cell} ${problem}`);
};
const csvText = (text: string) => csvOf(text.split('\n').map((line) => line.split(',')));

describe('a unit', () => {
  it('is retired and taken back, with its history; lists, files and filters show which', async () => {
    expect((await patch(`units/${code}`, { retired: true })).body).toMatchObject({ retired: true });
    expect(await codesOf('')).toContain(code);
    expect(await codesOf('?retired=false')).not.toContain(code);
    expect(await codesOf('?retired=true')).toEqual([code]);
    const file = async (query: string) =>
      (await setup.call(admin, 'GET', `exports/units?format=csv${query}`)).bytes.toString();
    expect(await file('')).toMatch(new RegExp(`${code}.*是`));
    expect(await file('&retired=false')).not.toContain(code);
    expect((await patch(`units/${code}`, { retired: false })).body).toMatchObject({ retired: false });
    expect((await get(`units/${code}`)).history).toMatchObject([
      { type: 'unit_added' },
      { type: 'unit_changed', detail: { before: { retired: false }, after: { retired: true } } },
      { type: 'unit_changed', detail: { before: { retired: true }, after: { retired: false } } },
    ]);
  });

  it('is not retired while a unit, an officer, a recorder or a station belongs to it', async () => {
    const attempt = async () => (await patch(`units/${code}`, { retired: true })).body;
    await post('units', { unitCode: `${code}-1`, name: '一组', kind: 'section', parentCode: code });
    expect(await attempt()).toMatchObject({
      ...refusedFor('unit_has_units'),
      errors: [{ message: `${code}-1 一组` }],
    });
    await patch(`units/${code}-1`, { retired: true });

    await officer(`9${nr}01`);
    expect(await attempt()).toMatchObject({
      ...refusedFor('unit_has_officers'),
      errors: [{ message: `9${nr}01 孙莉` }],
      nextStep: expect.stringContaining('another unit'),
    });
    await patch(`officers/9${nr}01`, { leftOn: '2026-11-24' });

    await post('recorders', { recorderSerial: `R${nr}`, unitCode: code });
    expect(await attempt()).toMatchObject({ ...refusedFor('unit_has_recorders'), errors: [{ message: `R${nr}` }] });
    await patch(`recorders/R${nr}`, { state: 'scrapped' });

    await setup.db.updateTable('station').set({ unit_code: code }).where('station_id', '=', 'gate-1').execute();
    expect(await attempt()).toMatchObject(refusedFor('unit_has_stations'));
    await setup.db.updateTable('station').set({ unit_code: 'S2' }).where('station_id', '=', 'gate-1').execute();
    expect(await attempt()).toMatchObject({ retired: true });
  });

  it('that is retired takes nothing new, keeps who left, and gets nobody back', async () => {
    await officer(`9${nr}01`, { unitCode: code });
    await patch(`officers/9${nr}01`, { leftOn: '2026-11-24' });
    await post('recorders', { recorderSerial: `R${nr}`, unitCode: code, state: 'scrapped' });
    await patch(`units/${code}`, { retired: true });
    const refused = { ...refusedFor('unit_retired'), nextStep: expect.stringContaining('back into use') };
    expect((await officer(`9${nr}02`)).body).toMatchObject(refused);
    expect((await patch('officers/100001', { unitCode: code })).body).toMatchObject(refused);
    expect((await post('recorders', { recorderSerial: `Q${nr}`, unitCode: code })).body).toMatchObject(refused);
    expect((await patch('recorders/K2', { unitCode: code })).body).toMatchObject(refused);
    const below = { unitCode: `${code}-9`, name: '九组', kind: 'section', parentCode: code };
    expect((await post('units', below)).body).toMatchObject(refused);
    expect((await patch('units/S1', { parentCode: code })).body).toMatchObject(refused);

    expect((await patch(`officers/9${nr}01`, { name: '孙丽' })).body).toMatchObject({ name: '孙丽', unitCode: code });
    expect((await patch(`officers/9${nr}01`, { leftOn: null })).body).toMatchObject(refused);
    expect((await patch(`recorders/R${nr}`, { state: 'normal' })).body).toMatchObject(refused);
    expect((await patch(`recorders/R${nr}`, { state: 'normal', unitCode: 'S1' })).status).toBe(200);
  });
});

describe('a unit that is retired', () => {
  it('is given to no account, new or old; an account that has it goes on', async () => {
    const account = { username: `u${nr}`, role: 'squad_leader', unitCode: code, badgeNo: null, personName: '周洁' };
    const made = await post('accounts', account);
    const { accountId } = made.body.account;
    await patch(`units/${code}`, { retired: true });
    const refused = { ...refusedFor('unit_retired'), nextStep: expect.stringContaining('back into use') };
    expect((await post('accounts', { ...account, username: `v${nr}` })).body).toMatchObject(refused);
    const other = await post('accounts', { ...account, username: `w${nr}`, unitCode: 'S1', personName: '吴敏' });
    const moved = { unitCode: code, reason: '调整' };
    expect((await patch(`accounts/${other.body.account.accountId}`, moved)).body).toMatchObject(refused);
    expect((await patch(`accounts/${accountId}`, { personName: '周 洁', reason: '更正' })).status).toBe(200);
    expect((await patch(`accounts/${accountId}`, { unitCode: 'S1', reason: '调整' })).status).toBe(200);
  });

  it('takes nothing new by `rollcall seed`, and a file that names who left it changes nothing', async () => {
    await officer(`9${nr}01`);
    await patch(`officers/9${nr}01`, { leftOn: '2026-11-24' });
    await post('recorders', { recorderSerial: `R${nr}`, unitCode: code, state: 'scrapped' });
    await patch(`units/${code}`, { retired: true });
    const seed = (parts: object) => applySeed(setup.db, readSeed(JSON.stringify(parts), new Set([code, 'S1'])));
    const left = { badgeNo: `9${nr}01`, name: '孙莉', kind: 'sworn', unitCode: code };
    const scrapped = { recorderSerial: `R${nr}`, unitCode: code };
    expect(await seed({ officers: [left], recorders: [scrapped] })).toMatchObject({ added: 0, changed: 0 });
    for (const parts of [
      { officers: [left, { ...left, badgeNo: `9${nr}02` }] },
      { officers: [left, { ...left, badgeNo: '100001' }] },
      { recorders: [scrapped, { recorderSerial: `Q${nr}`, unitCode: code }] },
      { stations: [{ stationId: `s-${nr}`, name: '站', unitCode: code }] },
    ]) {
      const [list = ''] = Object.keys(parts);
      const path = `${list}[${list === 'stations' ? 0 : 1}]`;
      await expect(seed(parts)).rejects.toMatchObject({ code: 'unit_retired', fields: [{ path, message: code }] });
    }
    expect(await get('officers/100001')).toMatchObject({ unitCode: 'S1' });
  });
});

describe('an officer', () => {
  it('does not leave before shifts from that day on are cancelled', async () => {
    const badgeNo = `9${nr}01`;
    await officer(badgeNo);
    const shift = await post('shifts', {
      badgeNo,
      startsAt: '2026-11-26T08:00:00+08:00',
      endsAt: '2026-11-26T12:00:00+08:00',
      dutyType: 'road_patrol',
      post: '东门',
    });
    expect(shift.status).toBe(201);
    expect((await patch(`officers/${badgeNo}`, { leftOn: '2026-11-26' })).body).toMatchObject({
      ...refusedFor('officer_has_shifts'),
      errors: [{ message: '2026-11-26 08:00 东门' }],
    });
    expect((await patch(`officers/${badgeNo}`, { leftOn: '2026-11-27' })).status).toBe(200);
    expect((await patch(`officers/${badgeNo}`, { leftOn: '2026-11-26' })).body).toMatchObject(
      refusedFor('officer_has_shifts'),
    );
    expect((await patch(`officers/${badgeNo}`, { leftOn: null })).body).toMatchObject({ leftOn: null });
  });

  it('does not leave with a recorder', async () => {
    const badgeNo = `9${nr}01`;
    await officer(badgeNo);
    await post('recorders', { recorderSerial: `R${nr}`, unitCode: code });
    const { body } = await post('custodies', {
      recorderSerial: `R${nr}`,
      badgeNo,
      basis: 'assignment',
      heldFrom: '2026-11-24T07:00:00+08:00',
      heldUntil: null,
    });
    expect((await patch(`officers/${badgeNo}`, { leftOn: '2026-11-26' })).body).toMatchObject({
      ...refusedFor('officer_has_recorders'),
      errors: [{ message: `R${nr}` }],
    });
    await patch(`custodies/${body.custodyId}`, { heldUntil: '2026-11-25T18:00:00+08:00' });
    expect((await patch(`officers/${badgeNo}`, { leftOn: '2026-11-26' })).status).toBe(200);
  });

  it('who leads others leaves when they have another leader; who has left leads nobody new', async () => {
    await officer(`9${nr}01`);
    await officer(`9${nr}02`, { leaderBadgeNo: `9${nr}01` });
    expect((await patch(`officers/9${nr}01`, { leftOn: '2026-11-24' })).body).toMatchObject({
      ...refusedFor('officer_leads'),
      errors: [{ message: `9${nr}02 孙莉` }],
    });
    // Until that day the officer leads.
    expect((await patch(`officers/9${nr}01`, { leftOn: '2026-11-25' })).status).toBe(200);
    await patch(`officers/9${nr}02`, { leaderBadgeNo: '100001' });
    expect((await patch(`officers/9${nr}01`, { leftOn: '2026-11-24' })).status).toBe(200);
    expect((await patch(`officers/9${nr}02`, { leaderBadgeNo: `9${nr}01` })).body).toMatchObject({
      status: 409,
      code: 'officer_left',
    });
  });
});

describe('a recorder', () => {
  it('is left out of the list by whether it is scrapped', async () => {
    await post('recorders', { recorderSerial: `R${nr}`, unitCode: code, state: 'scrapped' });
    await post('recorders', { recorderSerial: `Q${nr}`, unitCode: code });
    const serials = async (query: string) =>
      (await get(`recorders?unitCode=${code}${query}`)).rows.map(
        (row: { recorderSerial: string }) => row.recorderSerial,
      );
    expect(await serials('')).toEqual([`Q${nr}`, `R${nr}`]);
    expect(await serials('&retired=false')).toEqual([`Q${nr}`]);
    expect(await serials('&retired=true')).toEqual([`R${nr}`]);
  });

  it('that is out is not scrapped by its repair ticket either', async () => {
    await post('recorders', { recorderSerial: `R${nr}`, unitCode: 'S1' });
    await post('custodies', {
      recorderSerial: `R${nr}`,
      badgeNo: '100001',
      basis: 'assignment',
      heldFrom: '2026-11-24T07:00:00+08:00',
      heldUntil: null,
    });
    const ticket = await post('repair-tickets', { recorderSerial: `R${nr}`, symptom: '不能开机', badgeNo: '100001' });
    const close = { state: 'closed', outcome: 'scrapped' };
    const answer = await patch(`repair-tickets/${ticket.body.repairTicketId}`, close);
    expect(answer.body).toMatchObject(refusedFor('recorder_is_out'));
    expect(await get(`repair-tickets/${ticket.body.repairTicketId}`)).toMatchObject({ state: 'open' });
  });
});

describe('an import', () => {
  it('says per row what is retired', async () => {
    await officer(`9${nr}01`);
    await patch(`officers/9${nr}01`, { leftOn: '2026-11-24' });
    await post('recorders', { recorderSerial: `R${nr}`, unitCode: code, state: 'scrapped' });
    await patch(`units/${code}`, { retired: true });
    expect(
      await problemsOf('units', `单位代码,单位名称,类型,上级单位\n${code},甲,中队,\nX${nr},乙,科室,${code}`),
    ).toEqual(['A2 unit_code_retired', 'D3 unit_retired']);
    const officers = `警号,姓名,人员类别,所属单位,责任领导警号\n9${nr}01,孙莉,民警,S1,\n9${nr}09,周洁,民警,新中队${nr},9${nr}01`;
    expect(await problemsOf('officers', officers)).toEqual([
      'A2 officer_code_left',
      'D3 unit_retired',
      'E3 officer_left',
    ]);
    const recorders = `记录仪编号,所属单位,状态,备机\nR${nr},S1,正常,\nQ${nr},${code},,`;
    expect(await problemsOf('recorders', recorders)).toEqual(['A2 recorder_code_scrapped', 'B3 unit_retired']);
    expect(await problemsOf('recorders', `记录仪编号,所属单位,状态,备机\nR${nr},,报废,`)).toEqual([]);
  });

  it('scraps no recorder that is out', async () => {
    await post('recorders', { recorderSerial: `R${nr}`, unitCode: 'S1' });
    await post('custodies', {
      recorderSerial: `R${nr}`,
      badgeNo: '100001',
      basis: 'assignment',
      heldFrom: '2026-11-24T07:00:00+08:00',
      heldUntil: null,
    });
    expect(await problemsOf('recorders', `记录仪编号,状态\nR${nr},报废`)).toEqual(['B2 recorder_is_out']);
  });

  it('takes a name for the unit in use when a retired one had it', async () => {
    await patch(`units/${code}`, { retired: true });
    await post('units', { unitCode: `${code}X`, name: `新中队${nr}`, kind: 'squad', parentCode: 'B' });
    expect(await problemsOf('recorders', `记录仪编号,所属单位\nR${nr},新中队${nr}`)).toEqual([]);
    expect(await get(`recorders/R${nr}`)).toMatchObject({ unitCode: `${code}X` });
  });
});

describe('codes and levels of units', () => {
  it('follow the parameters, for new units and in files', async () => {
    const { version, parameters } = await get('parameters');
    const put = (change: object, of: number) =>
      setup.call(admin, 'PUT', 'parameters', {
        version: of,
        parameters: { ...parameters, ...change },
        reason: '统一编码',
      });
    const set = await put({ unitCodeDigits: 12, unitLevels: 2 }, version);
    expect(set.status).toBe(200);
    const unit = { unitCode: '150981000900', name: '九中队', kind: 'squad', parentCode: 'B' };
    expect((await post('units', { ...unit, unitCode: '15098' })).body).toMatchObject({
      status: 400,
      code: 'unit_code_digits',
    });
    expect((await post('units', { ...unit, parentCode: 'S1' })).body).toMatchObject({
      status: 409,
      code: 'unit_too_deep',
    });
    expect((await post('units', unit)).status).toBe(201);
    expect((await patch('units/S1', { name: '路面一中队' })).status).toBe(200);
    const file = `单位代码,单位名称,类型,上级单位\n77,甲,中队,B\n150981000901,乙,科室,S1`;
    expect(await problemsOf('units', file)).toEqual(['A2 unit_code_digits', 'D3 unit_too_deep']);
    await put({}, set.body.version);
  });
});
