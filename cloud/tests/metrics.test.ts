import { randomUUID } from 'node:crypto';
import { readMetricInputs } from '@rollcall/cloud/metrics/read-input';
import { readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { upsertStationPlaces } from '@rollcall/cloud/registry/station-place-repository';
import type { Role } from '@rollcall/shared/http/permissions';
import { type Metric, type MetricValue, metrics } from '@rollcall/shared/metrics/formulas';
import type { MetricInput } from '@rollcall/shared/metrics/input';
import { metricsOf } from '@rollcall/shared/metrics/metrics';
import type { MetricListRow, MetricSeries, MetricsOfPeriod } from '@rollcall/shared/resources/metrics';
import { addTestAccount } from '@rollcall/test/add-test-account';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { metricsByHand } from './support/metrics-oracle.ts';
import { statePermissions } from './support/route-permissions.ts';
import { rowsOf } from './support/sheet-files.ts';
import { startTestApi, type TestApi } from './support/start-api.ts';
import { tell } from './support/week-input.ts';
import { weekInputs } from './support/week-inputs.ts';
import { mover, spare, weekOfficers } from './support/week-officers.ts';
import { startWitnessWorld, type WitnessWorld } from './support/witness-world.ts';

statePermissions(`
GET    metrics        a a a u r - a elsewhere
GET    metrics/series a a a u r - a elsewhere
`);

// A week of twelve officers in which something of everything goes wrong, told in one order, and looked at when all is due. It begins
// on a Saturday.

const asOf = at('12:00', 12);
const [from, to] = ['2040-03-09', '2040-03-31'];
const week = `from=${from}&to=${to}`;

let world: WitnessWorld;
let owner: pg.Client;
let api: TestApi;
let inspector: string;
let campaignId: string;

beforeAll(async () => {
  world = await startWitnessWorld();
  owner = new pg.Client({ connectionString: world.hq.ownerUrl });
  owner.setTypeParser(1082, String);
  await owner.connect();
  api = await startTestApi(world.hq);
  api.clock.offsetMs = asOf.getTime() - Date.now();
  for (const { badgeNo, unitCode, recorderSerial } of weekOfficers) {
    await world.officer(badgeNo, unitCode);
    await world.recorder(recorderSerial);
  }
  await world.recorder(spare);
  const { db } = world;
  await db.transaction().execute(async (tx) => {
    const stations = ['station-2', 'gate-2', 'gate-3'].map((stationId) => {
      return { stationId, name: stationId, unitCode: 'squad-2' };
    });
    await upsertStationPlaces(tx, stations);
    await sql`update station set enrolled_at = '2026-01-01' where station_id like 'gate-%'`.execute(tx);
    const accounts = ['asks', 'decides'].map((username) => {
      return { username, password_hash: 'x', role: 'inspector' as const };
    });
    await tx.insertInto('account').values(accounts).execute();
    const byActivity = { duty_type: 'by_activity', name: 'by activity', recording_rule: 'activities' as const };
    await tx.insertInto('duty_type').values(byActivity).execute();
  });
  const inputs = weekInputs();
  const isFirst = (input: (typeof inputs)[number]) => !input.corrects && !input.speaksOf;
  await tell(db, inputs.filter(isFirst));
  for (const input of inputs) if (!isFirst(input)) await tell(db, [input]);
  await world.look(asOf);
  await world.review(asOf);
  campaignId = randomUUID();
  const { account_id: asks } = await db
    .selectFrom('account')
    .select('account_id')
    .where('username', '=', 'asks')
    .executeTakeFirstOrThrow();
  // What the week doesn't tell: most files were verified, some classified, some findings answered, one too late, and a campaign.
  await owner.query(`
    update recording set state = 'verified', version_id = 'v', uploaded_at = announced_at, verified_at = announced_at
    where extract(epoch from captured_at)::bigint / 60 % 7 <> 0
  `);
  await owner.query(
    `update recording set category = 'routine', category_by = $1, category_at = announced_at, category_reason = 'x'
     where extract(hour from captured_at) in (1, 2, 3, 4, 14)`,
    [asks],
  );
  await owner.query(`
    update finding set told_at = '2040-03-13T09:00:00+08:00', answer_due_on = case when badge_no < '100006'
      then '2040-03-20'::date else '2040-03-26' end
  `);
  await owner.query(
    `insert into finding_answer (finding_id, finding_kind, text, answered_by, answered_at, late)
     select finding_id, kind, 'x', $1, '2040-03-15T09:00:00+08:00', badge_no = '100003' from finding
     where badge_no in ('100001', '100003', '100008')`,
    [asks],
  );
  await owner.query(
    `insert into campaign (campaign_id, name, campaign_type, starts_on) values ($1, '酒驾', 'drink_driving', '2040-01-01')`,
    [campaignId],
  );
  await owner.query(`update shift set campaign_id = $1 where badge_no in ('100002', '100009')`, [campaignId]);
  // Some violations were confirmed in the evening of the duty, and two sessions signed off, one of which some made up for.
  await owner.query(
    `insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
     select finding_id, 'confirm', 'counts', kind, 'incomplete', array[badge_no], 'x', $1,
       (duty_date::timestamp + interval '20 hours') at time zone 'Asia/Shanghai'
     from finding where badge_no is not null and rule_key <> 'integrity'`,
    [asks],
  );
  await owner.query(
    `update finding set handling = 'confirmed', judged = '{}' where badge_no is not null and rule_key <> 'integrity'`,
  );
  await owner.query(`
    with held as (
      insert into training_session (state, topic, place, starts_at, ends_at, planned_by, created_at, signed_off_by, signed_off_at)
      select 'signed_off', 'x', 'x', day + interval '8 hours', day + interval '9 hours', 'x', day, 'x', day + interval '10 hours'
      from unnest(array['2040-03-12T00:00:00+08:00', '2040-03-14T00:00:00+08:00']::timestamptz[]) as held (day)
      returning session_id, starts_at
    ), makes_up as (
      insert into training_session (topic, place, starts_at, ends_at, makes_up_for, planned_by, created_at)
      select 'x', 'x', min(starts_at) + interval '2 days', min(starts_at) + interval '50 hours', min(session_id::text)::uuid, 'x',
        min(starts_at)
      from held returning session_id
    )
    insert into training_attendance (session_id, badge_no, unit_code, attended_at, attended_by, absence_reason, absence_by,
      listed_at, listed_by, confirm_by, denied_at)
    select session_id, badge_no, unit_code, case when badge_no::integer % 3 = 0 then starts_at end,
      case when badge_no::integer % 3 = 0 then 'own_page' end, case when badge_no::integer % 5 = 0 then 'x' end,
      case when badge_no::integer % 5 = 0 then 'x' end, case when badge_no::integer % 2 = 0 then starts_at end,
      case when badge_no::integer % 2 = 0 then 'x' end, case when badge_no::integer % 2 = 0 then '2040-03-20'::date end,
      case when badge_no::integer % 4 = 0 and badge_no::integer % 3 <> 0 then starts_at end
    from held cross join officer
    union all
    select session_id, badge_no, unit_code, '2040-03-15', 'own_page', null, null, null, null, null, null from makes_up cross join officer
    where badge_no::integer % 3 = 1
  `);
  await owner.query(`update officer set left_on = '2040-03-13' where badge_no = '100007'`);
  inspector = await signIn('inspector');
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await api?.stop();
  await world?.stop();
});

async function inputAsOf(moment: Date): Promise<MetricInput> {
  const { importDeadlineHours, reOffenceDays } = await readParameters(world.db);
  const periods = [{ from, to: '2040-04-01' }];
  const [input] = await readMetricInputs(world.db, { periods, asOf: moment, importDeadlineHours, reOffenceDays });
  if (!input) throw new Error('a period without rows');
  return input;
}

async function signIn(role: Role, of: { unitCode?: string; badgeNo?: string } = {}): Promise<string> {
  const account = { username: `${role}-${randomUUID()}`, password: 'password-of-a-test' };
  await addTestAccount(world.db, { ...account, role, unitCode: null, badgeNo: null, ...of });
  const { headers } = await api.call('POST', '/api/v1/sessions', { json: account });
  return headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

const get = <Body>(path: string, cookie = inspector): Promise<{ status: number; body: Body }> =>
  api.call('GET', `/api/v1/${path}`, { headers: { cookie } });
const metricsBy = async (by: string, cookie?: string) =>
  (await get<MetricsOfPeriod>(`metrics?${week}&by=${by}`, cookie)).body;

async function rowsBehind(query: string, cookie?: string): Promise<MetricListRow[]> {
  const rows: MetricListRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { body } = await get<{ rows: MetricListRow[]; nextCursor: string | null }>(
      `metric-rows?${week}&limit=200&${query}${after}`,
      cookie,
    );
    rows.push(...body.rows);
    cursor = body.nextCursor;
  }
  return rows;
}

function totalOf(values: readonly MetricValue[]): MetricValue {
  const sum = (part: keyof MetricValue) => values.reduce((total, value) => total + value[part], 0);
  return { numerator: sum('numerator'), denominator: sum('denominator') };
}

it('says what somebody says who counts in the tables by hand', async () => {
  const { importDeadlineHours } = await readParameters(world.db);
  const byHand = await metricsByHand(owner, {
    ...{ from, to: '2040-04-01', asOf, importMs: importDeadlineHours * 3_600_000 },
  });
  const { groups } = await metricsBy('unit');
  const counted = ['use', 'timely_import', 'integrity', 'classified', 'answer', 'training', 're_offence'] as const;
  for (const { key, values } of groups) {
    const own = byHand.get(String(key)) ?? {};
    const said = counted.map((metric) => [key, metric, values[metric]]);
    expect(said).toEqual(counted.map((metric) => [key, metric, own[metric] ?? { numerator: 0, denominator: 0 }]));
  }
  expect(groups.map(({ key }) => key)).toEqual(expect.arrayContaining([...byHand.keys()]));
  // Nothing of it is all or nothing.
  for (const metric of counted) {
    const { numerator, denominator } = totalOf(groups.flatMap(({ values }) => values[metric] ?? []));
    expect([metric, numerator > 0, numerator < denominator]).toEqual([metric, true, true]);
  }
});

describe('one formula', () => {
  it.each(['brigade', 'unit', 'officer', 'campaign'] as const)('by %s, over rows and in SQL', async (by) => {
    const input = await inputAsOf(asOf);
    const { groups, total } = await metricsBy(by);
    for (const { key, values } of metricsOf(input, by)) {
      const said = by === 'brigade' ? total : groups.find((group) => group.key === key)?.values;
      expect(said).toMatchObject(values);
    }
    expect(input.shifts.length).toBeGreaterThan(70);
    expect(input.files.length).toBeGreaterThan(200);
  });

  it('reads the same rows in the same order each time', async () => {
    const [one, other] = [await inputAsOf(asOf), await inputAsOf(asOf)];
    expect(one).toEqual(other);
    for (const rows of [one.files, one.shifts, one.findings]) {
      expect(rows.map(({ day, id }) => `${day} ${id}`)).toEqual(rows.map(({ day, id }) => `${day} ${id}`).toSorted());
    }
  });

  it('leaves out what was told later', async () => {
    const early = await inputAsOf(at('12:00', 2));
    const late = await inputAsOf(asOf);
    expect(early.files.length).toBeLessThan(late.files.length);
    expect(early.findings).toEqual([]);
  });
});

describe('parts and rows', () => {
  it.each(['unit', 'officer', 'campaign'] as const)('add up by %s to the total', async (by) => {
    const { groups, total } = await metricsBy(by);
    for (const metric of metrics) {
      const parts = groups.flatMap(({ values }) => values[metric] ?? []);
      if (total[metric]) expect(totalOf(parts), metric).toEqual(total[metric]);
    }
  });

  it.each(metrics)('of %s are what its number says', async (metric) => {
    const { groups } = await metricsBy('unit');
    for (const { key, values } of groups) {
      const rows = await rowsBehind(`metric=${metric}&unitCode=${key}`);
      expect(totalOf(rows), String(key)).toEqual(values[metric]);
      expect(new Set(rows.map(({ kind, id, day }) => `${kind} ${id} ${day}`)).size).toBe(rows.length);
    }
  });

  it('tell what is missing from the numerator, and what is in it', async () => {
    const all = await rowsBehind('metric=timely_import');
    const [counted, missing] = [
      await rowsBehind('metric=timely_import&counted=true'),
      await rowsBehind('metric=timely_import&counted=false'),
    ];
    expect(counted.length + missing.length).toBe(all.length);
    expect(missing.length).toBeGreaterThan(0);
    expect(missing.every(({ numerator }) => numerator === 0)).toBe(true);
  });

  it('of one officer, and of a campaign or none', async () => {
    const own = await rowsBehind('metric=coverage&badgeNo=100002');
    expect(own.length).toBeGreaterThan(0);
    expect(own.every((row) => row.badgeNo === '100002' && row.campaignName === '酒驾')).toBe(true);
    const inIt = await rowsBehind(`metric=coverage&campaignId=${campaignId}`);
    const none = await rowsBehind('metric=coverage&campaignId=none');
    expect(new Set(inIt.map(({ badgeNo }) => badgeNo))).toEqual(new Set(['100002', '100009']));
    expect(inIt.length + none.length).toBe((await rowsBehind('metric=coverage')).length);
  });

  it('lead to files of the same rows', async () => {
    const rows = await rowsBehind('metric=integrity&counted=false');
    for (const format of ['csv', 'xlsx']) {
      const path = `exports/metric-rows?${week}&metric=integrity&counted=false&format=${format}&lang=en`;
      const response = await fetch(`${api.url}/api/v1/${path}`, { headers: { cookie: inspector } });
      const [headings = [], ...cells] = await rowsOf(Buffer.from(await response.arrayBuffer()));
      expect(headings).toContain('Counted');
      expect(cells).toHaveLength(rows.length);
    }
  });
});

describe('series', () => {
  const series = async (query: string, cookie?: string) =>
    (await get<MetricSeries>(`metrics/series?${query}`, cookie)).body;

  it.each(metrics)('of %s say of each week what the week says', async (metric) => {
    const { periods, units, total } = await series(`metric=${metric}&count=4`);
    expect(periods.map(({ from: monday, over }) => [monday, over])).toEqual([
      ['2040-02-27', true],
      ['2040-03-05', true],
      ['2040-03-12', true],
      ['2040-03-19', false],
    ]);
    for (const [index, period] of periods.entries()) {
      const { body } = await get<MetricsOfPeriod>(`metrics?from=${period.from}&to=${period.to}`);
      const ofUnits = units.map(({ unitCode, points }) => [unitCode, points[index]]);
      expect(ofUnits).toEqual(body.groups.map(({ key, values }) => [key, values[metric]]));
      expect(total.points[index]).toEqual(body.total[metric]);
    }
  });

  it('go by months, and export', async () => {
    const { periods, units } = await series('metric=coverage&step=month&count=3');
    expect(periods.map((period) => [period.from, period.to])).toEqual([
      ['2040-01-01', '2040-01-31'],
      ['2040-02-01', '2040-02-29'],
      ['2040-03-01', '2040-03-31'],
    ]);
    const path = 'exports/trends?metric=coverage&step=month&count=3&format=csv&lang=en';
    const response = await fetch(`${api.url}/api/v1/${path}`, { headers: { cookie: inspector } });
    const [headings = [], ...cells] = await rowsOf(Buffer.from(await response.arrayBuffer()));
    expect(cells).toHaveLength(3 * (units.length + 1));
    const column = (heading: string) => headings.indexOf(heading);
    const ofSquad = units.find(({ unitCode }) => unitCode === 'squad-1');
    const last = cells.find((row) => row[column('Unit')] === ofSquad?.unitName && row[column('From')] === '2040-03-01');
    const { numerator = 0, denominator = 0 } = ofSquad?.points[2] ?? {};
    expect([last?.[column('Counted')], last?.[column('Of')]].map(Number)).toEqual([numerator, denominator]);
    expect(numerator).toBeGreaterThan(0);
  });
});

describe('spot checks', () => {
  // Of one draw: by ratio a pass, a fault, one that nobody reviewed, and one that was skipped, whose follower passed; by turn a pass.
  const drawn = ['pass', 'fault', 'open', 'skipped', 'turn', 'follower'].map((what) => ({ what, item: randomUUID() }));
  const itemOf = (what: string) => drawn.find((one) => one.what === what)?.item;

  it('count what the ratio asks for, and let the follower take the place of what was skipped', async () => {
    const doneAt = at('12:00', 9);
    await owner.query('begin');
    await owner.query('set local session_replication_role = replica');
    await owner.query(
      `insert into draw (draw, fixed, fixed_fact_id, fixed_at, announced_at, closes_at, announced_fact_id, closed_at,
         closed_fact_id, population, finished_at, finished_fact_id, seed, sampled)
       values (1, '{}', 1, $1, $1, $1, 1, $1, 1, 6, $1, 1, repeat('0', 64), 5)`,
      [at('12:00', 8)],
    );
    for (const [index, { what, item }] of drawn.entries()) {
      await owner.query(
        `insert into check_item (kind, item, badge_no, tag, unit_code, duty_type, ripe_at, fact_id)
         values ('shift', $1, '100001', repeat('a', 64), 'squad-1', 'road_patrol', $2, $3)`,
        [item, doneAt, 1000 + index],
      );
      await owner.query(
        `insert into draw_item (draw, kind, item, stratum, place, why) values (1, 'shift', $1, 'rest', $2, $3)`,
        what === 'follower' ? [item, null, null] : [item, index + 1, what === 'turn' ? 'turn' : 'ratio'],
      );
      if (what === 'open' || what === 'skipped') continue;
      await owner.query(
        `insert into review (draw, place, kind, item, round, state, badge_no, unit_code, starts_at, ends_at, reviewer_id,
           assigned_at, checklist_version, submitted_at, answers, outcome, done_at)
         values (1, $2, 'shift', $1, 1, 'done', '100001', 'squad-1', $3, $3, gen_random_uuid(), $3, 1, $3, '{}', $4, $3)`,
        [item, index + 1, doneAt, what === 'fault' ? 'fault' : 'pass'],
      );
    }
    await owner.query(
      `insert into draw_skip (draw, kind, item, reason, proposed_by, proposed_at, state, decided_by, decided_at, decision_reason,
         follower_kind, follower)
       values (1, 'shift', $1, 'x', gen_random_uuid(), $3, 'agreed', gen_random_uuid(), $3, 'x', 'shift', $2)`,
      [itemOf('skipped'), itemOf('follower'), doneAt],
    );
    await owner.query('commit');
    const { total } = await metricsBy('brigade');
    expect(total.spot_check).toEqual({ numerator: 3, denominator: 4 });
    expect(total.pass).toEqual({ numerator: 3, denominator: 4 });
    const rows = await rowsBehind('metric=spot_check&counted=false');
    expect(rows.map(({ id }) => id)).toEqual([`1:shift:${itemOf('open')}`]);
    // Before the reviews were done.
    const early = await inputAsOf(at('18:00', 8));
    expect(metricsOf(early, 'brigade')[0]?.values.spot_check).toEqual({ numerator: 0, denominator: 4 });
  });
});

describe('sight', () => {
  it('of a leader is the unit, of an officer the own record', async () => {
    const all = await metricsBy('unit');
    const leader = await signIn('squad_leader', { unitCode: 'squad-1' });
    const ofLeader = await metricsBy('unit', leader);
    expect(ofLeader.groups).toEqual(all.groups.filter(({ key }) => key === 'squad-1'));
    expect(ofLeader.total).toEqual(ofLeader.groups[0]?.values);
    const officer = await signIn('officer', { badgeNo: '100001' });
    const own = await metricsBy('officer', officer);
    expect(own.groups).toEqual((await metricsBy('officer')).groups.filter(({ key }) => key === '100001'));
    // Recorders are the unit's.
    expect(own.total.issue).toBeUndefined();
    expect((await metricsBy('brigade', officer)).total).toEqual(own.total);
    for (const metric of metrics) {
      const [ofUnit, ofOne] = [
        await rowsBehind(`metric=${metric}`, leader),
        await rowsBehind(`metric=${metric}`, officer),
      ];
      expect(ofUnit.filter(({ unitCode }) => unitCode !== 'squad-1')).toEqual([]);
      expect(ofOne.filter(({ badgeNo }) => badgeNo !== '100001')).toEqual([]);
      const series = (await get<MetricSeries>(`metrics/series?metric=${metric}&count=4`, officer)).body;
      const total: MetricValue = totalOf(series.total.points);
      expect(total, metric).toEqual(own.total[metric as Metric] ?? { numerator: 0, denominator: 0 });
    }
    expect((await get(`metrics?${week}`, await signIn('ops'))).status).toBe(403);
  });

  it('follows the unit of then', async () => {
    await owner.query('delete from leadership where badge_no = $1', [mover]);
    await owner.query(
      `insert into leadership (badge_no, unit_code, led_from, led_until) values ($1, 'squad-2', null, $2), ($1, 'squad-1', $2, null)`,
      [mover, at('00:00', 3)],
    );
    const after = await rowsBehind(`metric=coverage&badgeNo=${mover}`);
    expect(after.length).toBeGreaterThan(5);
    expect(after.map(({ day, unitCode }) => [day, unitCode])).toEqual(
      after.map(({ day }) => [day, day < '2040-03-13' ? 'squad-2' : 'squad-1']),
    );
  });
});

it.each([
  'metrics?from=2040-03-12&to=2040-03-11',
  'metrics?from=2039-01-01&to=2040-03-11',
  'metrics?from=0001-01-01&to=0001-01-02',
  'metric-rows?metric=use&from=9999-12-31&to=9999-12-31',
  'metrics/series?metric=nothing',
  'metrics/series?metric=use&count=54',
])('refuses %s', async (path) => {
  expect((await get(path)).status).toBe(400);
});

// The last one: a recorder of no unit is a row more of each number.
it('of a unit’s working recorders as many count as it has staff, one of none doesn’t, and spares come last', async () => {
  await owner.query(`insert into unit (unit_code, name, kind) values ('squad-8', '八中队', 'squad')`);
  await owner.query(`insert into officer (badge_no, name, kind, unit_code) values ('800001', '甲', 'sworn', 'squad-8'),
    ('800002', '乙', 'auxiliary', 'squad-8'), ('800003', '丙', 'sworn', 'squad-8')`);
  await owner.query(`insert into recorder (recorder_serial, unit_code, spare, state) values ('H1', 'squad-8', true, 'normal'),
    ('H2', 'squad-8', false, 'normal'), ('H3', 'squad-8', false, 'normal'), ('H4', 'squad-8', false, 'scrapped'),
    ('H5', 'squad-8', true, 'normal'), ('H6', null, false, 'normal')`);
  const rows = (await rowsBehind('metric=issue&unitCode=squad-8&counted=true')).map(({ id }) => id);
  expect(rows).toEqual(['H1', 'H2', 'H3']);
  const of = async () => (await metricsBy('unit')).groups.find(({ key }) => key === 'squad-8')?.values;
  expect(await of()).toMatchObject({
    ...{ issue: { numerator: 3, denominator: 3 }, spares: { numerator: 2, denominator: 2 } },
  });
  const { total, groups } = await metricsBy('unit');
  expect(groups.filter(({ values: { issue } }) => (issue?.numerator ?? 0) > (issue?.denominator ?? 0))).toEqual([]);
  expect(total.issue?.numerator).toBeLessThanOrEqual(total.issue?.denominator ?? 0);
  // Of staff that leaves, a recorder stays behind.
  await owner.query(`update officer set left_on = '2040-03-20' where badge_no = '800003'`);
  expect(await of()).toMatchObject({ issue: { numerator: 2, denominator: 2 } });
  await owner.query(`update recorder set state = 'faulty' where recorder_serial in ('H1', 'H3', 'H5')`);
  expect(await of()).toMatchObject({ issue: { numerator: 1, denominator: 2 } });
});
