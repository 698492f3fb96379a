import { randomUUID } from 'node:crypto';
import { settleUnknown } from '@rollcall/cloud/custody/observations/rederive-custody';
import { createDatabase, type Database } from '@rollcall/cloud/db/database';
import { saveRecorders } from '@rollcall/cloud/registry/save-recorders';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { CustodyRow } from '@rollcall/shared/resources/custodies';
import type { CustodyDisputeRow } from '@rollcall/shared/resources/custody-disputes';
import { localMinuteOf } from '@rollcall/shared/rules/local-date';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { intake } from './support/duty-world.ts';
import { received } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let admin: string;
let leader: string;
let officer: string;
let owner: Database;
beforeAll(async () => {
  setup = await startRoster();
  owner = createDatabase({ url: setup.hq.ownerUrl });
  await setup.db.transaction().execute(async (tx) => {
    await upsertStationPlaces(tx, [{ stationId: 'station-1', name: '1', unitCode: 'S1' }]);
    await saveRecorders(tx, [{ recorderSerial: 'SP1', unitCode: 'S1', spare: true }], { by: 'test' });
  });
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('squad_leader', 'S1');
  officer = await signInAs('100001');
});
afterAll(async () => {
  await owner?.destroy();
  await setup?.stop();
});
beforeEach(async () => {
  for (const table of ['holding', 'custody', 'custody_conflict'] as const) await setup.db.deleteFrom(table).execute();
  // What was seen and said is never deleted by HQ.
  for (const table of ['custody_observation', 'custody_dispute'] as const) await owner.deleteFrom(table).execute();
});

