import { randomUUID } from 'node:crypto';
import { assertNotRecused } from '@rollcall/cloud/auth/assert-not-recused';
import type { AppError } from '@rollcall/cloud/errors/app-error';
import { actingFor } from '@rollcall/cloud/ledger/acting-for';
import { mostDelegationDays } from '@rollcall/shared/fields/delegations';
import type { Role } from '@rollcall/shared/http/permissions';
import { type DelegationRow, delegations } from '@rollcall/shared/resources/delegations';
import { recusals } from '@rollcall/shared/resources/recusals';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    delegations                a a a u r r a elsewhere
POST   delegations                a - - u - - - alone
DELETE delegations/{delegationId} session alone
POST   delegations/{delegationId}/acceptance session alone
POST   delegations/{delegationId}/refusal session alone
POST   delegations/own session alone
GET    exports/delegations        a a a u r r a elsewhere
`);

const password = 'password-of-a-test';
const at = (time: string) => `2026-11-${time}:00+08:00`;
let setup: RosterSetup;
let leader: { username: string; cookie: string };
let officer: { username: string; cookie: string };
let admin: { username: string; cookie: string };

async function person(role: Role, unitCode: string | null, badgeNo: string | null) {
  const username = `${role}-${randomUUID()}`;
  await addTestAccount(setup.db, { username, password, role, unitCode, badgeNo });
  const { headers } = await setup.call('', 'POST', 'sessions', { username, password });
  return { username, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

beforeAll(async () => {
  setup = await startRoster();
  await setup.withoutSecondPerson();
  await setup.db
    .updateTable('officer')
    .set({ leader_badge_no: '100001', kind: 'sworn' })
    .where('badge_no', '=', '100002')
    .execute();
  leader = await person('squad_leader', 'S1', '100001');
  officer = await person('officer', null, '100002');
  admin = await person('brigade_admin', null, null);
});
afterAll(() => setup?.stop());

const name = (cookie: string, changes: object = {}) =>
  setup.call(cookie, 'POST', 'delegations', {
    delegate: officer.username,
    startsAt: at('24T00:00'),
    endsAt: at('25T00:00'),
    reason: '外出培训',
    ...changes,
  });

const accept = (cookie: string, delegationId: string) =>
  setup.call(cookie, 'POST', `delegations/${delegationId}/acceptance`);

async function act(cookie: string, delegationId: string | null) {
  const { status, body, headers } = await setup.call(cookie, 'PUT', 'sessions/current/acting', { delegationId });
  return { status, body, cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const badgesOf = async (cookie: string) => {
  const { body } = await setup.call(cookie, 'GET', 'officers');
  return body.rows.map((row: { badgeNo: string }) => row.badgeNo);
};

const rowsOf = async (cookie: string, query: string): Promise<DelegationRow[]> =>
  (await setup.call(cookie, 'GET', `delegations?${query}`)).body.rows;

const rowOf = async (cookie: string, id: string) =>
  (await rowsOf(cookie, '')).find(({ delegationId }) => delegationId === id);

/** What stands in it of stand-ins, by side. */
async function inboxOf(cookie: string) {
  const idsOf = async (side: string) => {
    const { body } = await setup.call(cookie, 'GET', `inbox?side=${side}&kind=stand_in`);
    return body.rows.map(({ id }: { id: string }) => id);
  };
  return { must_do: await idsOf('must_do'), waiting_for: await idsOf('waiting_for'), decided: await idsOf('decided') };
}

describe('who stands in for a leader', () => {
  it('sees and does what the leader may, by choice, and every fact says for whom', async () => {
    const { body: named } = await name(leader.cookie);
    expect(named).toMatchObject({ unitCode: 'S1', state: 'waiting', leader: { username: leader.username } });
    expect((await accept(officer.cookie, named.delegationId)).status).toBe(204);
    expect(await badgesOf(officer.cookie)).toEqual(['100002']);
    const { body: self } = await setup.call(officer.cookie, 'GET', 'sessions/current');
    expect(self).toMatchObject({ role: 'officer', unitCode: 'S1', actingFor: null });
    expect(self.mayActFor).toMatchObject([{ delegationId: named.delegationId, username: leader.username }]);

    const acting = await act(officer.cookie, named.delegationId);
    expect(acting.body).toMatchObject({ role: 'squad_leader', unitCode: 'S1', username: officer.username });
    expect(acting.body.actingFor).toMatchObject({ username: leader.username, name: '陈建国' });
    expect((await setup.call(officer.cookie, 'GET', 'sessions/current')).status).toBe(401);
    expect(await badgesOf(acting.cookie)).toEqual(['100001', '100002']);
    const shift = { badgeNo: '100001', startsAt: at('26T08:00'), endsAt: at('26T16:00'), dutyType: 'road_patrol' };
    const made = await setup.call(acting.cookie, 'POST', 'shifts', { ...shift, post: '人民路' });
    expect(made.status).toBe(201);
    expect(made.body.history[0]).toMatchObject({ by: '李娜 100002', detail: { for: '陈建国 100001' } });

    const back = await act(acting.cookie, null);
    expect(back.body).toMatchObject({ role: 'officer', actingFor: null });
    officer.cookie = back.cookie;
    expect(await badgesOf(back.cookie)).toEqual(['100002']);
    expect((await setup.call(back.cookie, 'POST', 'shifts', { ...shift, post: '人民路' })).status).toBe(403);
  });

  it('loses it at once when it is ended, when its time is over, and when the leader leads no more', async () => {
    const passing = await person('squad_leader', 'S1', null);
    const ends: [string, (id: string) => Promise<unknown>][] = [
      ['ended', (id) => setup.call(passing.cookie, 'DELETE', `delegations/${id}`)],
      [
        'over',
        async (id) => {
          const over = { ends_at: new Date(Date.parse(at('24T00:01'))) };
          await setup.db.updateTable('delegation').set(over).where('delegation_id', '=', id).execute();
        },
      ],
      [
        'of another',
        async () => {
          const { body } = await setup.call(admin.cookie, 'GET', `accounts?q=${passing.username}`);
          await setup.call(admin.cookie, 'PATCH', `accounts/${body.rows[0].accountId}`, {
            unitCode: 'S2',
            reason: '调任',
          });
        },
      ],
    ];
    const other = await person('officer', null, '100002');
    for (const [why, end] of ends) {
      const { body } = await name(passing.cookie);
      expect((await accept(officer.cookie, body.delegationId)).status, why).toBe(204);
      const acting = await act(officer.cookie, body.delegationId);
      expect(acting.status, why).toBe(200);
      await end(body.delegationId);
      expect((await setup.call(acting.cookie, 'GET', 'officers')).status, why).toBe(401);
      const { headers } = await setup.call('', 'POST', 'sessions', { username: officer.username, password });
      officer.cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
      expect((await act(officer.cookie, body.delegationId)).status, why).toBe(404);
      expect((await act(other.cookie, body.delegationId)).status, why).toBe(404);
    }
  });

  it('is an officer of the unit or leads another, is named for the own unit, and names nobody', async () => {
    const stranger = await person('officer', null, '200001');
    const inspector = await person('inspector', null, null);
    const otherLeader = await person('squad_leader', 'S2', '200001');
    for (const { username } of [stranger, inspector, leader]) {
      expect((await name(leader.cookie, { delegate: username })).body.code).toBe('not_a_delegate');
    }
    expect((await name(leader.cookie, { delegate: otherLeader.username })).status).toBe(201);
    expect((await name(leader.cookie, { leader: otherLeader.username })).body.code).toBe('forbidden');
    expect((await name(admin.cookie, { leader: leader.username })).status).toBe(201);
    expect((await name(admin.cookie)).body.code).toBe('not_a_delegate');
    expect((await name(admin.cookie, { leader: officer.username })).body.code).toBe('not_a_leader');
    expect((await name(leader.cookie, { endsAt: at('23T00:00') })).body.code).toBe('delegation_time');
    const tooLong = new Date(Date.parse(at('24T00:00')) + (mostDelegationDays * 24 + 1) * 3_600_000).toISOString();
    expect((await name(leader.cookie, { endsAt: tooLong })).body.code).toBe('delegation_time');
    const { body } = await name(leader.cookie);
    await accept(officer.cookie, body.delegationId);
    const acting = await act(officer.cookie, body.delegationId);
    expect((await name(acting.cookie)).body.code).toBe('acting_names_nobody');
    const byDelegate = await setup.call(acting.cookie, 'DELETE', `delegations/${body.delegationId}`);
    expect(byDelegate.body.code).toBe('acting_names_nobody');
    officer.cookie = (await act(acting.cookie, null)).cookie;
    const { body: foreign } = await setup.call(otherLeader.cookie, 'DELETE', `delegations/${body.delegationId}`);
    expect(foreign.code).toBe('not_found');
    const { body: delegates } = await setup.call(leader.cookie, 'GET', 'delegates');
    const names = delegates.rows.map((row: { username: string }) => row.username);
    expect(names).toContain(officer.username);
    expect(names).not.toContain(stranger.username);
  });

  it('stands in from when he accepts, not while he only is asked', async () => {
    const { body: named } = await name(leader.cookie);
    expect((await act(officer.cookie, named.delegationId)).status).toBe(404);
    expect((await inboxOf(officer.cookie)).must_do).toContain(named.delegationId);
    expect((await inboxOf(leader.cookie)).waiting_for).toContain(named.delegationId);
    const row = await rowOf(officer.cookie, named.delegationId);
    expect(row).toMatchObject({ state: 'waiting', isForMe: true, isOfMe: false, acceptedAt: null });
    for (const { cookie } of [leader, admin]) {
      expect((await accept(cookie, named.delegationId)).body.code).toBe('not_found');
    }
    expect((await accept(officer.cookie, named.delegationId)).status).toBe(204);
    expect((await accept(officer.cookie, named.delegationId)).body.code).toBe('already_decided');
    expect((await inboxOf(officer.cookie)).must_do).not.toContain(named.delegationId);
    expect((await inboxOf(leader.cookie)).decided).toContain(named.delegationId);
    const acting = await act(officer.cookie, named.delegationId);
    expect(acting.status).toBe(200);
    const { body: another } = await name(leader.cookie);
    expect((await accept(acting.cookie, another.delegationId)).body.code).toBe('acting_names_nobody');
    officer.cookie = (await act(acting.cookie, null)).cookie;
  });

  it('declines with a reason, and whoever named him may take it back before he says anything', async () => {
    const { body: named } = await name(leader.cookie);
    const decline = (delegationId: string, reason: string) =>
      setup.call(officer.cookie, 'POST', `delegations/${delegationId}/refusal`, { reason });
    expect((await decline(named.delegationId, ' ')).status).toBe(400);
    expect((await decline(named.delegationId, '同期参加培训')).status).toBe(204);
    expect((await accept(officer.cookie, named.delegationId)).body.code).toBe('already_decided');
    expect((await act(officer.cookie, named.delegationId)).status).toBe(404);
    const ofDeclined = await rowOf(leader.cookie, named.delegationId);
    expect(ofDeclined).toMatchObject({ state: 'declined', declineReason: '同期参加培训' });

    const { body: back } = await name(leader.cookie);
    expect((await setup.call(officer.cookie, 'DELETE', `delegations/${back.delegationId}`)).body.code).toBe(
      'not_found',
    );
    expect((await setup.call(leader.cookie, 'DELETE', `delegations/${back.delegationId}`)).status).toBe(204);
    expect((await accept(officer.cookie, back.delegationId)).body.code).toBe('already_decided');
    const unanswered = await rowsOf(leader.cookie, 'state=unanswered');
    expect(unanswered.map(({ delegationId }) => delegationId)).toContain(back.delegationId);
  });

  it('of a leader is a sworn officer who serves, also at the moment at which he accepts, and another person', async () => {
    const setOfficer = (changes: { kind?: 'sworn' | 'auxiliary'; left_on?: string | null }) =>
      setup.db.updateTable('officer').set(changes).where('badge_no', '=', '100002').execute();
    const { body: named } = await name(leader.cookie);
    for (const [changes, back] of [
      [{ kind: 'auxiliary' }, { kind: 'sworn' }],
      [{ left_on: '2026-11-24' }, { left_on: null }],
    ] as const) {
      await setOfficer(changes);
      expect((await name(leader.cookie)).body.code).toBe('not_a_delegate');
      expect((await accept(officer.cookie, named.delegationId)).body.code).toBe('not_a_delegate');
      await setOfficer(back);
    }
    const own = await person('officer', null, '100001');
    expect((await name(leader.cookie, { delegate: own.username })).body.code).toBe('not_a_delegate');
    expect((await accept(officer.cookie, named.delegationId)).status).toBe(204);
  });

  it('ends what he is away by himself, whatever his role', async () => {
    const away = await person('inspector', null, null);
    const { username: delegate } = await person('inspector', null, null);
    const { body: named } = await name(admin.cookie, { leader: away.username, delegate });
    expect(await rowOf(away.cookie, named.delegationId)).toMatchObject({ isOfMe: true });
    expect((await setup.call(away.cookie, 'DELETE', `delegations/${named.delegationId}`)).status).toBe(204);
  });

  it('stands in for a brigade leader as an inspector or another brigade leader, as nobody else', async () => {
    const away = await person('brigade_leader', null, null);
    const nameFor = (delegate: { username: string }) =>
      name(admin.cookie, { leader: away.username, delegate: delegate.username });
    for (const who of [leader, officer, admin, away]) expect((await nameFor(who)).body.code).toBe('not_a_delegate');
    for (const role of ['brigade_leader', 'inspector'] as const) {
      const standIn = await person(role, null, '000123');
      const { body } = await nameFor(standIn);
      await accept(standIn.cookie, body.delegationId);
      const acting = await act(standIn.cookie, body.delegationId);
      expect(acting.body).toMatchObject({ role: 'brigade_leader', unitCode: null, username: standIn.username });
    }
  });
});

it('the facts of delegations and recusals keep their names', () => {
  const { subject, factTypes } = delegations;
  expect([subject, ...factTypes]).toEqual([
    'delegation',
    'delegate_named',
    'delegation_accepted',
    'delegation_declined',
    'delegation_ended',
  ]);
  expect([recusals.subject, ...recusals.factTypes]).toEqual(['recusal', 'recusal_declared', 'recusal_ended']);
});

describe('a recusal', () => {
  const declare = (cookie: string, body: object) => setup.call(cookie, 'POST', 'recusals', { reason: '亲属', ...body });

  it('keeps from deciding about oneself, about the own leader, and about whom it was declared, also through a delegate', async () => {
    const inspector = await person('inspector', null, '200001');
    const accountOf = async (username: string) => {
      const rows = await setup.db.selectFrom('account').select('account_id').where('username', '=', username).execute();
      return rows[0]?.account_id ?? '';
    };
    const [deciding, leading, delegate] = await Promise.all(
      [inspector, leader, officer].map(({ username }) => accountOf(username)),
    );
    const verdict = (accountId = '', badgeNo: string) =>
      assertNotRecused(setup.db, { accountId }, [badgeNo]).then(
        () => 'decides',
        (error: AppError) => error.message,
      );
    expect(await verdict(deciding, '200001')).toBe('200001 is your own badge number.');
    expect(await verdict(deciding, '100001')).toBe('decides');
    expect(await verdict(delegate, '100001')).toBe('100001 is your own leader in charge.');
    expect(await verdict(delegate, '200001')).toBe('decides');
    await declare(leader.cookie, { badgeNo: '200001' });
    expect(await verdict(leading, '200001')).toMatch(/^200001 is an officer of whom you declared a recusal/);
    const through = (badgeNo: string) =>
      actingFor.run({ accountId: leading ?? '', username: leader.username }, () => verdict(delegate, badgeNo));
    expect(await through('200001')).toMatch(/^200001 is an officer of whom you declared a recusal/);
    expect(await through('000123')).toBe('decides');
  });

  it('is declared for oneself, or for anybody by who may; only somebody else ends it', async () => {
    const inspector = await person('inspector', null, null);
    const { status, body } = await declare(inspector.cookie, { badgeNo: '200001' });
    expect({ status, ...body }).toMatchObject({ status: 201, username: inspector.username, officerName: '王伟' });
    expect((await declare(inspector.cookie, { badgeNo: '200001' })).body.code).toBe('recusal_there');
    expect((await declare(inspector.cookie, { badgeNo: '999999' })).body.code).toBe('unknown_unit_or_officer');
    expect((await declare(leader.cookie, { badgeNo: '100002', username: inspector.username })).body.code).toBe(
      'forbidden',
    );
    const end = (cookie: string) => setup.call(cookie, 'DELETE', `recusals/${body.recusalId}`, { reason: '已澄清' });
    expect((await end(inspector.cookie)).body.code).toBe('own_recusal');
    expect((await end(leader.cookie)).body.code).toBe('not_found');
    expect((await end(admin.cookie)).status).toBe(204);
    expect((await end(admin.cookie)).body.code).toBe('already_decided');
    expect((await declare(admin.cookie, { badgeNo: '200001', username: inspector.username })).status).toBe(201);
  });

  it('is seen by the officer whom it is about, and by nobody else of the squads', async () => {
    const inspector = await person('inspector', null, null);
    const { body } = await declare(inspector.cookie, { badgeNo: '000123' });
    const sees = async (cookie: string) => {
      const { body: page } = await setup.call(cookie, 'GET', 'recusals');
      return page.rows.some((row: { recusalId: string }) => row.recusalId === body.recusalId);
    };
    const about = await person('officer', null, '000123');
    expect(await Promise.all([about, officer, leader, inspector, admin].map(({ cookie }) => sees(cookie)))).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
  });
});
