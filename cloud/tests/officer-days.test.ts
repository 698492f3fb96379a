import { randomUUID } from 'node:crypto';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import type { Role } from '@rollcall/shared/http/permissions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, clock, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';

let world: DutyWorld;
let api: TestApi;
let activityId = '';

beforeAll(async () => {
  world = await startDutyWorld();
  api = await startTestApi(world.hq);
  for (const badgeNo of ['100001', '100002']) await world.officer(badgeNo);
  for (const serial of ['K000001', 'K000002']) await world.recorder(serial);
  const { db } = world;
  const shiftId = await world.shift('100001', at('20:00'), at('06:00', 1));
  await world.shift('100001', at('22:00', -1), at('02:00'));
  await world.hold('K000001', '100001', at('19:50'), at('06:10', 1));
  await world.hold('K000002', '100002', at('19:50'), at('06:10', 1));
  const announcedAt = at('06:30', 1);
  await world.footage(
    { recorderSerial: 'K000001', from: at('20:00'), to: at('23:00'), announcedAt },
    { recorderSerial: 'K000001', from: at('01:00', 1), to: at('06:00', 1), announcedAt },
    { recorderSerial: 'K000002', from: at('23:30'), to: at('23:59'), announcedAt },
  );
  activityId = randomUUID();
  await db.transaction().execute(async (tx) => {
    await sql`insert into shift_break values (${shiftId}, ${at('23:00')}, ${at('23:20')})`.execute(tx);
    await sql`insert into repair_ticket (recorder_serial, symptom, reported_at, state, closed_at)
      values ('K000001', 'black picture', ${at('00:30', 1)}, 'closed', ${at('00:50', 1)})`.execute(tx);
    await sql`insert into activity (activity_id, source, source_id, kind, starts_at, ends_at, lead_ms, lag_ms, plate_no)
      values (${activityId}, 'test', '1', 'summary_penalty', ${at('23:31')}, ${at('23:40')}, 60000, 0, '蒙J12345')`.execute(
      tx,
    );
    await sql`insert into activity_officer select ${activityId}, badge_no, ${at('23:31')}, ${at('23:40')}
      from unnest(array['100001', '100002']) as badge_no`.execute(tx);
    await sql`insert into recorder_log_entry (recorder_serial, at, type, file_key, card_key, log_path, line, dock_session_id,
        first_told_at, happened_at)
      select 'K000001', at, 2, '', 'card', 'log', 1, gen_random_uuid(), now(), at
      from unnest(array[${at('20:00')}::timestamptz, ${at('06:20', 1)}]) as at`.execute(tx);
  });
  await world.review(at('12:00', 2));
  api.clock.offsetMs = at('12:00', 2).getTime() - Date.now();
});
afterAll(async () => {
  await api.stop();
  await world.stop();
});

async function signIn(role: Role, of: { unitCode?: string; badgeNo?: string } = {}): Promise<string> {
  const account = { username: `${role}-${randomUUID()}`, password: 'password-of-a-test' };
  await addTestAccount(world.db, { ...account, role, unitCode: null, badgeNo: null, ...of });
  const { headers } = await api.call('POST', '/api/v1/sessions', { json: account });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

it('tells an officer-day from local midnight to the end of its last shift', async () => {
  const { status, body } = await get('100001', await signIn('inspector'));
  expect(status).toBe(200);
  expect(body).toMatchObject({ officerName: 'officer 100001', unitCode: 'squad-1', date: '2040-03-10' });
  expect([body.from, body.to]).toEqual([at('00:00').toISOString(), at('06:00', 1).toISOString()]);
  const [before, night] = body.shifts;
  expect([before?.dutyDate, night?.dutyDate]).toEqual(['2040-03-09', '2040-03-10']);
  expect(night?.breaks.map(clock)).toEqual(['23:00–23:20']);
  expect(night?.segments.map((segment) => `${clock(segment)} ${segment.state} ${segment.reason}`)).toEqual([
    '20:00–23:00 recorded null',
    '23:00–23:20 exempt break',
    '23:20–00:30 missing unexplained',
    '00:30–00:50 missing fault_ticket',
    '00:50–01:00 missing unexplained',
    '01:00–06:00 recorded null',
  ]);
  expect(body.holdings).toMatchObject([{ recorderSerial: 'K000001', basis: 'check_out' }]);
  expect(body.faults).toMatchObject([{ recorderSerial: 'K000001', symptom: 'black picture' }]);
  expect(body.recordings.map(clock)).toEqual(['20:00–23:00', '01:00–06:00']);
  // What it noted after he had given it back isn't his.
  expect(body.recorderLog).toEqual([
    { recorderSerial: 'K000001', at: at('20:00').toISOString(), type: 2, fileName: null },
  ]);
  // The other officer's recorder had it, from its lead to its end.
  expect(body.activities).toMatchObject([
    { activityId, badgeNos: ['100001', '100002'], verdict: 'covered', plateNo: '蒙J12345' },
  ]);
  expect(body.activities[0]?.covered.map(clock)).toEqual(['23:30–23:40']);
  expect(body.findings.map(({ kind, shiftId }) => [kind, shiftId === night?.shiftId])).toEqual(
    expect.arrayContaining([['coverage_below_threshold', true]]),
  );
});

it('is an officer’s own, a leader’s of the unit, and nobody’s who has none', async () => {
  const ofUnit = async (unitCode: string) => (await get('100001', await signIn('squad_leader', { unitCode }))).status;
  const ofOneself = async (badgeNo: string) => (await get('100001', await signIn('officer', { badgeNo }))).status;
  expect([await ofUnit('squad-1'), await ofUnit('squad-2')]).toEqual([200, 404]);
  expect([await ofOneself('100001'), await ofOneself('100002')]).toEqual([200, 404]);
  expect((await get('999999', await signIn('inspector'))).status).toBe(404);
});

async function get(badgeNo: string, cookie: string): Promise<{ status: number; body: OfficerDay }> {
  return api.call('GET', `/api/v1/officers/${badgeNo}/days/2040-03-10`, { headers: { cookie } });
}
