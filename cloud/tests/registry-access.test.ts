import type { Role } from '@rollcall/shared/http/sessions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

const custodyId = '00000000-0000-4000-8000-000000000000';
const everyone: Role[] = ['brigade_admin', 'inspector', 'squad_leader', 'ops', 'auditor', 'officer'];
const readers: Role[] = ['brigade_admin', 'inspector', 'squad_leader', 'ops', 'auditor'];
const custodyReaders: Role[] = ['brigade_admin', 'inspector', 'squad_leader', 'auditor'];
const custodyWriters: Role[] = ['brigade_admin', 'squad_leader'];
const routes: [string, string, Role[]][] = [
  ['GET', 'units', readers],
  ['GET', 'officers', readers],
  ['GET', 'officers/100001', readers],
  ['GET', 'recorders', readers],
  ['GET', 'recorders/K1', readers],
  ['GET', 'duty-types', readers],
  ['GET', 'parameters', readers],
  ['GET', 'custodies', custodyReaders],
  ['POST', 'custodies', custodyWriters],
  ['PATCH', `custodies/${custodyId}`, custodyWriters],
  ['DELETE', `custodies/${custodyId}`, custodyWriters],
  ['POST', 'units', ['brigade_admin']],
  ['PATCH', 'units/S1', ['brigade_admin']],
  ['POST', 'officers', ['brigade_admin']],
  ['PATCH', 'officers/100001', ['brigade_admin']],
  ['POST', 'recorders', ['brigade_admin']],
  ['PATCH', 'recorders/K1', ['brigade_admin']],
  ['POST', 'duty-types', ['brigade_admin']],
  ['PATCH', 'duty-types/standby', ['brigade_admin']],
  ['PUT', 'parameters', ['brigade_admin']],
];

let setup: RosterSetup;
const cookies = new Map<Role, string>();
beforeAll(async () => {
  setup = await startRoster();
  for (const role of everyone) cookies.set(role, await setup.signIn(role, 'S1'));
});
afterAll(() => setup?.stop());

describe('the registry', () => {
  it.each(routes)('%s %s is for these roles only: %s', async (method, path, allowed) => {
    const body = method === 'GET' ? undefined : {};
    const passed: Role[] = [];
    for (const role of everyone) {
      const { status, body: answer } = await setup.call(cookies.get(role) ?? '', method, path, body);
      if (status !== 403) passed.push(role);
      else expect(answer).toMatchObject({ code: 'forbidden', nextStep: expect.stringMatching(/^Ask /) });
    }
    expect(passed.sort()).toEqual([...allowed].sort());
    expect(await setup.call('', method, path, body)).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
  });

  it('shows a squad leader the own unit, its officers and its recorders, and nothing to who leads none', async () => {
    const seen = async (unitCode: string | null) => {
      const cookie = await setup.signIn('squad_leader', unitCode);
      const get = async (path: string) => (await setup.call(cookie, 'GET', path)).body;
      return {
        units: (await get('units')).rows.map((row: { unitCode: string }) => row.unitCode),
        officers: (await get('officers')).rows.map((row: { badgeNo: string }) => row.badgeNo),
        foreignFilter: (await get('officers?unitCode=S1')).rows.length,
        recorders: (await get('recorders')).rows.map((row: { recorderSerial: string }) => row.recorderSerial),
        officer: (await get('officers/200001')).code ?? 'found',
        recorder: (await get('recorders/K2')).code ?? 'found',
      };
    };
    expect(await seen('S2')).toEqual({
      units: ['S2'],
      officers: ['000123', '200001'],
      foreignFilter: 0,
      recorders: ['K2'],
      officer: 'found',
      recorder: 'found',
    });
    expect(await seen('S1')).toMatchObject({
      officers: ['100001', '100002'],
      officer: 'not_found',
      recorder: 'not_found',
    });
    expect(await seen(null)).toMatchObject({ units: [], officers: [], recorders: [], officer: 'not_found' });
  });

  it('says that the request is wrong when it holds what no database keeps', async () => {
    const officer = { badgeNo: '100099', kind: 'sworn', unitCode: 'S1', leaderBadgeNo: null };
    const custody = { recorderSerial: 'K1', badgeNo: '100001', basis: 'assignment', heldUntil: null, reason: '补录' };
    const requests: [string, string, object?][] = [
      ['GET', 'officers?q=%00'],
      ['POST', 'officers', { ...officer, name: 'NUL \u0000' }],
      ['POST', 'officers', { ...officer, name: 'half a pair \ud800' }],
      ['PATCH', 'officers/100001', { leftOn: '0000-01-01' }],
      ['POST', 'custodies', { ...custody, heldFrom: '0000-01-01T00:00:00Z' }],
    ];
    for (const request of requests) {
      const { status, body } = await setup.call(cookies.get('brigade_admin') ?? '', ...request);
      expect({ status, code: body.code, request }).toEqual({ status: 400, code: 'bad_request', request });
    }
  });
});
