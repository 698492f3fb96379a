import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import type { TodayResponse } from '@rollcall/shared/http/coverage';
import { type DutyWeek, dutyWeeks } from '@rollcall/shared/resources/duty-weeks';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { statePermissions } from './support/route-permissions.ts';
import { rowsOf } from './support/sheet-files.ts';

statePermissions(`
GET    exports/duty-week a a a u r - a
`);

let setup: RosterSetup;
let admin: string;
const at = (time: string) => `2026-11-${time}:00+08:00`;
async function week(query = '', cookie = admin): Promise<DutyWeek> {
  const { body } = await setup.call(cookie, 'GET', `duty-weeks/2026-11-27${query}`);
  // HQ doesn't check this answer itself: all of it is in the schema, and nothing else.
  const answer = dutyWeeks.endpoints.read.parts.answers[200];
  expect(answer.encode(answer.parse(body))).toEqual(body);
  return body;
}

beforeAll(async () => {
  setup = await startRoster();
  await setup.withoutSecondPerson();
  admin = await setup.signIn('brigade_admin');
  const shift = { badgeNo: '100001', dutyType: 'road_patrol', post: '人民路口', reason: '测试' };
  const shifts = [
    // of the Sunday before, into the week
    { ...shift, startsAt: at('22T22:00'), endsAt: at('23T06:00') },
    { ...shift, startsAt: at('23T14:00'), endsAt: at('23T18:00') },
    {
      ...shift,
      startsAt: at('23T08:00'),
      endsAt: at('23T12:00'),
      breaks: [{ startsAt: at('23T10:00'), endsAt: at('23T11:00') }],
    },
    // of the Sunday, out of it
    { ...shift, startsAt: at('29T22:00'), endsAt: at('30T06:00') },
    { ...shift, badgeNo: '200001', startsAt: at('24T08:00'), endsAt: at('24T12:00') },
  ];
  for (const body of shifts) expect((await setup.call(admin, 'POST', 'shifts', body)).status).toBe(201);
  const leave = { badgeNo: '100002', leaveKind: 'annual', startsAt: at('25T00:00'), endsAt: at('27T00:00') };
  expect((await setup.call(admin, 'POST', 'leave', leave)).status).toBe(201);
  await sql`
    insert into finding (rule_key, kind, subject, shift_id, badge_no, unit_code, duty_date, state, detail, found_at, changed_at,
      told_at, answer_due_on)
    select 'coverage', 'no_footage', 'shift:' || shift_id, shift_id, badge_no, 'S1', duty_date, 'open', '{}', now(), now(), now(), duty_date
    from shift where duty_date = '2026-11-23'
  `.execute(setup.db);
});
afterAll(() => setup?.stop());

/** Who has what on which day: shifts, leave, findings. */
function picture({ units }: DutyWeek): string[] {
  return units.flatMap((unit) =>
    unit.officers.map(({ badgeNo, days }) => {
      const cells = days.map(({ shifts, leaveKind, openFindings }) =>
        [shifts.length || '', leaveKind ?? '', openFindings ? `!${openFindings}` : ''].join(''),
      );
      return `${unit.unitCode} ${badgeNo} ${cells.join('|')}`;
    }),
  );
}

