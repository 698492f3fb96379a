import { randomUUID } from 'node:crypto';
import { selectKioskDirectory } from '@rollcall/cloud/custody/kiosk-pins/repository';
import type { ReceivedEvent } from '@rollcall/cloud/db/received-event';
import { reprocessQuarantine } from '@rollcall/cloud/ingest/reprocess-quarantine';
import { projections } from '@rollcall/cloud/projections';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import { trainingSessions } from '@rollcall/shared/resources/training-sessions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { intake } from './support/duty-world.ts';
import { received } from './support/evidence-setup.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { startTestBroker, startTestIngest } from './support/start-ingest.ts';
import { event, TestStation } from './support/test-station.ts';

let setup: RosterSetup;
let leader: string;
/** Of 100001, who chose his password. */
let officer: string;
let sessionId: string;
beforeAll(async () => {
  setup = await startRoster();
  await setup.db
    .transaction()
    .execute((tx) => upsertStationPlaces(tx, [{ stationId: 'station-1', name: '1', unitCode: 'S1' }]));
  leader = await setup.signIn('squad_leader', 'S1');
  officer = (await signInAs('100001')).cookie;
});
afterAll(() => setup?.stop());
beforeEach(async () => {
  sessionId = await plan();
});

const at = (time: string, day = 24) => new Date(`2026-11-${day}T${time}:00+08:00`);
const madePassword = 'password-of-a-test';

async function signInAs(badgeNo: string, { ownPassword = true } = {}) {
  const username = `officer-${randomUUID()}`;
  const accountId = await addTestAccount(setup.db, {
    ...{ username, password: madePassword, role: 'officer', unitCode: 'S1', badgeNo },
  });
  const { headers } = await setup.call('', 'POST', 'sessions', { username, password: madePassword });
  const cookie = headers.getSetCookie()[0]?.split(';')[0] ?? '';
  if (ownPassword) await choosePassword(cookie);
  return { cookie, accountId };
}

async function choosePassword(cookie: string): Promise<void> {
  const change = { currentPassword: madePassword, newPassword: 'chosen-by-oneself-only' };
  expect((await setup.call(cookie, 'PUT', 'sessions/current/password', change)).status).toBe(204);
}

interface Plan {
  from?: Date;
  until?: Date;
  badgeNos?: string[];
  state?: 'planned' | 'cancelled';
}

/** A session from nine to ten to which 100001 and 100002 must go. */
async function plan({
  from = at('09:00'),
  until = at('10:00'),
  badgeNos = ['100001', '100002', '200001'],
  state = 'planned',
}: Plan = {}): Promise<string> {
  const row = await setup.db
    .insertInto('training_session')
    .values({
      ...{ topic: '执法记录仪使用规范', violation_classes: [], place: '三楼会议室', unit_code: 'B', state },
      ...{ starts_at: from, ends_at: until, planned_by: 'test', planned_by_account: null, created_at: at('07:00') },
      ...(state === 'cancelled' ? { cancelled_reason: '改期' } : {}),
    })
    .returning('session_id')
    .executeTakeFirstOrThrow();
  const attendance = { session_id: row.session_id, unit_code: 'S1' };
  if (badgeNos.length === 0) return row.session_id;
  await setup.db
    .insertInto('training_attendance')
    .values(badgeNos.map((badge_no) => ({ ...attendance, badge_no })))
    .execute();
  return row.session_id;
}

const directory = (now = at('08:00')) => selectKioskDirectory(setup.db, 'station-1', now);
const pinSetAtOf = async (badgeNo: string) =>
  (await directory()).officers.find((one) => one.badgeNo === badgeNo)?.pinSetAt ?? null;

