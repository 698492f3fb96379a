import { addShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import type { CoverageTotals, ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { CampaignRow } from '@rollcall/shared/resources/campaigns';
import type { OfficerFile } from '@rollcall/shared/resources/officer-file';
import type { ShiftRow } from '@rollcall/shared/resources/shifts';
import { columnWords } from '@rollcall/shared/words/columns';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { rowsOf } from './support/sheet-files.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';

// Time that isn't due is kept as one sum. What is read of it says how much is past and awaits its import, and how much isn't yet.

let world: DutyWorld;
let api: TestApi;
let cookie: string;
let now = at('14:00');
const account = { username: 'reader', password: 'password-of-a-test' };
const shifts = { running: '', coming: '', past: '', healthy: '' };

beforeAll(async () => {
  world = await startDutyWorld();
  api = await startTestApi(world.hq, {}, undefined, { now: () => now });
  await addTestAccount(world.db, { ...account, role: 'inspector', unitCode: null, badgeNo: null });
  await signIn();

  const { campaign_id: campaignId } = await world.db
    .insertInto('campaign')
    .values({ name: '冬季酒驾', campaign_type: 'drink_driving', starts_on: '2040-03-01', ends_on: null })
    .returning('campaign_id')
    .executeTakeFirstOrThrow();
  for (const badgeNo of ['100', '200', '300', '400']) await world.officer(badgeNo);
  for (const serial of ['K1', 'K2', 'K3']) await world.recorder(serial);
  const running = { badgeNo: '100', startsAt: at('08:00'), endsAt: at('20:00'), dutyType: 'road_patrol', post: 'post' };
  const breaks = [{ startsAt: at('13:45'), endsAt: at('14:15') }];
  shifts.running = (await addShift(world.db, { ...running, breaks, campaignId }, world.change)).shiftId;
  shifts.coming = await world.shift('200', at('15:00'), at('19:00'));
  shifts.past = await world.shift('300', at('18:00', -1), at('20:00', -1));
  shifts.healthy = await world.shift('400', at('18:00', -1), at('20:00', -1));
  await world.hold('K1', '100', at('08:00'), at('11:00'));
  await world.hold('K2', '100', at('11:00'), null);
  await world.hold('K3', '400', at('18:00', -1), at('20:00', -1));
  await world.footage(
    { recorderSerial: 'K1', from: at('08:00'), to: at('10:00'), announcedAt: at('11:15') },
    { recorderSerial: 'K3', from: at('18:00', -1), to: at('20:00', -1), announcedAt: at('20:30', -1) },
  );
  await world.dock('K1', at('11:10'), at('11:20'));
  await world.review(now);
});
afterAll(async () => {
  await api?.stop();
  await world?.stop();
});

async function signIn(): Promise<void> {
  const session = await api.call('POST', '/api/v1/sessions', { json: account });
  cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function get<Body>(path: string): Promise<Body> {
  const { status, body } = await api.call('GET', `/api/v1/${path}`, { headers: { cookie } });
  expect(status, path).toBe(200);
  return body;
}

/** Hours of: required, recorded, missing, awaiting import, not yet. Its parts add up. */
function hours({ requiredMs, recordedMs, uninspectedMs, missingMs, pendingMs, notYetMs }: CoverageTotals): number[] {
  expect(recordedMs + uninspectedMs + missingMs + pendingMs + notYetMs).toBe(requiredMs);
  return [requiredMs, recordedMs, missingMs, pendingMs, notYetMs].map((ms) => ms / 3_600_000);
}

/** Of each shift: as the roster has it, which is from the last look, and as a new look has it. */
async function listed(): Promise<Record<keyof typeof shifts, number[]>> {
  const { rows } = await get<{ rows: ShiftRow[] }>('shifts?from=2040-03-09&to=2040-03-10');
  const told = async ([name, shiftId]: [string, string]) => {
    const coverage = rows.find((row) => row.shiftId === shiftId)?.coverage;
    expect((await get<ShiftCoverageDetail>(`shifts/${shiftId}/coverage`)).coverage, name).toEqual(coverage);
    expect((await get<ShiftRow>(`shifts/${shiftId}`)).coverage, name).toEqual(coverage);
    return [name, coverage ? hours(coverage) : []];
  };
  return Object.fromEntries(await Promise.all(Object.entries(shifts).map(told)));
}

it('is what of a shift lies after now, also of one that runs, and the rest awaits its import', async () => {
  expect(await listed()).toEqual({
    // Off from 13:45 to 14:15.
    running: [11.5, 2, 1, 2.75, 5.75],
    coming: [4, 0, 0, 0, 4],
    past: [2, 0, 0, 2, 0],
    healthy: [2, 2, 0, 0, 0],
  });
});

it('is the same in sums and files', async () => {
  const [campaign] = (await get<{ rows: CampaignRow[] }>('campaigns')).rows;
  expect(campaign && hours(campaign.coverage)).toEqual([11.5, 2, 1, 2.75, 5.75]);
  // Of the month before the one that is asked for the trend has what the last looks found.
  const { trend } = await get<OfficerFile>('officers/100/file?month=2040-04');
  expect(trend.flatMap(({ month, coverage }) => (month === '2040-03' ? [hours(coverage)] : []))).toEqual([
    [11.5, 2, 1, 2.75, 5.75],
  ]);
  for (const path of [
    'shifts?from=2040-03-10&to=2040-03-10&badgeNo=100',
    'duty-week?week=2040-03-10',
    'coverage-today',
  ]) {
    const file = await fetch(`${api.url}/api/v1/exports/${path}${path.includes('?') ? '&' : '?'}format=csv`, {
      headers: { cookie },
    });
    const [names = [], ...rows] = await rowsOf(Buffer.from(await file.arrayBuffer()));
    const cell = (heading: { zh: string }) => names.indexOf(columnWords.inHours.zh(heading.zh));
    const own = rows.filter((row) => row[cell(columnWords.required)] === '11:30:00');
    expect(
      own.map((row) => [row[cell(columnWords.pending)], row[cell(columnWords.notYet)]]),
      path,
    ).toEqual([['2:45:00', '5:45:00']]);
  }
});

it('becomes less with the clock alone, while what is kept stays as it was', async () => {
  const kept = () => world.db.selectFrom('shift_coverage').selectAll().orderBy('shift_id').execute();
  const before = await kept();
  now = at('16:00');
  await signIn();
  expect(await listed()).toMatchObject({ running: [11.5, 2, 1, 4.5, 4], coming: [4, 0, 0, 1, 3] });
  await world.review(now);
  expect(await kept()).toEqual(before);
  expect(before.find((row) => row.shift_id === shifts.running)?.pending_ms).toBe(8.5 * 3_600_000);
  const facts = await world.db.selectFrom('fact').select('payload').where('type', '=', 'finding_opened').execute();
  expect(facts.map(({ payload }) => payload?.coverage)).toEqual([
    {
      requiredMs: 11.5 * 3_600_000,
      recordedMs: 2 * 3_600_000,
      uninspectedMs: 0,
      missingMs: 3_600_000,
      pendingMs: 8.5 * 3_600_000,
      exemptMs: 0.5 * 3_600_000,
      explainedMs: 0,
    },
  ]);
});