describe('a week of duty', () => {
  it('shows each officer who serves on its seven days, shifts by the day on which they start', async () => {
    const shown = await week();
    expect(shown.week).toBe('2026-11-23');
    expect(picture(shown)).toEqual([
      'S1 100001 2!2||||||1',
      'S1 100002 ||annual|annual|||',
      'S2 000123 ||||||',
      'S2 200001 |1|||||',
    ]);
    const [monday] = shown.units[0]?.officers[0]?.days ?? [];
    expect(
      monday?.shifts.map(({ startsAt, coverage: { requiredMs, exemptMs } }) => [startsAt, requiredMs, exemptMs]),
    ).toEqual([
      ['2026-11-23T00:00:00.000Z', 3 * 3_600_000, 3_600_000],
      ['2026-11-23T06:00:00.000Z', 4 * 3_600_000, 0],
    ]);
    expect(monday?.shifts[0]?.segments.map(({ state }) => state)).toEqual(
      ['missing', 'exempt', 'missing'].map((state) =>
        state === 'missing' ? expect.stringMatching(/^(missing|not_yet_due)$/) : state,
      ),
    );
  });

  it('shows only the requested unit, and only what the reader may see', async () => {
    expect(picture(await week('?unitCode=S2'))).toHaveLength(2);
    expect(picture(await week('', await setup.signIn('squad_leader', 'S1')))).toHaveLength(2);
    expect(picture(await week('?unitCode=S2', await setup.signIn('squad_leader', 'S1')))).toEqual([]);
    expect(picture(await week('', await setup.signIn('officer', 'S1', '100002')))).toEqual([
      'S1 100002 ||annual|annual|||',
    ]);
  });

  it('shows only the requested campaign, like the board of a day', async () => {
    const campaign = { name: '酒驾整治', campaignType: 'drink_driving', startsOn: '2026-11-20', endsOn: null };
    const { campaignId } = (await setup.call(admin, 'POST', 'campaigns', campaign)).body;
    // One of two shifts of a day, and one of another officer.
    await sql`
      update shift set campaign_id = ${campaignId}
      where (badge_no, starts_at) in (('100001', ${at('23T08:00')}::timestamptz), ('200001', ${at('24T08:00')}::timestamptz))
    `.execute(setup.db);
    const query = `campaignId=${campaignId}`;
    expect(picture(await week(`?${query}`))).toEqual(['S1 100001 1!2||||||', 'S2 200001 |1|||||']);
    expect(picture(await week(`?${query}&unitCode=S2`))).toEqual(['S2 200001 |1|||||']);
    expect(picture(await week(`?${query}`, await setup.signIn('squad_leader', 'S1')))).toEqual(['S1 100001 1!2||||||']);
    const board = async (cookie = admin, date = '2026-11-23') =>
      (await setup.call(cookie, 'GET', `coverage/today?date=${date}&${query}`)).body as TodayResponse;
    const { units, totals } = await board();
    expect(units.map(({ unitCode, officers }) => [unitCode, officers.map(({ shifts }) => shifts.length)])).toEqual([
      ['S1', [1]],
    ]);
    expect(totals.requiredMs).toBe(3 * 3_600_000);
    expect((await board(admin, '2026-11-26')).units).toEqual([]);
    expect((await board(await setup.signIn('squad_leader', 'S2'))).units).toEqual([]);
    for (const path of [`duty-week?week=2026-11-27&${query}`, `coverage-today?date=2026-11-23&${query}`]) {
      const { bytes } = await setup.call(admin, 'GET', `exports/${path}&format=csv`);
      const rows = (await rowsOf(bytes)).slice(1);
      expect(new Set(rows.map((row) => row[1]))).toEqual(
        new Set(path.startsWith('duty') ? ['100001', '200001'] : ['100001']),
      );
    }
  });

  it('is exported with one row per day', async () => {
    const { bytes } = await setup.call(admin, 'GET', 'exports/duty-week?week=2026-11-27&unitCode=S1&format=csv');
    const [headings, ...rows] = await rowsOf(bytes);
    expect(headings).toContain('缺录（时:分:秒）');
    expect(rows).toHaveLength(14);
    expect(rows[0]?.slice(1, 7)).toEqual(['100001', '陈建国', '2026-11-23', '2', '人民路口', '']);
    expect(rows[9]?.slice(1, 7)).toEqual(['100002', '李娜', '2026-11-25', '0', '', '年休假']);
  });

  it('of 300 officers fits into one answer', async () => {
    const badgeNos = Array.from({ length: 300 }, (_, index) => String(500_000 + index));
    await setup.db.transaction().execute((tx) =>
      saveOfficers(
        tx,
        badgeNos.map((badgeNo) => ({ badgeNo, name: '测试', kind: 'sworn', unitCode: 'S1' })),
        { by: 'test' },
      ),
    );
    await sql`
      insert into shift (badge_no, starts_at, ends_at, duty_date, duty_type, post)
      select badge_no, day + time '08:00' - interval '8 hours', day + time '16:00' - interval '8 hours', day, 'road_patrol', 'p'
      from unnest(${badgeNos}::text[]) as badge_no,
        (select generate_series(date '2026-11-16', date '2026-11-22', '1 day')::date as day) as days
    `.execute(setup.db);
    const started = performance.now();
    const { body } = await setup.call(admin, 'GET', 'duty-weeks/2026-11-16');
    process.stdout.write(`300 officers by 7 days: ${(performance.now() - started).toFixed(0)} ms\n`);
    expect(picture(body).filter((line) => line.endsWith('1|1|1|1|1|1|1'))).toHaveLength(300);
  });
});