/** That the officer sets his PIN. @returns when, as stations are told, null: it isn't his own */
async function setPin(pin: string, { cookie = officer, badgeNo = '100001' } = {}): Promise<string | null> {
  expect((await setup.call(cookie, 'PUT', 'kiosk-pin', { pin })).status).toBe(204);
  const pinSetAt = await pinSetAtOf(badgeNo);
  const { body } = await setup.call(cookie, 'GET', 'kiosk-pin');
  expect(body).toEqual({ setAt: expect.any(String), own: pinSetAt !== null, given: false });
  return pinSetAt;
}

interface Told {
  pinSetAt: string | null;
  badgeNo?: string;
  time?: Date;
  receivedAt?: Date;
  attendanceId?: string;
}

/** What the station tells. The PIN of somebody whom it doesn't know to have set it himself is told as set at seven. */
function signsIn({ pinSetAt, badgeNo = '100001', time = at('08:50'), receivedAt, attendanceId }: Told): ReceivedEvent {
  const body = { attendanceId: attendanceId ?? randomUUID(), sessionId, badgeNo, at: time.toISOString() };
  const told = { ...body, pinSetAt: pinSetAt ?? at('07:00').toISOString() };
  return received('training_attended', told, { receivedAt: receivedAt ?? time });
}

async function attendance(badgeNo = '100001', session = sessionId) {
  return setup.db
    .selectFrom('training_attendance')
    .select(['attended_at', 'attended_by', 'station_id', 'event_id'])
    .where('session_id', '=', session)
    .where('badge_no', '=', badgeNo)
    .executeTakeFirst();
}
const absent = { attended_at: null, attended_by: null, station_id: null, event_id: null };

async function facts(): Promise<{ type: string; payload: object }[]> {
  return setup.db
    .selectFrom('fact')
    .select(['type', 'payload'])
    .where('subject', '=', `training_session:${sessionId}`)
    .orderBy('fact_id')
    .execute() as Promise<{ type: string; payload: object }[]>;
}
const refused = (reason: string, badgeNo = '100001') => ({
  type: 'training_attendance_refused',
  payload: { badgeNo, reason, stationId: 'station-1', at: expect.any(String), attendanceId: expect.any(String) },
});

