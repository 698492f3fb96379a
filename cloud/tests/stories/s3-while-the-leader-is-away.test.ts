import { randomUUID } from 'node:crypto';
import { selectPossibleDeciders } from '@rollcall/cloud/decisions/possible-decider-repository';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from '../support/roster-setup.ts';

let setup: RosterSetup;
let admin: string;
beforeAll(async () => {
  setup = await startRoster();
  admin = await setup.signIn('brigade_admin');
  await setup.db.updateTable('officer').set({ kind: 'sworn' }).where('badge_no', '=', '100002').execute();
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  await setup.db.updateTable('shift').set({ cancelled_at: new Date() }).where('cancelled_at', 'is', null).execute();
});

// It is the morning of the 24th.
const at = (time: string) => `2026-11-${time}:00+08:00`;
const password = 'password-of-a-test';

async function person(role: 'squad_leader' | 'officer', unitCode: string | null, badgeNo: string) {
  const username = `${role}-${randomUUID()}`;
  await addTestAccount(setup.db, { username, password, role, unitCode, badgeNo });
  const { headers } = await setup.call('', 'POST', 'sessions', { username, password });
  return { username, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

/** An edit of the past that waits for a decision of the unit's leader. */
async function waiting(): Promise<string> {
  const shift = { badgeNo: '000123', startsAt: at('23T08:00'), endsAt: at('23T12:00'), dutyType: 'road_patrol' };
  const { status, body } = await setup.call(admin, 'POST', 'shifts', { ...shift, post: '人民路', reason: '漏排' });
  expect(status).toBe(202);
  return body.rosterProposalId;
}

const decide = (cookie: string, id: string, decision = 'approved') =>
  setup.call(cookie, 'POST', `roster-proposals/${id}/decision`, { decision, reason: '属实' });

it('S3 a leader on leave decides nothing until he ends it; back on duty he decides', async () => {
  const leader = await person('squad_leader', 'S2', '200001');
  expect((await decide(leader.cookie, await waiting(), 'refused')).status).toBe(200);
  const leave = {
    badgeNo: '200001',
    leaveKind: 'annual',
    startsAt: at('24T06:30'),
    endsAt: at('26T00:00'),
    note: '探亲',
  };
  // What has begun is the past: a second person agrees to it.
  const asked = await setup.call(leader.cookie, 'POST', 'leave', { ...leave, reason: '已批' });
  const inspector = await setup.signIn('inspector');
  expect((await decide(inspector, asked.body.rosterProposalId)).status).toBe(200);
  const id = await waiting();
  const { status, body } = await decide(leader.cookie, id, 'refused');
  expect([status, body.code, body.detail]).toEqual([
    403,
    'away_decides_nothing',
    'On leave until 2026-11-25T16:00:00.000Z. Nobody who accepted stands in.',
  ]);
  // He reads, and keeps the roster to come.
  expect((await setup.call(leader.cookie, 'GET', `roster-proposals/${id}`)).status).toBe(200);
  const coming = { badgeNo: '000123', startsAt: at('27T08:00'), endsAt: at('27T12:00'), dutyType: 'road_patrol' };
  expect((await setup.call(leader.cookie, 'POST', 'shifts', { ...coming, post: '人民路' })).status).toBe(201);
  await setup.db
    .updateTable('leave')
    .set({ ends_at: new Date(at('24T06:45')) })
    .execute();
  expect((await decide(leader.cookie, id, 'refused')).status).toBe(200);
});

it('S3 who is away by a delegation decides nothing, before it was accepted and after; the stand-in does, and he again once he ended it', async () => {
  const leader = await person('squad_leader', 'S1', '100001');
  const other = await person('squad_leader', 'S1', '100001');
  const delegate = await person('officer', null, '100002');
  const time = { startsAt: at('24T00:00'), endsAt: at('25T00:00') };
  const named = await setup.call(leader.cookie, 'POST', 'delegations', {
    ...{ delegate: delegate.username, ...time, reason: '外出培训' },
  });
  const { delegationId } = named.body;
  const codeOf = async (cookie: string) => (await decide(cookie, randomUUID())).body.code;
  // Nor by another account of the same person.
  for (const { cookie } of [leader, other]) expect(await codeOf(cookie)).toBe('away_decides_nothing');
  await setup.call(delegate.cookie, 'POST', `delegations/${delegationId}/acceptance`);
  const { body } = await decide(leader.cookie, randomUUID());
  expect([body.code, body.detail]).toEqual([
    'away_decides_nothing',
    'Away by a delegation until 2026-11-24T16:00:00.000Z. 李娜 100002 stands in.',
  ]);
  const { headers } = await setup.call(delegate.cookie, 'PUT', 'sessions/current/acting', { delegationId });
  const acting = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(await codeOf(acting)).toBe('not_found');
  expect((await setup.call(leader.cookie, 'DELETE', `delegations/${delegationId}`)).status).toBe(204);
  for (const { cookie } of [leader, other]) expect(await codeOf(cookie)).toBe('not_found');
});

it('S3 the deputy takes over while the leader is away, acts for him, and gives it back when he ends it', async () => {
  await setup.call(admin, 'PATCH', 'units/S2', { deputyBadgeNo: '000123' });
  const leader = await person('squad_leader', 'S2', '200001');
  const deputy = await person('officer', null, '000123');
  const takeOver = () => setup.call(deputy.cookie, 'POST', 'delegations/own', { unitCode: 'S2' });
  expect((await takeOver()).body.code).toBe('leads_not_now');
  const leave = { badge_no: '200001', leave_kind: 'sick' as const, note: '' };
  await setup.db
    .insertInto('leave')
    .values({ ...leave, starts_at: new Date(at('24T06:50')), ends_at: new Date(at('27T00:00')) })
    .execute();
  const delegate = { username: deputy.username };
  expect((await setup.call(leader.cookie, 'POST', 'delegations/own', { unitCode: 'S2' })).body.code).toBe(
    'leads_not_now',
  );
  const { status, body } = await takeOver();
  expect([status, body]).toMatchObject([
    201,
    { state: 'in_force', delegate, endsAt: new Date(at('27T00:00')).toISOString() },
  ]);
  expect((await takeOver()).body.code).toBe('leads_not_now');
  const { delegationId } = body;
  const { headers } = await setup.call(deputy.cookie, 'PUT', 'sessions/current/acting', { delegationId });
  const acting = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect((await decide(acting, randomUUID())).body.code).toBe('not_found');
  expect((await setup.call(leader.cookie, 'DELETE', `delegations/${delegationId}`)).status).toBe(204);
  expect((await setup.call(acting, 'GET', 'officers')).status).toBe(401);
});

it('S3 who is away counts as nobody who may decide', async () => {
  const leader = await person('squad_leader', 'S1', '100001');
  const { account_id } = await setup.db
    .selectFrom('account')
    .select('account_id')
    .where('username', '=', leader.username)
    .executeTakeFirstOrThrow();
  const isThere = async () =>
    (await selectPossibleDeciders(setup.db, new Date(at('24T09:00')))).some(
      ({ accountId }) => accountId === account_id,
    );
  expect(await isThere()).toBe(true);
  const leave = { badge_no: '100001', leave_kind: 'sick' as const, note: '' };
  await setup.db
    .insertInto('leave')
    .values({ ...leave, starts_at: new Date(at('24T08:00')), ends_at: new Date(at('25T00:00')) })
    .execute();
  expect(await isThere()).toBe(false);
});