async function signInAs(badgeNo: string): Promise<string> {
  const account = { username: `officer-${randomUUID()}`, password: 'password-of-a-test' };
  await addTestAccount(setup.db, { ...account, role: 'officer', unitCode: 'S1', badgeNo });
  const { headers } = await setup.call('', 'POST', 'sessions', account);
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const at = (time: string) => new Date(`2026-11-24T${time}:00+08:00`);

interface Seen {
  recorderSerial?: string;
  spareFor?: string;
  observationId?: string;
}

/** An officer took a recorder at the screen of station-1; HQ hears of it that evening. */
const takes = (badgeNo: string, time: string, { recorderSerial = 'K1', ...more }: Seen = {}) =>
  received(
    'checked_out',
    { observationId: randomUUID(), recorderSerial, badgeNo, at: at(time).toISOString(), ...more },
    { receivedAt: at('23:00') },
  );
const returns = (badgeNo: string, time: string, recorderSerial = 'K1') =>
  received(
    'checked_in',
    { observationId: randomUUID(), recorderSerial, badgeNo, at: at(time).toISOString() },
    { receivedAt: at('23:00') },
  );

async function holdings(recorderSerial = 'K1'): Promise<string[]> {
  const rows = await setup.db
    .selectFrom('holding')
    .selectAll()
    .where('recorder_serial', '=', recorderSerial)
    .orderBy('held_from')
    .execute();
  const text = (time: Date | null) => (time === null ? '…' : localMinuteOf(time).slice(11));
  return rows.map((row) => `${row.badge_no} ${text(row.held_from)}–${text(row.held_until)}`);
}

async function custodiesOf(query: string, cookie = admin): Promise<CustodyRow[]> {
  return (await setup.call(cookie, 'GET', `custodies?${query}`)).body.rows;
}

async function conflicts(cookie = admin): Promise<string[]> {
  const { body } = await setup.call(cookie, 'GET', 'custody-conflicts');
  return body.rows.map(
    ({ recorderSerial, kind, officers, fromAt, untilAt }: Record<string, string & { badgeNo: string }[]>) => {
      const badges = (officers ?? []).map(({ badgeNo }) => badgeNo).join(' ');
      const until = untilAt === null ? '…' : localMinuteOf(new Date(String(untilAt))).slice(11);
      return `${recorderSerial} ${kind} ${badges} ${localMinuteOf(new Date(String(fromAt))).slice(11)}–${until}`;
    },
  );
}

const enter = (changes: object, cookie = leader) =>
  setup.call(cookie, 'POST', 'custodies', {
    recorderSerial: 'K1',
    badgeNo: '100002',
    basis: 'check_out',
    heldFrom: at('08:00').toISOString(),
    heldUntil: at('20:00').toISOString(),
    reason: '纸质登记',
    ...changes,
  });

describe('custody as it was seen', () => {
  it('lasts from check-out to return and counts before the assignment, whenever HQ hears of it', async () => {
    await enter({ basis: 'assignment', heldUntil: null });
    await intake(setup.db, [returns('100001', '18:00')]);
    expect(await holdings()).toEqual(['100002 08:00–…']);
    await intake(setup.db, [takes('100001', '09:00')]);
    expect(await holdings()).toEqual(['100002 08:00–09:00', '100001 09:00–18:00', '100002 18:00–…']);
    const [seen] = await custodiesOf('basis=observed');
    expect(seen).toMatchObject({
      badgeNo: '100001',
      heldUntil: at('18:00').toISOString(),
      observation: { source: 'kiosk', stationId: 'station-1', spareFor: null },
      dispute: null,
    });
    expect(await conflicts()).toEqual([]);
  });

  it('changes nothing when an event comes again, and is a fact once', async () => {
    const event = takes('100001', '09:00');
    const before = (await setup.facts()).length;
    await intake(setup.db, [event, event]);
    await intake(setup.db, [event]);
    expect((await setup.facts()).slice(before)).toEqual([
      `recorder_checked_out observation:${event.event.type === 'checked_out' && event.event.body.observationId}`,
    ]);
    expect(await holdings()).toEqual(['100001 09:00–…']);
  });

  it('is never later than HQ heard of it, whatever the clock of the station', async () => {
    const ahead = takes('100001', '09:00');
    await intake(setup.db, [{ ...ahead, receivedAt: at('08:30') }]);
    expect(await holdings()).toEqual(['100001 08:30–…']);
  });

  it('stands in the histories of recorder and officer', async () => {
    const observationId = randomUUID();
    await intake(setup.db, [takes('100001', '09:00', { recorderSerial: 'SP1', observationId })]);
    for (const path of ['officers/100001', 'recorders/SP1']) {
      const { body } = await setup.call(admin, 'GET', path);
      const entry = body.history.find((one: { detail: object }) => JSON.stringify(one.detail).includes(observationId));
      expect(entry).toMatchObject({
        type: 'recorder_checked_out',
        detail: { stationId: 'station-1', source: 'kiosk' },
      });
    }
  });

  it('is not changed or removed as an entry is: the refusal says what to do', async () => {
    const event = takes('100001', '09:00');
    await intake(setup.db, [event]);
    const [seen] = await custodiesOf('basis=observed');
    const refusal = { status: 409, code: 'custody_observed', nextStep: expect.stringContaining('Enter a check-out') };
    const address = `custodies/${seen?.custodyId}`;
    expect((await setup.call(leader, 'PATCH', address, { badgeNo: '100002' })).body).toMatchObject(refusal);
    expect((await setup.call(leader, 'DELETE', address, { reason: '不对' })).body).toMatchObject(refusal);
    expect((await enter({ basis: 'observed' })).body).toMatchObject({ code: 'bad_request' });
  });

  it('waits for recorders and officers that nobody has registered yet, and is not lost', async () => {
    await intake(setup.db, [takes('100009', '09:00', { recorderSerial: 'NEW1' }), returns('100009', '12:00', 'NEW1')]);
    const standings = async () => {
      const { body } = await setup.call(admin, 'GET', 'custody-observations?recorderSerial=NEW1');
      return body.rows.map(({ kind, standing }: Record<string, string>) => `${kind} ${standing}`);
    };
    expect(await standings()).toEqual(['check_in unknown_recorder', 'check_out unknown_recorder']);
    await setup.call(admin, 'POST', 'recorders', { recorderSerial: 'NEW1', unitCode: 'S1' });
    expect(await standings()).toEqual(['check_in unknown_officer', 'check_out unknown_officer']);
    expect(await settleUnknown(setup.db)).toBe(0);
    const newcomer = { badgeNo: '100009', name: '新来', kind: 'sworn', unitCode: 'S1', leaderBadgeNo: null };
    await setup.call(admin, 'POST', 'officers', newcomer);
    expect(await settleUnknown(setup.db)).toBe(1);
    expect(await settleUnknown(setup.db)).toBe(0);
    expect(await standings()).toEqual(['check_in counts', 'check_out counts']);
    expect(await holdings('NEW1')).toEqual(['100009 09:00–12:00']);
  });
});

describe('conflicts', () => {
  it('are two check-outs at the screen without a return: the later holds it, and the time between is in doubt', async () => {
    await intake(setup.db, [takes('100001', '09:00'), takes('100002', '14:00'), returns('100002', '18:00')]);
    expect(await holdings()).toEqual(['100001 09:00–14:00', '100002 14:00–18:00']);
    expect(await conflicts()).toEqual(['K1 two_check_outs 100001 100002 09:00–14:00']);
    // The return was only told late.
    await intake(setup.db, [returns('100001', '12:00')]);
    expect(await holdings()).toEqual(['100001 09:00–12:00', '100002 14:00–18:00']);
    expect(await conflicts()).toEqual([]);
  });

  it('are a screen that says one and an entry of the leader that says another: the entry counts, both stay', async () => {
    await intake(setup.db, [takes('100001', '09:00'), returns('100001', '21:00')]);
    const { body } = await enter({});
    expect(await holdings()).toEqual(['100002 08:00–20:00', '100001 20:00–21:00']);
    expect(await conflicts()).toEqual(['K1 entry_differs 100001 100002 09:00–20:00']);
    await setup.call(leader, 'PATCH', `custodies/${body.custodyId}`, { badgeNo: '100001', reason: '登记错了' });
    expect(await conflicts()).toEqual([]);
    await setup.call(leader, 'PATCH', `custodies/${body.custodyId}`, { badgeNo: '100002', reason: '又改回来' });
    expect(await conflicts()).toEqual(['K1 entry_differs 100001 100002 09:00–20:00']);
  });

  it('are seen by the units and officers concerned only', async () => {
    await intake(setup.db, [takes('100001', '09:00'), takes('100002', '14:00')]);
    expect(await conflicts(leader)).toHaveLength(1);
    expect(await conflicts(officer)).toHaveLength(1);
    expect(await conflicts(await setup.signIn('squad_leader', 'S2'))).toEqual([]);
    expect(await conflicts(await signInAs('200001'))).toEqual([]);
  });

  it('are none when an assigned recorder is taken by its own officer, and for a spare in mid-shift', async () => {
    await enter({ basis: 'assignment', badgeNo: '100001', heldUntil: null });
    await intake(setup.db, [takes('100001', '09:00'), returns('100001', '18:00')]);
    await intake(setup.db, [takes('100001', '11:00', { recorderSerial: 'SP1', spareFor: 'K1' })]);
    expect(await holdings('SP1')).toEqual(['100001 11:00–…']);
    expect(await custodiesOf('recorderSerial=SP1')).toMatchObject([{ observation: { spareFor: 'K1' } }]);
    expect(await conflicts()).toEqual([]);
  });
});

describe('what was written down', () => {
  const write = (changes: object, cookie = leader) =>
    setup.call(cookie, 'POST', 'custody-observations', {
      kind: 'check_out',
      recorderSerial: 'K1',
      badgeNo: '100001',
      at: at('06:55').toISOString(),
      ...changes,
    });

  it('is entered, counts like what a screen saw, and is withdrawn with a reason', async () => {
    const { status, body } = await write({});
    expect(status).toBe(201);
    expect(body).toMatchObject({ source: 'page', standing: 'counts', toldBy: expect.stringContaining('squad_leader') });
    expect(await holdings()).toEqual(['100001 06:55–…']);
    const withdrawal = `custody-observations/${body.observationId}/withdrawal`;
    const withdrawn = await setup.call(leader, 'POST', withdrawal, { reason: '写错人了' });
    expect(withdrawn.body).toMatchObject({ standing: 'withdrawn', withdrawnReason: '写错人了' });
    expect(await holdings()).toEqual([]);
    expect((await setup.call(leader, 'POST', withdrawal, { reason: '写错人了' })).status).toBe(404);
  });

  it('needs a reason when it is past, and names who and what is registered and of this unit', async () => {
    expect((await write({ at: at('05:00').toISOString() })).body).toMatchObject({ code: 'reason_required' });
    expect((await write({ at: at('05:00').toISOString(), reason: '停电补登' })).status).toBe(201);
    expect((await write({ at: at('09:00').toISOString() })).body).toMatchObject({ errors: [{ path: 'body.at' }] });
    expect((await write({ badgeNo: 'X', recorderSerial: 'Y' })).body).toMatchObject({
      errors: [
        { path: 'body.badgeNo', message: 'no officer X' },
        { path: 'body.recorderSerial', message: 'no recorder Y' },
      ],
    });
    expect((await write({ badgeNo: '200001' })).body).toMatchObject({ code: 'of_other_unit' });
    expect((await write({ recorderSerial: 'K2' })).body).toMatchObject({ code: 'of_other_unit' });
    expect((await write({}, officer)).body).toMatchObject({ code: 'forbidden' });
  });

  it('can not withdraw what a screen saw', async () => {
    const event = takes('100001', '06:30', { observationId: randomUUID() });
    await intake(setup.db, [event]);
    const [{ custodyId = '' } = {}] = await custodiesOf('basis=observed');
    const answer = await setup.call(leader, 'POST', `custody-observations/${custodyId}/withdrawal`, { reason: '不对' });
    expect(answer.body).toMatchObject({ status: 409, code: 'observed_at_station' });
  });
});

describe('disputes', () => {
  const dispute = (custodyId: string, cookie = officer) =>
    setup.call(cookie, 'POST', `custodies/${custodyId}/disputes`, { reason: '那天我休假，不是我领的' });
  const decide = (disputeId: string, decision: string, cookie = leader) =>
    setup.call(cookie, 'POST', `custody-disputes/${disputeId}/decision`, { decision, reason: '查看监控' });

  it('are told by the officer and upheld by somebody else: the check-out is gone, its history stays', async () => {
    await enter({ basis: 'assignment', badgeNo: '100002', heldUntil: null });
    await intake(setup.db, [takes('100001', '09:00'), returns('100001', '18:00')]);
    const [seen] = await custodiesOf('basis=observed', officer);
    const custodyId = seen?.custodyId ?? '';
    const told = await dispute(custodyId);
    expect(told.status).toBe(201);
    expect(told.body).toMatchObject({
      state: 'open',
      badgeNo: '100001',
      decidedBy: null,
      fromAt: at('09:00').toISOString(),
    });
    expect((await custodiesOf('basis=observed'))[0]?.dispute).toEqual({
      disputeId: told.body.disputeId,
      state: 'open',
      reason: '那天我休假，不是我领的',
    });
    expect((await dispute(custodyId)).body).toMatchObject({
      code: 'disputed_already',
      nextStep: expect.stringMatching(/^Wait/),
    });
    expect((await decide(told.body.disputeId, 'upheld', officer)).body).toMatchObject({ code: 'forbidden' });
    const decided = await decide(told.body.disputeId, 'upheld');
    expect(decided.body).toMatchObject({ state: 'upheld', decisionReason: '查看监控', decidedBy: expect.any(String) });
    expect(await holdings()).toEqual(['100002 08:00–…']);
    expect((await decide(told.body.disputeId, 'upheld')).body).toMatchObject({ code: 'dispute_decided' });
    expect((await setup.facts()).slice(-3)).toEqual([
      `custody_disputed custody:${custodyId}`,
      `custody_dispute_upheld custody:${custodyId}`,
      `observation_withdrawn observation:${custodyId}`,
    ]);
    const { body } = await setup.call(officer, 'GET', 'custody-disputes?state=upheld');
    expect(body.rows).toMatchObject([{ disputeId: told.body.disputeId }]);
  });

  it('say who entered the check-out, and when: an account, for a leader or not, or a station’s screen', async () => {
    await intake(setup.db, [takes('100001', '21:00')]);
    const [seen] = await custodiesOf('basis=observed', officer);
    const { body: entry } = await enter({ badgeNo: '100001' });
    for (const custodyId of [seen?.custodyId ?? '', entry.custodyId])
      expect((await dispute(custodyId)).status).toBe(201);
    const { body: self } = await setup.call(leader, 'GET', 'sessions/current');
    const { body } = await setup.call(admin, 'GET', 'custody-disputes?recorderSerial=K1');
    const told = body.rows.map(({ basis, entered }: CustodyDisputeRow) => [basis, entered?.by, entered?.onBehalfOf]);
    expect(told.sort()).toEqual([
      ['check_out', self.username, null],
      ['observed', null, null],
    ]);
    expect(body.rows[0].entered.at).toMatch(/^\d{4}-.*Z$/);
    expect((await setup.call(admin, 'GET', 'custody-disputes?recorderSerial=SP1')).body.rows).toEqual([]);
  });

  it('about an entry of the leader can be upheld by him, not dismissed', async () => {
    const { body } = await enter({ badgeNo: '100001' });
    const told = await dispute(body.custodyId);
    expect((await decide(told.body.disputeId, 'dismissed')).body).toMatchObject({
      code: 'own_entry_defended',
      status: 403,
    });
    const dismissed = await decide(told.body.disputeId, 'dismissed', admin);
    expect(dismissed.body).toMatchObject({ state: 'dismissed' });
    expect(await holdings()).toEqual(['100001 08:00–20:00']);
    expect((await dispute(body.custodyId)).body).toMatchObject({
      code: 'disputed_already',
      detail: 'The dispute was dismissed.',
    });
  });

  it('about what was entered in the leader’s name is not dismissed by the leader', async () => {
    await setup.db.updateTable('officer').set({ kind: 'sworn' }).where('badge_no', '=', '100002').execute();
    const delegate = await setup.signIn('officer', null, '100002');
    const { body: self } = await setup.call(delegate, 'GET', 'sessions/current');
    const time = { startsAt: at('00:00').toISOString(), endsAt: at('23:59').toISOString() };
    const named = await setup.call(leader, 'POST', 'delegations', { delegate: self.username, ...time, reason: '外出' });
    const { delegationId } = named.body;
    await setup.call(delegate, 'POST', `delegations/${delegationId}/acceptance`);
    const { headers } = await setup.call(delegate, 'PUT', 'sessions/current/acting', { delegationId });
    const acting = headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const { body } = await enter({ badgeNo: '100001' }, acting);
    const told = await dispute(body.custodyId);
    const defended = { code: 'own_entry_defended', status: 403 };
    expect((await decide(told.body.disputeId, 'dismissed', acting)).body).toMatchObject(defended);
    await setup.call(leader, 'DELETE', `delegations/${delegationId}`);
    expect((await decide(told.body.disputeId, 'dismissed')).body).toMatchObject(defended);
    expect((await decide(told.body.disputeId, 'dismissed', admin)).body).toMatchObject({ state: 'dismissed' });
  });

  it('take an upheld entry away', async () => {
    const { body } = await enter({ badgeNo: '100001' });
    const told = await dispute(body.custodyId);
    await decide(told.body.disputeId, 'upheld');
    expect(await holdings()).toEqual([]);
    expect((await setup.facts()).at(-1)).toBe(`custody_removed custody:${body.custodyId}`);
  });

  it('are about a check-out in the own name only', async () => {
    const { body } = await enter({});
    const assigned = await enter({ basis: 'assignment', badgeNo: '100001', recorderSerial: 'SP1', heldUntil: null });
    expect((await dispute(body.custodyId)).body).toMatchObject({ status: 403, code: 'not_your_check_out' });
    expect((await dispute(body.custodyId, admin)).body).toMatchObject({ code: 'not_your_check_out' });
    expect((await dispute(assigned.body.custodyId)).body).toMatchObject({ code: 'assignment_not_disputed' });
    expect((await dispute(randomUUID())).body).toMatchObject({ code: 'not_found' });
  });

  it('are seen and decided in the own unit only', async () => {
    const { body } = await enter({ badgeNo: '100001' });
    const told = await dispute(body.custodyId);
    const other = await setup.signIn('squad_leader', 'S2');
    expect((await decide(told.body.disputeId, 'upheld', other)).body).toMatchObject({ code: 'not_found' });
    expect((await setup.call(other, 'GET', 'custody-disputes')).body.rows).toEqual([]);
    expect((await setup.call(leader, 'GET', 'custody-disputes')).body.rows).toHaveLength(1);
    expect((await setup.call(await signInAs('100002'), 'GET', 'custody-disputes')).body.rows).toEqual([]);
  });
});
