import { randomUUID } from 'node:crypto';
import { reportFault } from '@rollcall/cloud/devices/repair-tickets/report-fault';
import { saveLeave } from '@rollcall/cloud/duty/leave/save-leave';
import { emptyDetail } from '@rollcall/cloud/reconcile/empty-detail';
import type { CoverageTotals } from '@rollcall/shared/http/coverage';
import type { FindingRow } from '@rollcall/shared/http/findings';
import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import type { Role } from '@rollcall/shared/http/permissions';
import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, clock, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { statePermissions } from './support/route-permissions.ts';
import { rowsOf } from './support/sheet-files.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';

statePermissions(`
GET    exports/officer-file a a a u r - a elsewhere
`);

// Duty in March 2040, and a night before it that begins in February. Beside the officer, another one of whom nothing is to be seen.

const hourMs = 3_600_000;
const leapDay = -10;

let world: DutyWorld;
let api: TestApi;
let inspector: string;

beforeAll(async () => {
  world = await startDutyWorld();
  api = await startTestApi(world.hq);
  api.clock.offsetMs = at('12:00', 15).getTime() - Date.now();
  const { db, change } = world;
  for (const badgeNo of ['100001', '100002', '100008', '100009']) await world.officer(badgeNo);
  for (const serial of ['K000001', 'K000002']) await world.recorder(serial);
  await world.shift('100001', at('22:00', leapDay), at('02:00', leapDay + 1));
  await world.shift('100001', at('20:00'), at('06:00', 1));
  await world.shift('100001', at('08:00', 2), at('12:00', 2));
  await world.shift('100002', at('08:00', 2), at('12:00', 2));
  await world.hold('K000001', '100001', at('19:50', leapDay), at('06:10', 1));
  await world.hold('K000002', '100002', at('19:50', leapDay), at('12:00', 2));
  const announcedAt = at('06:30', 1);
  await world.footage(
    { recorderSerial: 'K000001', from: at('22:00', leapDay), to: at('00:30', leapDay + 1), announcedAt },
    { recorderSerial: 'K000001', from: at('00:30', leapDay + 1), to: at('01:30', leapDay + 1), announcedAt },
    { recorderSerial: 'K000001', from: at('20:00'), to: new Date(at('23:00').getTime() + 900), announcedAt },
    { recorderSerial: 'K000001', from: at('01:00', 1), to: at('06:00', 1), announcedAt },
    { recorderSerial: 'K000002', from: at('08:00', 2), to: at('12:00', 2), announcedAt },
  );
  for (const badgeNo of ['100001', '100002']) {
    const own = badgeNo === '100001' ? 'K000001' : 'K000002';
    const { account_id } = await accountOf(await newAccount('officer', { badgeNo }));
    await db.transaction().execute(async (tx) => {
      const leave = {
        badgeNo,
        leaveKind: 'sick' as const,
        startsAt: at('00:00', 10),
        endsAt: at('00:00', 12),
        note: badgeNo,
      };
      await saveLeave(tx, [leave], change, 'leave_added');
      const fault = {
        reportId: randomUUID(),
        recorderSerial: own,
        badgeNo,
        stationId: null,
        symptom: `black ${badgeNo}`,
      };
      await reportFault(tx, { ...fault, reportedAt: at('09:00', 3), toldBy: 'test', toldAt: at('09:00', 3) });
      const exemption = {
        badge_no: badgeNo,
        unit_code: null,
        reason_code: 'privacy' as const,
        explanation: 'at the doctor',
      };
      const asked = {
        asked_by: account_id,
        asked_at: at('13:00', 2),
        starts_at: at('08:00', 2),
        ends_at: at('09:00', 2),
      };
      await tx
        .insertInto('exemption')
        .values({ ...exemption, ...asked })
        .execute();
      for (const [sourceId, days] of [
        [`${badgeNo}-1`, 0],
        [`${badgeNo}-2`, 2],
        [`${badgeNo}-3`, leapDay],
      ] as const) {
        const activityId = randomUUID();
        const [from, to] = [at('20:30', days), at('20:40', days)];
        await sql`insert into activity (activity_id, source, source_id, kind, starts_at, ends_at, required, lead_ms, lag_ms)
          values (${activityId}, 'test', ${sourceId}, 'summary_penalty', ${from}, ${to}, true, 0, 0)`.execute(tx);
        await sql`insert into activity_officer values (${activityId}, ${badgeNo}, ${from}, ${to})`.execute(tx);
      }
      await sql`insert into custody_dispute (custody_id, basis, recorder_serial, badge_no, from_at, until_at, reason,
          disputed_by, disputed_at)
        values (${randomUUID()}, 'check_out', ${own}, ${badgeNo}, ${at('19:50', leapDay)},
          ${at('06:10', 1)}, ${`not ${badgeNo}`}, ${account_id}, ${at('10:00', 3)})`.execute(tx);
    });
  }
  await sql`delete from leadership where badge_no is null`.execute(db);
  await sql`insert into leadership (badge_no, unit_code, leader_badge_no, led_from, led_until) values
    (null, 'squad-1', '100008', null, ${at('00:00', -5)}), (null, 'squad-1', '100009', ${at('00:00', -5)}, null)`.execute(
    db,
  );
  await world.review(at('12:00', 15));
  inspector = await signIn('inspector');
}, 60_000);
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

