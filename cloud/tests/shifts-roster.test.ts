import { seesAll } from '@rollcall/cloud/db/data-scope';
import { lockDutyShared } from '@rollcall/cloud/db/duty-lock';
import { shiftRows } from '@rollcall/cloud/duty/shifts/repository';
import type { ShiftDetail, ShiftRow } from '@rollcall/shared/resources/shifts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { until } from './support/until.ts';

let setup: RosterSetup;
let admin: string;
let leader: string;
beforeAll(async () => {
  setup = await startRoster();
  await setup.withoutSecondPerson();
  admin = await setup.signIn('brigade_admin');
  leader = await setup.signIn('squad_leader', 'S1');
});
afterAll(() => setup?.stop());

const at = (time: string) => `2026-11-${time}:00+08:00`;
const shift = (changes: object = {}) => ({
  badgeNo: '100001',
  startsAt: at('25T08:00'),
  endsAt: at('25T12:00'),
  dutyType: 'road_patrol',
  post: '人民路口',
  ...changes,
});
const add = (changes: object = {}, cookie = admin) => setup.call(cookie, 'POST', 'shifts', shift(changes));
const change = (shiftId: string, changes: object, cookie = admin) =>
  setup.call(cookie, 'PATCH', `shifts/${shiftId}`, changes);
const cancel = (shiftId: string, cookie = admin, body: object = { reason: '排错了' }) =>
  setup.call(cookie, 'DELETE', `shifts/${shiftId}`, body);

async function rowsOf(query: string, cookie = admin): Promise<ShiftRow[]> {
  const { status, body } = await setup.call(cookie, 'GET', `shifts?${query}`);
  expect(status).toBe(200);
  return body.rows;
}

