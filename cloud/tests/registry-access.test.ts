import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
beforeAll(async () => {
  setup = await startRoster();
});
afterAll(() => setup?.stop());

describe('the registry', () => {
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
    const admin = await setup.signIn('brigade_admin');
    for (const request of requests) {
      const { status, body } = await setup.call(admin, ...request);
      expect({ status, code: body.code, request }).toEqual({ status: 400, code: 'bad_request', request });
    }
  });
});
