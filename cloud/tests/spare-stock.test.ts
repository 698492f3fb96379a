import { resources } from '@rollcall/shared/resources/resources';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    exports/spare-stock    a a a u r - a elsewhere
GET    spare-stock            a a a u r - a elsewhere
GET    spare-stock/{unitCode} a a a u r - a elsewhere
PUT    spare-stock/{unitCode} a - - - - - - alone
`);

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
});
afterAll(() => setup?.stop());

async function ok(method: string, path: string, body?: object, cookie = admin) {
  const answer = await setup.call(cookie, method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}
const stock = async (query = '', cookie = admin) =>
  (await ok('GET', `spare-stock${query}`, undefined, cookie)).rows.map(
    ({ unitCode, minimum, spares, free, missing }: Record<string, unknown>) =>
      `${unitCode} ${minimum} ${spares} ${free} ${missing}`,
  );
const shortUnits = async (query = '') => (await ok('GET', `duty-desk?countsOnly=1${query}`)).unitsShortOfSpares;

it('has facts that are the ones that ledgers hold', () => {
  expect(resources.spareStock.factTypes).toEqual(['spare_minimum_set']);
});

it('counts the spares that can be taken, and says which units have too few', async () => {
  for (const [recorderSerial, spare] of [
    ['FREE1', true],
    ['HELD1', true],
    ['BROKEN1', true],
    ['OWN1', false],
  ] as const) {
    await ok('POST', 'recorders', { recorderSerial, unitCode: 'S1', state: 'normal', spare });
  }
  const held = { recorderSerial: 'HELD1', badgeNo: '100001', basis: 'check_out' };
  await ok('POST', 'custodies', { ...held, heldFrom: '2026-11-24T06:59:00+08:00', heldUntil: null });
  await ok('POST', 'repair-tickets', { recorderSerial: 'BROKEN1', symptom: '开不了机' });
  expect(await stock()).toEqual(['B 0 0 0 0', 'S1 0 3 1 0', 'S2 0 0 0 0', 'U1 0 0 0 0']);
  expect(await shortUnits()).toBe(0);

  await ok('PUT', 'spare-stock/S1', { minimum: 2 });
  await ok('PUT', 'spare-stock/S2', { minimum: 1 });
  expect(await stock('?below=true')).toEqual(['S1 2 3 1 1', 'S2 1 0 0 1']);
  expect(await shortUnits()).toBe(2);
  expect(await shortUnits('&unitCode=S1')).toBe(1);
  const leader = await setup.signIn('squad_leader', 'S2');
  expect(await stock('', leader)).toEqual(['S2 1 0 0 1']);
  const officer = await setup.signIn('officer', null, '100001');
  expect(await stock('', officer)).toEqual([]);

  await ok('PUT', 'spare-stock/S1', { minimum: 1 });
  expect(await stock('?below=true')).toEqual(['S2 1 0 0 1']);
});

it('keeps who set which minimum', async () => {
  await ok('PUT', 'spare-stock/B', { minimum: 3 });
  await ok('PUT', 'spare-stock/B', { minimum: 3 });
  const { history } = await ok('GET', 'spare-stock/B');
  expect(history).toMatchObject([
    { type: 'spare_minimum_set', detail: { before: { minimum: 0 }, after: { minimum: 3 } } },
  ]);
  expect((await setup.call(admin, 'PUT', 'spare-stock/B', { minimum: -1 })).status).toBe(400);
  expect((await setup.call(admin, 'PUT', 'spare-stock/NONE', { minimum: 1 })).status).toBe(404);
});
