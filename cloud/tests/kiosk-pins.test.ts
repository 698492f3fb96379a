import { randomUUID } from 'node:crypto';
import { passwordMatches } from '@rollcall/cloud/auth/password-hash';
import { selectKioskDirectory } from '@rollcall/cloud/custody/kiosk-pins/repository';
import { chooseKioskPin } from '@rollcall/cloud/custody/kiosk-pins/set-kiosk-pin';
import { seeAtKiosk } from '@rollcall/cloud/findings/kiosk/see-at-kiosk';
import { unseenDecisions } from '@rollcall/cloud/findings/kiosk/unseen-decisions';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let officer: string;
beforeAll(async () => {
  setup = await startRoster();
  await setup.db
    .transaction()
    .execute((tx) => upsertStationPlaces(tx, [{ stationId: 'station-1', name: '1', unitCode: 'S1' }]));
  officer = await signInAs('100001');
});
afterAll(() => setup?.stop());

async function signInAs(badgeNo: string | null): Promise<string> {
  const account = { username: `officer-${randomUUID()}`, password: 'password-of-a-test' };
  await addTestAccount(setup.db, { ...account, role: 'officer', unitCode: 'S1', badgeNo });
  const { headers } = await setup.call('', 'POST', 'sessions', account);
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
const setOwn = (pin: string, cookie = officer) => setup.call(cookie, 'PUT', 'kiosk-pin', { pin });
const directory = (now = new Date('2026-11-24T00:00:00Z')) => selectKioskDirectory(setup.db, 'station-1', now);
async function inDirectory(badgeNo: string) {
  const officer = (await directory()).officers.find((one) => one.badgeNo === badgeNo);
  if (!officer) throw new Error(`${badgeNo} isn't in the directory`);
  return officer;
}
const verifierOf = async (badgeNo: string) => (await inDirectory(badgeNo)).pinVerifier ?? '';

describe('PINs for the screens of stations', () => {
  it('are chosen by the officer; HQ keeps and tells only what checks them', async () => {
    expect((await setup.call(officer, 'GET', 'kiosk-pin')).body).toEqual({ setAt: null, own: false, given: false });
    expect((await setOwn('482913')).status).toBe(204);
    expect((await setup.call(officer, 'GET', 'kiosk-pin')).body).toEqual({
      ...{ setAt: expect.any(String), own: false, given: false },
    });
    expect(await passwordMatches('482913', await verifierOf('100001'))).toBe(true);
    expect((await setOwn('70918264')).status).toBe(204);
    expect(await passwordMatches('482913', await verifierOf('100001'))).toBe(false);
    const { body } = await setup.call(await setup.signIn('auditor'), 'GET', 'officers/100001');
    const facts = body.history.filter(({ type }: { type: string }) => type === 'kiosk_pin_set');
    expect(facts).toHaveLength(2);
    expect(JSON.stringify(body)).not.toMatch(/70918264|argon2/);
  });

  it('are not the first that somebody would try, and belong to an officer', async () => {
    for (const pin of ['111111', '123456', '87654321', '100001']) {
      expect((await setOwn(pin)).body).toMatchObject({ status: 400, code: 'pin_too_plain' });
    }
    expect((await setOwn('12a456')).body).toMatchObject({ code: 'bad_request' });
    expect((await setOwn('482913', await setup.signIn('squad_leader', 'S1'))).body).toMatchObject({
      code: 'no_officer_of_account',
      nextStep: expect.stringContaining('badge number'),
    });
  });

  it('are made by a leader for the own unit, shown once', async () => {
    const leader = await setup.signIn('squad_leader', 'S1');
    const made = await setup.call(leader, 'POST', 'officers/100002/kiosk-pin');
    expect(made).toMatchObject({ status: 201, body: { pin: expect.stringMatching(/^\d{6}$/) } });
    const { pinVerifier, givenPinVerifier } = await inDirectory('100002');
    expect([pinVerifier, await passwordMatches(made.body.pin, givenPinVerifier ?? '')]).toEqual([null, true]);
    expect((await setup.call(leader, 'POST', 'officers/200001/kiosk-pin')).body).toMatchObject({ code: 'not_found' });
    expect((await setup.call(officer, 'POST', 'officers/100001/kiosk-pin')).body).toMatchObject({ code: 'forbidden' });
  });
});

describe('a PIN that somebody else made', () => {
  const now = new Date('2026-11-24T00:00:00Z');
  const deps = () => ({ db: setup.db, now: () => now });
  const choose = (pin: string, newPin: string) =>
    chooseKioskPin(setup.db, '100001', { pin, newPin, stationId: 'station-1', now });
  const given = async () => {
    const leader = await setup.signIn('squad_leader', 'S1');
    return (await setup.call(leader, 'POST', 'officers/100001/kiosk-pin')).body.pin as string;
  };

  it('reads nothing of the officer’s decisions, and nothing counts as seen by him, whatever the station says', async () => {
    const at = { stationId: 'station-1', badgeNo: '100001' };
    const notice = { kind: 'finding' as const, id: randomUUID() };
    await given();
    await expect(unseenDecisions(deps(), 'station-1', '100001')).rejects.toMatchObject({ code: 'pin_not_own' });
    await expect(seeAtKiosk(deps(), at, notice)).rejects.toMatchObject({ code: 'pin_not_own' });
    await setOwn('482913');
    expect(await unseenDecisions(deps(), 'station-1', '100001')).toEqual({ decisions: [] });
    await expect(seeAtKiosk(deps(), at, notice)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('chooses another one, which is the officer’s own', async () => {
    const pin = await given();
    expect((await setup.call(officer, 'GET', 'kiosk-pin')).body).toMatchObject({ own: false, given: true });
    await expect(choose(pin, '111111')).rejects.toMatchObject({ code: 'pin_too_plain' });
    await expect(choose(pin, pin)).rejects.toMatchObject({ code: 'bad_request' });
    await expect(choose(pin === '482913' ? '482914' : '482913', '739105')).rejects.toMatchObject({
      code: 'given_pin_refused',
    });
    const both = await Promise.allSettled([choose(pin, '739105'), choose(pin, '618402')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await setup.call(officer, 'GET', 'kiosk-pin')).body).toMatchObject({ own: true, given: false });
    const { pinVerifier, pinSetAt } = await inDirectory('100001');
    expect([pinVerifier, pinSetAt]).toEqual([expect.stringContaining('argon2'), expect.any(String)]);
    // One of his own is not changed by it.
    await expect(choose('739105', '520817')).rejects.toMatchObject({ code: 'given_pin_refused' });
    const facts = setup.db.selectFrom('fact').select('payload').where('type', '=', 'kiosk_pin_set');
    const { payload } = await facts.orderBy('fact_id', 'desc').executeTakeFirstOrThrow();
    expect(payload).toEqual({ stationId: 'station-1', ownPin: true });
  });
});

describe('what a station is told for its screen', () => {
  it('is of its own unit: who serves, and which recorders are not scrapped, with their holders', async () => {
    const admin = await setup.signIn('brigade_admin');
    const held = { recorderSerial: 'K1', badgeNo: '100001', basis: 'assignment', heldFrom: '2026-11-24T00:00:00Z' };
    await setup.call(admin, 'POST', 'custodies', { ...held, heldUntil: null });
    await setup.call(admin, 'POST', 'recorders', { recorderSerial: 'OLD', unitCode: 'S1', state: 'scrapped' });
    await setup.call(admin, 'PATCH', 'officers/100002', { leftOn: '2026-12-01' });
    const { officers, recorders } = await directory();
    expect(officers.map(({ badgeNo, name }) => `${badgeNo} ${name}`)).toEqual(['100001 陈建国', '100002 李娜']);
    expect(recorders).toEqual([{ recorderSerial: 'K1', state: 'normal', spare: false, holderBadgeNo: '100001' }]);
    const later = await directory(new Date('2026-12-01T00:00:00Z'));
    expect(later.officers.map(({ badgeNo }) => badgeNo)).toEqual(['100001']);
    expect((await setup.call(officer, 'GET', 'station/kiosk-directory')).status).toBe(401);
  });
});