describe('a PIN of one’s own', () => {
  it('signs in to a session at a station’s screen', async () => {
    const told = signsIn({ pinSetAt: await setPin('482913') });
    await intake(setup.db, [told]);
    expect(await attendance()).toEqual({
      ...{ attended_at: at('08:50'), attended_by: 'kiosk', station_id: 'station-1', event_id: told.event.id },
    });
    expect(await facts()).toMatchObject([
      { type: 'training_attended', payload: { badgeNo: '100001', stationId: 'station-1' } },
    ]);
    expect(trainingSessions.factTypes).toContain('training_attendance_refused');
  });

  it('is none that somebody else made, until the officer sets another', async () => {
    const made = await setup.call(leader, 'POST', 'officers/100001/kiosk-pin');
    expect(made.status).toBe(201);
    expect(await pinSetAtOf('100001')).toBeNull();
    expect((await setup.call(officer, 'GET', 'kiosk-pin')).body).toMatchObject({ own: false });
    // A station that lies, or a moment that somebody guessed.
    const setAt = (await setup.call(officer, 'GET', 'kiosk-pin')).body.setAt;
    await intake(setup.db, [signsIn({ pinSetAt: setAt })]);
    expect(await attendance()).toEqual(absent);
    expect(await facts()).toEqual([refused('pin_not_own')]);
    await intake(setup.db, [signsIn({ pinSetAt: await setPin('359127'), time: at('08:55') })]);
    expect(await attendance()).toMatchObject({ attended_at: at('08:55') });
  });

  it('still counts where a station didn’t hear of a newer one', async () => {
    const pinSetAt = await setPin('482913');
    await setup.call(leader, 'POST', 'officers/100001/kiosk-pin');
    await intake(setup.db, [signsIn({ pinSetAt })]);
    expect(await attendance()).toMatchObject({ attended_by: 'kiosk' });
  });

  it('is none that was set with a password of somebody else, nor for somebody else', async () => {
    const { cookie, accountId } = await signInAs('100002', { ownPassword: false });
    const who = { cookie, badgeNo: '100002' };
    expect(await setPin('482913', who)).toBeNull();
    const setAt = (await setup.call(cookie, 'GET', 'kiosk-pin')).body.setAt;
    await intake(setup.db, [signsIn({ pinSetAt: setAt, badgeNo: '100002' })]);
    expect(await attendance('100002')).toEqual(absent);
    await choosePassword(cookie);
    expect(await pinSetAtOf('100002')).toBeNull();
    expect(await setPin('482914', who)).toEqual(expect.any(String));

    const leaderId = (await signInAs('200001')).accountId;
    await setup.db.updateTable('account').set({ role: 'squad_leader' }).where('account_id', '=', leaderId).execute();
    const { delegation_id } = await setup.db
      .insertInto('delegation')
      .values({
        ...{ unit_code: 'S1', leader_account_id: leaderId, delegate_account_id: accountId, reason: '出差' },
        ...{
          starts_at: at('00:00'),
          ends_at: at('00:00', 28),
          named_by: leaderId,
          named_at: at('00:00'),
          accepted_at: at('00:00'),
        },
        ...{ ended_by: null, ended_at: null },
      })
      .returning('delegation_id')
      .executeTakeFirstOrThrow();
    await setup.db.updateTable('session').set({ delegation_id }).where('account_id', '=', accountId).execute();
    expect(await setPin('482915', who)).toBeNull();
  });

  it('is told apart from every other, whatever the clock of HQ', async () => {
    const first = await setPin('482913');
    setup.clock.offsetMs -= 3_600_000;
    const second = await setPin('482914');
    setup.clock.offsetMs += 3_600_000;
    expect(Date.parse(second ?? '')).toBeGreaterThan(Date.parse(first ?? ''));
  });
});