describe('shifts', () => {
  beforeEach(async () => {
    const rows = await rowsOf('limit=1000');
    for (const { shiftId } of rows) expect((await cancel(shiftId)).status).toBe(204);
  });

  it('are added, changed and cancelled, each with a fact that says who, and a history', async () => {
    const before = (await setup.facts()).length;
    const { status, body } = await add({ post: ' 人民路口 ' });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      officerName: '陈建国',
      unitCode: 'S1',
      startsAt: '2026-11-25T00:00:00.000Z',
      dutyDate: '2026-11-25',
      dutyTypeName: '路面执勤',
      recordingRule: 'continuous',
      post: '人民路口',
      breaks: [],
      campaignId: null,
      plannedRecorderSerial: null,
      cancelled: false,
      coverage: null,
    });
    const { shiftId } = body;
    expect((await change(shiftId, { endsAt: at('25T13:00') })).body).toMatchObject({
      endsAt: '2026-11-25T05:00:00.000Z',
    });
    expect((await change(shiftId, { endsAt: at('25T13:00') })).status).toBe(200);
    expect((await cancel(shiftId)).status).toBe(204);
    expect((await setup.facts()).slice(before)).toEqual(
      ['added', 'changed', 'cancelled'].map((what) => `shift_${what} shift:${shiftId}`),
    );
    const detail: ShiftDetail = (await setup.call(admin, 'GET', `shifts/${shiftId}`)).body;
    expect(detail.cancelled).toBe(true);
    expect(detail.history.map(({ type, by }) => [type, by?.split('-')[0]])).toEqual([
      ['shift_added', 'brigade_admin'],
      ['shift_changed', 'brigade_admin'],
      ['shift_cancelled', 'brigade_admin'],
    ]);
    expect(detail.history[2]?.detail).toMatchObject({ badgeNo: '100001', reason: '排错了' });
    expect(await rowsOf('')).toEqual([]);
    expect((await cancel(shiftId)).body).toMatchObject({ status: 409, code: 'shift_cancelled' });
  });

  it('are not overwritten by who has not seen what somebody else changed meanwhile', async () => {
    const { shiftId, version } = (await add()).body;
    const other = (await add({ badgeNo: '100002', startsAt: at('26T08:00'), endsAt: at('26T12:00') })).body;
    // Two have it open; the second to save learns of it.
    expect((await change(shiftId, { post: '建设路口', version })).body).toMatchObject({ version: version + 1 });
    const outdated = { status: 409, code: 'shift_changed_since' };
    expect((await change(shiftId, { endsAt: at('25T13:00'), version })).body).toMatchObject(outdated);
    const swap = (seen: object) =>
      setup.call(admin, 'POST', 'shift-swaps', { shiftId, otherShiftId: other.shiftId, ...seen });
    expect((await swap({ version })).body).toMatchObject(outdated);
    expect((await swap({ version: version + 1, otherVersion: 7 })).body).toMatchObject(outdated);
    const cancelled = await setup.call(admin, 'DELETE', `shifts/${shiftId}`, { reason: '排错了', version });
    expect(cancelled.body).toMatchObject(outdated);
    const kept = (await setup.call(admin, 'GET', `shifts/${shiftId}`)).body;
    expect(kept).toMatchObject({ post: '建设路口', badgeNo: '100001', endsAt: '2026-11-25T04:00:00.000Z' });
    // Who changes nothing has changed nothing; who doesn't say what was seen is let through, as a program may.
    expect((await change(shiftId, { post: '建设路口' })).body).toMatchObject({ version: version + 1 });
    expect((await swap({ version: version + 1, otherVersion: other.version })).status).toBe(200);
  });

  it('are refused when an officer would have two at once, naming the other; they may touch', async () => {
    const { body } = await add();
    const second = await add({ startsAt: at('25T11:59'), endsAt: at('25T18:00') });
    expect(second.body).toMatchObject({
      status: 409,
      code: 'shift_overlap',
      detail: '100001 has a shift from 2026-11-25 08:00 to 2026-11-25 12:00.',
    });
    expect((await add()).body).toMatchObject({ code: 'shift_overlap' });
    expect((await add({ post: '别处' })).body).toMatchObject({ code: 'shift_overlap' });
    const next = await add({ startsAt: at('25T12:00'), endsAt: at('26T00:30') });
    expect(next.status).toBe(201);
    expect((await change(next.body.shiftId, { startsAt: at('25T08:00') })).body).toMatchObject({
      code: 'shift_overlap',
    });
    expect((await change(body.shiftId, { badgeNo: '100002', endsAt: at('25T18:00') })).status).toBe(200);
  });

  it('need a reason wherever time before now is touched', async () => {
    const past = { startsAt: at('23T08:00'), endsAt: at('23T12:00') };
    expect((await add(past)).body).toMatchObject({ status: 400, code: 'reason_required' });
    const { status, body } = await add({ ...past, reason: '补录' });
    expect(status).toBe(201);
    expect((await change(body.shiftId, { post: '别处' })).body).toMatchObject({ code: 'reason_required' });
    expect((await change(body.shiftId, { startsAt: at('25T08:00'), endsAt: at('25T09:00') })).body).toMatchObject({
      code: 'reason_required',
    });
    expect((await change(body.shiftId, { post: '别处', reason: '换岗' })).body.history.at(-1).detail).toMatchObject({
      before: { post: '人民路口' },
      after: { post: '别处' },
      reason: '换岗',
    });
    expect((await cancel(body.shiftId, admin, {})).status).toBe(400);
  });

  it.each([
    [{ badgeNo: '999999' }, 'unknown_officer'],
    [{ dutyType: 'nothing' }, 'unknown_duty_type'],
    [{ endsAt: at('25T08:00') }, 'shift_length'],
    [{ endsAt: at('27T08:01') }, 'shift_length'],
    [{ badgeNo: '100002', startsAt: at('28T00:00'), endsAt: at('28T01:00') }, 'officer_left'],
    [{ dutyType: 'standby' }, 'duty_type_retired'],
  ])('refuse %j with %s', async (changes, code) => {
    await setup.db.updateTable('officer').set({ left_on: '2026-11-28' }).where('badge_no', '=', '100002').execute();
    await setup.db
      .updateTable('duty_type')
      .set({ retired_at: new Date() })
      .where('duty_type', '=', 'standby')
      .execute();
    expect((await add(changes)).body).toMatchObject({ code });
  });

  it('have their coverage looked at again after each change', async () => {
    const { body } = await add();
    const reviewed = async () => {
      const row = await setup.db
        .selectFrom('shift')
        .select('review_at')
        .where('shift_id', '=', body.shiftId)
        .executeTakeFirstOrThrow();
      await setup.db.updateTable('shift').set({ review_at: null }).execute();
      return row.review_at !== null;
    };
    expect(await reviewed()).toBe(true);
    expect(await reviewed()).toBe(false);
    await change(body.shiftId, { badgeNo: '200001' });
    expect(await reviewed()).toBe(true);
    await cancel(body.shiftId);
    expect(await reviewed()).toBe(true);
  });

  it('are listed by start, a page at a time, with each filter and what was found last', async () => {
    const made: string[] = [];
    for (const day of ['26', '25', '27']) {
      for (const badgeNo of ['100001', '200001']) {
        const times = { startsAt: at(`${day}T00:00`), endsAt: at(`${day}T23:00`) };
        const { body } = await add({ badgeNo, ...times, dutyType: day === '27' ? 'window_duty' : 'road_patrol' });
        made.push(body.shiftId);
      }
    }
    const all = await rowsOf('');
    expect(all.map(({ dutyDate }) => dutyDate.slice(8))).toEqual(['25', '25', '26', '26', '27', '27']);
    const paged: ShiftRow[] = [];
    let cursor = '';
    do {
      const { body } = await setup.call(admin, 'GET', `shifts?limit=4${cursor}`);
      paged.push(...body.rows);
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
    expect(await rowsOf('from=2026-11-26&to=2026-11-26')).toEqual(all.slice(2, 4));
    expect(await rowsOf('badgeNo=200001&from=2026-11-27')).toHaveLength(1);
    expect((await rowsOf('unitCode=S2')).map(({ unitCode }) => unitCode)).toEqual(['S2', 'S2', 'S2']);
    expect(await rowsOf('dutyType=window_duty')).toEqual(all.slice(4));
    await setup.db
      .insertInto('shift_coverage')
      .values({
        shift_id: all[0]?.shiftId ?? '',
        as_of: new Date(),
        required_ms: 3_600_000,
        recorded_ms: 0,
        missing_ms: 0,
        pending_ms: 3_600_000,
      })
      .execute();
    expect((await rowsOf('limit=1'))[0]?.coverage).toEqual({
      requiredMs: 3_600_000,
      recordedMs: 0,
      missingMs: 0,
      pendingMs: 0,
      notYetMs: 3_600_000,
      exemptMs: 0,
      uninspectedMs: 0,
      explainedMs: 0,
      leftOutMs: 0,
    });
    await setup.db.deleteFrom('shift_coverage').execute();
  });

  it('are for a squad leader those of the own squad, to see and to change', async () => {
    const own = await add({}, leader);
    expect(own.status).toBe(201);
    const other = await add({ badgeNo: '200001' });
    expect(
      (await add({ badgeNo: '200001', startsAt: at('26T08:00'), endsAt: at('26T09:00') }, leader)).body,
    ).toMatchObject({ code: 'unknown_officer' });
    expect(await rowsOf('', leader)).toHaveLength(1);
    expect(await rowsOf('', await setup.signIn('squad_leader', null))).toEqual([]);
    const { shiftId } = other.body;
    expect((await setup.call(leader, 'GET', `shifts/${shiftId}`)).status).toBe(404);
    expect((await change(shiftId, { post: '别处' }, leader)).status).toBe(404);
    expect((await cancel(shiftId, leader)).status).toBe(404);
    expect((await change(own.body.shiftId, { badgeNo: '200001' }, leader)).body).toMatchObject({
      code: 'unknown_officer',
    });
  });

  it.each(['inspector', 'auditor', 'ops', 'officer'] as const)('are not changed by the role %s', async (role) => {
    const { body } = await add();
    const cookie = await setup.signIn(role);
    expect((await add({ badgeNo: '100002' }, cookie)).status).toBe(403);
    expect((await change(body.shiftId, { post: '别处' }, cookie)).status).toBe(403);
    expect((await cancel(body.shiftId, cookie)).status).toBe(403);
    const read = await setup.call(cookie, 'GET', 'shifts');
    expect(read.status).toBe(role === 'ops' ? 403 : 200);
    // An account without an officer sees nobody's.
    if (role === 'officer') expect(read.body.rows).toEqual([]);
  });

  it('wait for intake that has begun, then for each other', async () => {
    const intake = await setup.db.startTransaction().execute();
    await lockDutyShared(intake);
    const answers = Promise.all([add(), add({ startsAt: at('25T08:30') })]);
    await until(async () => {
      const { rows } =
        await sql`select from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`.execute(
          setup.db,
        );
      return rows.length === 2;
    });
    await intake.commit().execute();
    expect((await answers).map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('of a month come by an index', async () => {
    const query = { from: '2026-11-01', to: '2026-11-30' };
    const plan = await shiftRows(setup.db, query, { dataScope: seesAll, now: new Date() })
      .orderBy('s.starts_at')
      .orderBy('s.shift_id')
      .limit(200)
      .explain();
    expect(JSON.stringify(plan)).toContain('shift_start');
  });
});