const password = 'password-of-a-test';

async function newAccount(role: Role, of: { unitCode?: string; badgeNo?: string } = {}): Promise<string> {
  const username = `${role}-${randomUUID()}`;
  await addTestAccount(world.db, { username, password, role, unitCode: null, badgeNo: null, ...of });
  return username;
}

const accountOf = (username: string) =>
  world.db.selectFrom('account').select('account_id').where('username', '=', username).executeTakeFirstOrThrow();

async function signIn(role: Role, of: { unitCode?: string; badgeNo?: string } = {}): Promise<string> {
  const { headers } = await api.call('POST', '/api/v1/sessions', {
    json: { username: await newAccount(role, of), password },
  });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const get = <Body>(path: string, cookie = inspector): Promise<{ status: number; body: Body }> =>
  api.call('GET', `/api/v1/${path}`, { headers: { cookie } });
const fileOf = async (month = '2040-03', badgeNo = '100001') =>
  (await get<OfficerFile>(`officers/${badgeNo}/file?month=${month}`)).body;
const hours = ({ requiredMs, recordedMs, missingMs, explainedMs, exemptMs, pendingMs }: CoverageTotals) =>
  [requiredMs, recordedMs, missingMs, explainedMs, exemptMs, pendingMs].map((ms) => ms / hourMs);

it('has each date of the month with a shift, a recording or a finding', async () => {
  const { days } = await fileOf();
  expect(days.map(({ date, shifts, recordings, findings }) => [date, shifts, recordings, findings])).toEqual([
    // The end of a night that belongs to February.
    ['2040-03-01', 0, 1, 0],
    ['2040-03-10', 1, 1, 1],
    ['2040-03-11', 0, 1, 0],
    ['2040-03-12', 1, 0, 2],
  ]);
  expect(days.map(({ coverage }) => hours(coverage))).toEqual([
    [0, 0, 0, 0, 0, 0],
    [10, 8, 2, 0, 0, 0],
    [0, 0, 0, 0, 0, 0],
    [4, 0, 4, 0, 0, 0],
  ]);
});

it('sums its days, to the second', async () => {
  const { days, totals } = await fileOf();
  for (const name of ['shifts', 'recordings', 'findings'] as const) {
    expect(totals[name], name).toBe(days.reduce((sum, day) => sum + day[name], 0));
  }
  for (const [name, ms] of Object.entries(totals.coverage)) {
    expect(ms % 1000).toBe(0);
    expect(ms, name).toBe(days.reduce((sum, { coverage }) => sum + coverage[name as keyof CoverageTotals], 0));
  }
});

it('says of a day what the officer’s day and the lists behind its numbers say', async () => {
  for (const { date, shifts, coverage, recordings, findings } of (await fileOf()).days) {
    const { body: day } = await get<OfficerDay>(`officers/100001/days/${date}`);
    const own = day.shifts.filter(({ dutyDate }) => dutyDate === date);
    expect(own).toHaveLength(shifts);
    for (const [name, ms] of Object.entries(coverage)) {
      expect(ms).toBe(own.reduce((sum, shift) => sum + shift.coverage[name as keyof CoverageTotals], 0));
    }
    const [from, to] = [`${date}T00:00:00%2B08:00`, `${date}T23:59:59.999%2B08:00`];
    const listed = await get<{ rows: object[] }>(`recordings?badgeNo=100001&from=${from}&to=${to}`);
    expect([date, listed.body.rows.length]).toEqual([date, recordings]);
    const found = await get<{ rows: FindingRow[] }>(`findings?badgeNo=100001&from=${date}&to=${date}`);
    expect([date, found.body.rows.length]).toEqual([date, findings]);
  }
});

it('tells who it is, who led the officer in the month, and what else happened in it', async () => {
  const file = await fileOf();
  expect(file).toMatchObject({ officerName: 'officer 100001', unitName: 'squad-1', leftOn: null, brigadeName: null });
  expect(file.leaders).toEqual([
    { badgeNo: '100008', name: 'officer 100008', from: null, to: at('00:00', -5).toISOString() },
    { badgeNo: '100009', name: 'officer 100009', from: at('00:00', -5).toISOString(), to: null },
  ]);
  expect(file.holdings.map((one) => [one.recorderSerial, clock({ from: one.from, to: one.to ?? '' })])).toEqual([
    ['K000001', '19:50–06:10'],
  ]);
  expect(file.activities).toEqual([
    { verdict: 'covered', count: 1 },
    { verdict: 'not_covered', count: 1 },
  ]);
  expect(file.explanations).toMatchObject([{ reasonCode: 'privacy', state: 'pending', wholeUnit: false }]);
  expect(file.disputes).toMatchObject([{ recorderSerial: 'K000001', reason: 'not 100001', state: 'open' }]);
  expect(file.faults).toMatchObject([{ recorderSerial: 'K000001', symptom: 'black 100001', state: 'open' }]);
  expect(file.leave).toMatchObject([{ leaveKind: 'sick', note: '100001' }]);
  expect(file.findings.map(({ dutyDate, kind, state }) => [dutyDate, kind, state])).toEqual(
    expect.arrayContaining([
      ['2040-03-10', 'coverage_below_threshold', 'open'],
      ['2040-03-12', 'no_footage', 'open'],
    ]),
  );
  expect(file.findings.map(({ dutyDate }) => dutyDate)).toEqual(
    file.findings.map(({ dutyDate }) => dutyDate).toSorted(),
  );
  const february = await fileOf('2040-02');
  expect(february.leaders).toEqual([{ badgeNo: '100008', name: 'officer 100008', from: null, to: null }]);
  expect([february.explanations, february.disputes, february.faults, february.leave]).toEqual([[], [], [], []]);
  expect(february.activities).toMatchObject([{ count: 1 }]);
});

it('tells which sessions the officer had to attend, and what was confirmed of him again', async () => {
  const { account_id } = await accountOf(await newAccount('inspector', {}));
  const badgeNo = '100009';
  const ids = { present: randomUUID(), missed: randomUUID(), madeUpIn: randomUUID(), cancelled: randomUUID() };
  for (const [id, startsAt, state, makesUpFor, present] of [
    [ids.present, at('09:00', 1), 'signed_off', null, true],
    [ids.missed, at('09:00', 2), 'signed_off', null, false],
    [ids.madeUpIn, at('09:00', 3), 'planned', ids.missed, true],
    [ids.cancelled, at('09:00', 4), 'cancelled', null, false],
    [randomUUID(), at('09:00', 40), 'planned', null, false],
  ] as const) {
    await sql`
      insert into training_session (session_id, state, topic, violation_classes, place, starts_at, ends_at, makes_up_for, planned_by,
        created_at, signed_off_at, signed_off_by, cancelled_reason)
      values (${id}, ${state}, '全程录像', '{improper_use}', '会议室', ${startsAt}, ${startsAt}::timestamptz + interval '1 hour',
        ${makesUpFor}, 'test', ${startsAt}, ${state === 'signed_off' ? startsAt : null},
        ${state === 'signed_off' ? 'test' : null}, ${state === 'cancelled' ? '台风' : null})`.execute(world.db);
    await world.db
      .insertInto('training_attendance')
      .values({
        ...{ session_id: id, badge_no: badgeNo, unit_code: 'squad-1' },
        ...(present ? { attended_at: startsAt, attended_by: 'own_page' as const } : {}),
      })
      .execute();
  }
  const confirmed: string[] = [];
  for (const [dutyDate, decidedAt] of [
    ['2040-03-09', at('09:00')],
    ['2040-03-14', at('09:00', 5)],
  ] as const) {
    const findingId = randomUUID();
    confirmed.push(findingId);
    await sql`
      insert into finding (finding_id, rule_key, kind, subject, badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
        told_at, answer_due_on, rules_edition, handling, judged)
      values (${findingId}, 'coverage', 'no_footage', ${`shift:${randomUUID()}`}, ${badgeNo}, 'squad-1', ${dutyDate}, 'open',
        ${JSON.stringify(emptyDetail)}, ${decidedAt}, ${decidedAt}, ${decidedAt}, ${dutyDate}, 2, 'confirmed', '{}')`.execute(
      world.db,
    );
    await sql`
      insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
      values (${findingId}, 'confirm', 'counts', 'no_footage', 'improper_use', ${[badgeNo]}, '已核实', ${account_id}, ${decidedAt})
    `.execute(world.db);
  }
  const { sessions, reOffences } = await fileOf(undefined, badgeNo);
  expect(sessions.map(({ sessionId, state, madeUp }) => [sessionId, state, madeUp])).toEqual([
    [ids.present, 'present', false],
    [ids.missed, 'missed', true],
    [ids.madeUpIn, 'present', false],
  ]);
  expect(reOffences.map(({ findingId, earlierFindingId, taught }) => [findingId, earlierFindingId, taught])).toEqual([
    [confirmed[1], confirmed[0], 'attended'],
  ]);
  expect((await fileOf('2040-04', badgeNo)).reOffences).toEqual([]);
});

it('shows six months, the last of which is its own', async () => {
  const { trend, totals } = await fileOf();
  expect(trend.map(({ month }) => month)).toEqual(['2039-10', '2039-11', '2039-12', '2040-01', '2040-02', '2040-03']);
  expect(trend.at(-1)).toEqual({ month: '2040-03', coverage: totals.coverage, findings: totals.findings });
  const february = await fileOf('2040-02');
  // What the last look at the shift found is what a new one finds.
  expect(trend.at(-2)).toEqual({ ...february.trend.at(-1), coverage: february.totals.coverage });
  expect(hours(february.totals.coverage)).toEqual([4, 3.5, 0.5, 0, 0, 0]);
});

it('is of this month unless another one is asked for', async () => {
  const { body } = await get<OfficerFile>('officers/100001/file');
  expect(body.month).toBe('2040-03');
  expect((await get('officers/100001/file?month=2040-13')).status).toBe(400);
  expect((await get('officers/999999/file?month=2040-03')).status).toBe(404);
});

it('is an officer’s own, a leader’s of the unit, and nobody’s who has none', async () => {
  const status = async (cookie: string) => (await get('officers/100001/file?month=2040-03', cookie)).status;
  const file = async (cookie: string) =>
    (await get('exports/officer-file?badgeNo=100001&month=2040-03&format=csv', cookie)).status;
  for (const [role, of, expected] of [
    ['squad_leader', { unitCode: 'squad-1' }, 200],
    ['squad_leader', { unitCode: 'squad-2' }, 404],
    ['officer', { badgeNo: '100001' }, 200],
    ['officer', { badgeNo: '100002' }, 404],
    ['ops', {}, 403],
  ] as const) {
    const cookie = await signIn(role, of);
    expect([role, of, await status(cookie), await file(cookie)]).toEqual([role, of, expected, expected]);
  }
});

it('names nobody else but leaders', async () => {
  const text = JSON.stringify(await fileOf());
  expect(text).not.toContain('100002');
  expect(text).not.toContain('K000002');
});

it('takes its days along as a file that adds up to the sums of the page', async () => {
  const { totals, days } = await fileOf();
  for (const format of ['csv', 'xlsx']) {
    const response = await fetch(
      `${api.url}/api/v1/exports/officer-file?badgeNo=100001&month=2040-03&format=${format}&lang=en`,
      { headers: { cookie: inspector } },
    );
    const [headings = [], ...rows] = await rowsOf(Buffer.from(await response.arrayBuffer()));
    expect(rows).toHaveLength(days.length);
    const column = (name: string) => rows.map((row) => row[headings.indexOf(name)]);
    expect(column('Officer')).toEqual(days.map(() => 'officer 100001'));
    const sum = (name: string) => column(name).reduce((all: number, cell) => all + Number(cell), 0);
    expect([sum('Recordings'), sum('Findings')]).toEqual([totals.recordings, totals.findings]);
    const seconds = column('Missing (h:min:s)').reduce((all: number, cell) => all + secondsOf(cell), 0);
    expect(seconds * 1000).toBe(totals.coverage.missingMs);
  }
});

function secondsOf(cell: unknown): number {
  const text = cell instanceof Date ? cell.toISOString().slice(11, 19) : String(cell);
  const [hour = 0, minute = 0, second = 0] = text.split(':').map(Number);
  return hour * 3600 + minute * 60 + second;
}