describe('what a station tells of sessions', () => {
  let pinSetAt: string | null;
  beforeEach(async () => {
    pinSetAt = await setPin('482913');
  });

  it('counts when it comes late, also after the session was signed off', async () => {
    await setup.db
      .updateTable('training_session')
      .set({ state: 'signed_off', signed_off_at: at('11:00'), signed_off_by: 'test' })
      .where('session_id', '=', sessionId)
      .execute();
    await intake(setup.db, [signsIn({ pinSetAt, receivedAt: at('07:00', 27) })]);
    expect(await attendance()).toMatchObject({ attended_at: at('08:50') });
  });

  it('counts once, however often it is told and wherever he signs in again', async () => {
    const first = signsIn({ pinSetAt });
    await intake(setup.db, [first, first]);
    await intake(setup.db, [first, signsIn({ pinSetAt, time: at('09:30') })]);
    expect(await attendance()).toMatchObject({ attended_at: at('08:50'), event_id: first.event.id });
    expect(await facts()).toHaveLength(1);
  });

  it('happened no later than it came, and without a time of its own when its event was written', async () => {
    await intake(setup.db, [signsIn({ pinSetAt, time: at('12:00'), receivedAt: at('09:10') })]);
    expect(await attendance()).toMatchObject({ attended_at: at('09:10') });
    sessionId = await plan({ from: new Date('2026-11-20T09:00:00Z'), until: new Date('2026-11-20T10:00:00Z') });
    const { event: told, ...envelope } = signsIn({ pinSetAt, receivedAt: at('09:10') });
    const body = { ...told.body, at: null };
    await intake(setup.db, [{ ...envelope, event: { ...told, body } as ReceivedEvent['event'] }]);
    expect(await attendance()).toMatchObject({ attended_at: new Date('2026-11-20T09:00:00Z') });
  });

  it('doesn’t count outside of the time, of a cancelled session or of who needn’t attend; a fact says so once', async () => {
    const early = signsIn({ pinSetAt, time: at('08:29') });
    await intake(setup.db, [early]);
    await intake(setup.db, [early, signsIn({ pinSetAt, time: at('10:01') })]);
    expect(await facts()).toEqual([refused('not_open'), refused('not_open')]);
    expect(await attendance()).toEqual(absent);
    sessionId = await plan({ state: 'cancelled' });
    await intake(setup.db, [signsIn({ pinSetAt })]);
    expect(await facts()).toEqual([refused('not_open')]);
    sessionId = await plan({ badgeNos: ['100002'] });
    await intake(setup.db, [signsIn({ pinSetAt })]);
    expect(await facts()).toEqual([refused('not_expected')]);
    expect(await attendance('100002')).toEqual(absent);
  });

  it('waits in quarantine while HQ doesn’t know the session or the officer', async () => {
    const { broker, url } = await startTestBroker(setup.hq);
    const running = await startTestIngest(setup.hq, url);
    const station = await TestStation.create(setup.hq);
    try {
      await station.connect(url);
      const unknown = randomUUID();
      const told = { sessionId, badgeNo: '100001', at: at('08:50').toISOString(), pinSetAt: pinSetAt ?? '' };
      const events = [
        { ...told, attendanceId: randomUUID(), sessionId: unknown },
        { ...told, attendanceId: randomUUID() },
        { ...told, attendanceId: randomUUID(), badgeNo: '999999' },
      ].map((body) => event({ type: 'training_attended', body }));
      await station.publish(await station.seal(events));
      await station.receipt(({ through }) => through === 3);
      expect(await attendance()).toMatchObject({ attended_at: at('08:50'), station_id: station.stationId });
      const aside = await setup.db.selectFrom('quarantined_event').select(['seq', 'reason']).orderBy('seq').execute();
      expect(aside).toEqual([
        { seq: 1, reason: expect.stringContaining(unknown) },
        { seq: 3, reason: expect.stringContaining('999999') },
      ]);
      await setup.db
        .updateTable('training_session')
        .set({ session_id: unknown })
        .where('session_id', '=', await plan({ badgeNos: [] }))
        .execute();
      await setup.db
        .insertInto('training_attendance')
        .values({ session_id: unknown, badge_no: '100001', unit_code: 'S1' })
        .execute();
      const again = await reprocessQuarantine(setup.db, { projections, now: () => at('12:00') });
      expect(again).toEqual({ reprocessed: 1, left: 1 });
      expect(await attendance('100001', unknown)).toMatchObject({ attended_at: at('08:50') });
    } finally {
      await station.disconnect();
      await running.stop();
      await broker.stop();
    }
  });
});

describe('what a station is told of sessions', () => {
  const topics = async (now: Date) =>
    (await directory(now)).sessions.filter((one) => one.sessionId === sessionId).map(({ badgeNos }) => badgeNos);

  it('is who of its unit must attend, from one and a half days before until the end', async () => {
    expect((await directory()).sessions.find((one) => one.sessionId === sessionId)).toEqual({
      sessionId,
      topic: '执法记录仪使用规范',
      place: '三楼会议室',
      startsAt: at('09:00').toISOString(),
      endsAt: at('10:00').toISOString(),
      signInFrom: at('08:30').toISOString(),
      badgeNos: ['100001', '100002'],
    });
    const both = [['100001', '100002']];
    expect(await topics(at('21:00', 22))).toEqual([]);
    expect(await topics(at('21:01', 22))).toEqual(both);
    expect(await topics(at('09:59'))).toEqual(both);
    expect(await topics(at('10:00'))).toEqual([]);
  });

  it('is none that was cancelled, and none of other units alone', async () => {
    sessionId = await plan({ state: 'cancelled' });
    expect(await topics(at('08:00'))).toEqual([]);
    sessionId = await plan({ badgeNos: ['200001'] });
    expect(await topics(at('08:00'))).toEqual([]);
  });
});
