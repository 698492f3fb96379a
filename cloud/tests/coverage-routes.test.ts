import { randomUUID } from 'node:crypto';
import { saveUnits } from '@rollcall/cloud/people/units/save-units';
import type { ShiftCoverageDetail, TodayResponse } from '@rollcall/shared/http/coverage';
import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import type { Role } from '@rollcall/shared/http/permissions';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, clock, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';

let world: DutyWorld;
let api: TestApi;
let inspector: string;
let now = at('14:00');
const hour = 3_600_000;
const shifts = { day: '', night: '', yesterday: '', other: '', standby: '' };
let lateId = '';
let damagedId = '';

beforeAll(async () => {
  world = await startDutyWorld();
  api = await startTestApi(world.hq, {}, undefined, { now: () => now });
  inspector = await signIn('inspector');
  await fillWorld();
});
afterAll(async () => {
  await api.stop();
  await world.stop();
});

async function signIn(role: Role, unitCode: string | null = null): Promise<string> {
  const account = { username: `${role}-${randomUUID()}`, password: 'password-of-a-test' };
  await addTestAccount(world.db, { ...account, role, unitCode, badgeNo: null });
  const { headers } = await api.call('POST', '/api/v1/sessions', { json: account });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function get<T>(path: string, cookie = inspector): Promise<{ status: number; body: T }> {
  return api.call('GET', `/api/v1/${path}`, { headers: { cookie } });
}

/** Two squads and a section below the brigade; yesterday, today, a night between, and somebody of the other squad. */
async function fillWorld(): Promise<void> {
  const units = [
    { unitCode: 'brigade', name: '大队', kind: 'brigade' as const, parentCode: null },
    { unitCode: 'section', name: '办案股', kind: 'section' as const, parentCode: null },
  ];
  await world.db.transaction().execute((tx) => saveUnits(tx, units, world.change));
  await world.officer('200', 'squad-1');
  await world.officer('100', 'squad-1');
  await world.officer('300', 'squad-2');
  for (const serial of ['K1', 'K2']) await world.recorder(serial);
  shifts.yesterday = await world.shift('100', at('08:00', -1), at('10:00', -1));
  shifts.night = await world.shift('200', at('22:00', -1), at('06:00'));
  shifts.day = await world.shift('100', at('08:00'), at('20:00'));
  shifts.other = await world.shift('300', at('08:00'), at('12:00'));
  shifts.standby = await world.shift('300', at('12:00'), at('18:00'), 'standby');
  await world.hold('K1', '100', at('07:00', -1), null);
  await world.hold('K2', '200', at('21:00', -1), at('07:00'));
  const [, late = ''] = await world.footage(
    { recorderSerial: 'K1', from: at('07:30'), to: at('09:00'), announcedAt: at('12:30') },
    { recorderSerial: 'K1', from: at('08:00', -1), to: at('09:00', -1), announcedAt: at('12:30') },
    { recorderSerial: 'K2', from: at('21:30', -1), to: at('07:30'), announcedAt: at('08:00') },
  );
  lateId = late;
  const damaged = { outcome: 'damaged' as const, durationMs: null };
  const damagedClip = { recorderSerial: 'K1', from: at('10:00'), to: at('10:00'), announcedAt: at('12:30') };
  [damagedId = ''] = await world.footage({ ...damagedClip, inspection: damaged });
  await world.dock('K1', at('12:10'), at('12:30'));
  await world.dock('K2', at('07:40'), at('08:00'));
  await world.review(at('14:00'));
}

describe('GET /api/v1/coverage/today', () => {
  it('shows every squad and section with who is on duty, covered as of now', async () => {
    const { status, body } = await get<TodayResponse>('coverage/today');
    expect(status).toBe(200);
    expect(body).toMatchObject({ date: '2040-03-10', asOf: expect.stringMatching(/^2040-03-10T06:00/) });
    expect(body.units.map(({ unitCode, officers }) => [unitCode, officers.map(({ badgeNo }) => badgeNo)])).toEqual([
      // every test's HQ has it
      ['U1', []],
      ['section', []],
      ['squad-1', ['100', '200']],
      ['squad-2', ['300']],
    ]);
    const [, , squad] = body.units;
    const [day] = squad?.officers[0]?.shifts ?? [];
    expect(day).toMatchObject({
      shiftId: shifts.day,
      officerName: 'officer 100',
      dutyTypeName: '路面执勤',
      coverage: { requiredMs: 12 * hour, recordedMs: hour, missingMs: 0, pendingMs: 5 * hour, notYetMs: 6 * hour },
      dueAt: at('20:00', 1).toISOString(),
      damagedRecordings: 1,
    });
    // What lies before now may be imported still, what lies after is yet to come.
    expect(day?.segments.map(({ state, reason }) => [state, reason])).toEqual([
      ['recorded', null],
      ['not_yet_due', 'not_yet_imported'],
      ['not_yet_due', null],
    ]);
    const [recorded, past, future] = day?.segments ?? [];
    expect([recorded, { from: past?.from ?? '', to: future?.to ?? '' }].map((part) => part && clock(part))).toEqual([
      '08:00–09:00',
      '09:00–20:00',
    ]);
    expect([past?.to, future?.from]).toEqual([body.asOf, body.asOf]);
    // The night that began yesterday is there too, and counts yesterday.
    expect(squad?.officers[1]?.shifts.map((shift) => [shift.shiftId, shift.dutyDate])).toEqual([
      [shifts.night, '2040-03-09'],
    ]);
    expect(squad).toMatchObject({ kind: 'squad', openFindings: 2 });
    expect(squad?.totals).toEqual({
      requiredMs: 12 * hour,
      recordedMs: hour,
      missingMs: 0,
      pendingMs: 5 * hour,
      notYetMs: 6 * hour,
      exemptMs: 0,
      uninspectedMs: 0,
      explainedMs: 0,
      leftOutMs: 0,
    });
    expect(body.totals).toEqual({
      requiredMs: 16 * hour,
      recordedMs: hour,
      missingMs: 0,
      pendingMs: 9 * hour,
      notYetMs: 6 * hour,
      exemptMs: 0,
      uninspectedMs: 0,
      explainedMs: 0,
      leftOutMs: 0,
    });
    const [, standby] = body.units[3]?.officers[0]?.shifts ?? [];
    expect(standby).toMatchObject({ recordingRule: 'none', segments: [], coverage: { requiredMs: 0 } });
  });

  it('shows another date, another unit, and a leader the own unit only', async () => {
    const yesterday = await get<TodayResponse>('coverage/today?date=2040-03-09&unitCode=squad-1');
    expect(yesterday.body.units.map(({ unitCode }) => unitCode)).toEqual(['squad-1']);
    expect(yesterday.body.units[0]?.officers.flatMap(({ shifts }) => shifts.map(({ shiftId }) => shiftId))).toEqual([
      shifts.yesterday,
      shifts.night,
    ]);
    expect(yesterday.body.totals).toMatchObject({ requiredMs: 10 * 3_600_000, recordedMs: 9 * 3_600_000 });
    expect(yesterday.body.units[0]?.totals).toEqual(yesterday.body.totals);
    // What was found about other days isn't yesterday's.
    expect(yesterday.body.units[0]?.openFindings).toBe(2);
    const before = await get<TodayResponse>('coverage/today?date=2040-03-08&unitCode=squad-1');
    expect(before.body.units[0]?.openFindings).toBe(0);
    const unitsOf = async (cookie: string, query = '') => {
      const { body } = await get<TodayResponse>(`coverage/today${query}`, cookie);
      return body.units.map(({ unitCode }) => unitCode);
    };
    const leader = await signIn('squad_leader', 'squad-2');
    expect(await unitsOf(leader)).toEqual(['squad-2']);
    expect(await unitsOf(leader, '?unitCode=squad-1')).toEqual([]);
    expect(await unitsOf(await signIn('squad_leader', null))).toEqual([]);
    expect((await get('coverage/today', await signIn('ops'))).status).toBe(403);
    expect((await get('coverage/today', '')).status).toBe(401);
    expect((await get('coverage/today?date=2040-02-31')).status).toBe(400);
  });

  it('counts with the parameters of now', async () => {
    const parameters = JSON.stringify({ importDeadlineHours: 1 });
    const version = { parameters, reason: 'test', set_by: 'test' };
    await world.db.insertInto('parameter_version').values(version).execute();
    now = at('21:00');
    const { body } = await get<TodayResponse>('coverage/today?unitCode=squad-1', await signIn('auditor'));
    now = at('14:00');
    expect(body.totals).toMatchObject({
      missingMs: 39_600_000,
      pendingMs: 0,
      notYetMs: 0,
      exemptMs: 0,
      explainedMs: 0,
      leftOutMs: 0,
    });
    await world.db
      .insertInto('parameter_version')
      .values({ ...version, parameters: '{}' })
      .execute();
  });
});

describe('GET /api/v1/shifts/:shiftId/coverage', () => {
  it('shows what covers it, what lies in it and covers nothing, and who held what', async () => {
    const { body } = await get<ShiftCoverageDetail>(`shifts/${shifts.day}/coverage`);
    expect(body).toMatchObject({ shiftId: shifts.day, coverage: { recordedMs: 3_600_000 }, damagedRecordings: 1 });
    expect(body.recordings).toMatchObject([
      { from: at('07:30').toISOString(), to: at('09:00').toISOString(), damaged: false, disputed: false },
      { recordingId: damagedId, from: at('10:00').toISOString(), to: at('10:00').toISOString(), damaged: true },
    ]);
    expect(body.holdings.map((holding) => `${holding.recorderSerial} ${clock(holding)}`)).toEqual(['K1 08:00–20:00']);
    const night = await get<ShiftCoverageDetail>(`shifts/${shifts.night}/coverage`);
    // As far as the officer held the recorder, also outside the shift.
    expect(night.body.recordings.map(clock)).toEqual(['21:30–07:00']);
  });

  it('is not found by who may not see it', async () => {
    const leader = await signIn('squad_leader', 'squad-2');
    expect((await get(`shifts/${shifts.day}/coverage`, leader)).status).toBe(404);
    expect((await get(`shifts/${shifts.other}/coverage`, leader)).status).toBe(200);
    expect((await get(`shifts/${randomUUID()}/coverage`)).status).toBe(404);
  });
});

describe('GET /api/v1/findings', () => {
  const page = async (query = '', cookie = inspector) => {
    const { body } = await get<{ rows: FindingRow[]; nextCursor: string | null }>(`findings?${query}`, cookie);
    return body;
  };

  it('tells what is wrong with which shift, and how it came to that', async () => {
    const { rows } = await page('badgeNo=100');
    expect(rows.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
      'coverage_below_threshold open',
      'late_import open',
    ]);
    const gap = rows.find(({ kind }) => kind === 'coverage_below_threshold');
    expect(gap).toMatchObject({
      shiftId: shifts.yesterday,
      officerName: 'officer 100',
      unitCode: 'squad-1',
      unitName: 'squad-1',
      dutyDate: '2040-03-09',
      shiftStartsAt: at('08:00', -1).toISOString(),
      detail: { missingMs: 3_600_000, requiredMs: 7_200_000 },
      foundAt: at('14:00').toISOString(),
      resolvedAt: null,
    });
    expect(rows.find(({ kind }) => kind === 'late_import')?.detail.late).toEqual([
      { recordingId: lateId, announcedAt: at('12:30').toISOString() },
    ]);
    const { body } = await get<FindingDetailResponse>(`findings/${gap?.findingId}`);
    expect(body).toMatchObject({ ...gap, history: [{ type: 'finding_opened', by: null }] });
    expect(body.history[0]?.detail).toMatchObject({
      kind: 'coverage_below_threshold',
      detail: { missingMs: 3_600_000 },
    });
  });

  it('filters by each of its filters', async () => {
    await world.review(at('20:00', 2));
    const kinds = async (query: string) => (await page(query)).rows.map(({ kind }) => kind).sort();
    expect(await kinds('')).toEqual([
      'coverage_below_threshold',
      'coverage_below_threshold',
      'late_import',
      'no_footage',
    ]);
    expect(await kinds('unitCode=squad-2')).toEqual(['no_footage']);
    expect(await kinds('kind=late_import')).toEqual(['late_import']);
    expect(await kinds(`shiftId=${shifts.day}`)).toEqual(['coverage_below_threshold']);
    expect(await kinds('badgeNo=300')).toEqual(['no_footage']);
    expect(await kinds('from=2040-03-10')).toEqual(['coverage_below_threshold', 'no_footage']);
    expect(await kinds('to=2040-03-09')).toEqual(['coverage_below_threshold', 'late_import']);
    expect(await kinds('from=2040-03-10&to=2040-03-10&unitCode=squad-1')).toEqual(['coverage_below_threshold']);
    expect(await kinds('state=resolved')).toEqual([]);
    await world.footage({ recorderSerial: 'K1', from: at('09:00'), to: at('20:00'), announcedAt: at('20:30') });
    await world.review(at('20:00', 3));
    expect(await kinds('state=resolved')).toEqual(['coverage_below_threshold']);
    expect(await kinds('state=open&unitCode=squad-1')).toEqual(['coverage_below_threshold', 'late_import']);
  });

  it('pages without a row twice or missing, newest first', async () => {
    const whole = (await page()).rows;
    expect(whole.map(({ foundAt }) => foundAt)).toEqual(
      whole
        .map(({ foundAt }) => foundAt)
        .sort()
        .reverse(),
    );
    const paged: FindingRow[] = [];
    let cursor = '';
    do {
      const { rows, nextCursor } = await page(`limit=1${cursor}`);
      paged.push(...rows);
      cursor = nextCursor === null ? '' : `&cursor=${nextCursor}`;
    } while (cursor !== '');
    expect(paged).toEqual(whole);
    expect((await get('findings?cursor=x')).status).toBe(400);
  });

  it('shows a leader the own unit only', async () => {
    const leader = await signIn('squad_leader', 'squad-2');
    expect((await page('', leader)).rows.map(({ unitCode }) => unitCode)).toEqual(['squad-2']);
    expect((await page('unitCode=squad-1', leader)).rows).toEqual([]);
    const [foreign] = (await page('unitCode=squad-1')).rows;
    expect((await get(`findings/${foreign?.findingId}`, leader)).status).toBe(404);
    expect((await page('', await signIn('squad_leader', null))).rows).toEqual([]);
    expect((await page('', await signIn('officer', 'squad-1'))).rows).toEqual([]);
  });
});
