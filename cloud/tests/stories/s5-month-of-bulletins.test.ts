import { randomUUID } from 'node:crypto';
import { bulletinMakers } from '@rollcall/cloud/bulletins/makers';
import { submitBulletin } from '@rollcall/cloud/bulletins/prepare-bulletin';
import { readSealedFile } from '@rollcall/cloud/bulletins/read-sealed-file';
import { sealBulletin } from '@rollcall/cloud/bulletins/seal-bulletin';
import { takeBulletins } from '@rollcall/cloud/bulletins/take-bulletins';
import { createObjectStore } from '@rollcall/cloud/objects/object-store';
import type { BulletinKind, SealedBulletin } from '@rollcall/shared/bulletins/content';
import type { BulletinInput } from '@rollcall/shared/bulletins/input';
import { periodsBefore } from '@rollcall/shared/bulletins/periods';
import { type Metric, type MetricValue, metrics } from '@rollcall/shared/metrics/formulas';
import { addDays } from '@rollcall/shared/rules/local-date';
import { createTestStore } from '@rollcall/test/test-store';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ByHand, countByHand } from '../support/bulletin-oracle.ts';
import { at, type DutyWorld, startDutyWorld } from '../support/duty-world.ts';

// April of a brigade of three squads and a section, in which some record nothing, some too little and some bring it too late. Each
// Friday at eight the week is cut off, and the month on the first working day after it; two persons seal each issue, and every number of
// its file in the store is counted again by hand.

const importMs = 24 * 3_600_000;
/** The first Monday: the second of April. */
const start = 23;
const squads = ['squad-1', 'squad-2', 'squad-3', 'legal'];
const officers = Array.from({ length: 7 }, (_, nr) => ({
  badgeNo: String(110_001 + nr),
  recorderSerial: `M00000${nr}`,
  unitCode: squads[nr % squads.length] ?? '',
}));
const campaignId = randomUUID();

let world: DutyWorld;
let owner: pg.Client;
let inspector: string;
let decides: string;
let s3: Awaited<ReturnType<typeof createTestStore>>;
let store: ReturnType<typeof createObjectStore>;
beforeAll(async () => {
  world = await startDutyWorld();
  s3 = await createTestStore();
  store = createObjectStore({ ...s3.settings, grantForm: 'content-sha256' });
  await store.ensureBucket();
  owner = new pg.Client({ connectionString: world.hq.ownerUrl });
  owner.setTypeParser(1082, String);
  await owner.connect();
  await owner.query(`
    insert into unit (unit_code, name, kind, parent_code) values ('brigade', '丰镇大队', 'brigade', null),
      ('squad-3', '三中队', 'squad', 'brigade'), ('legal', '法制科', 'section', 'brigade')
  `);
  await owner.query(`update unit set retired = true where unit_code = 'U1'`);
  await owner.query(
    `insert into campaign (campaign_id, name, campaign_type, starts_on) values ($1, '酒驾整治', 'drink_driving', '2040-04-01')`,
    [campaignId],
  );
  const { rows } = await owner.query<{ account_id: string }>(
    `insert into account (username, password_hash, role) values ('inspects', 'x', 'inspector'), ('decides', 'x', 'inspector')
     returning account_id`,
  );
  // The first working day of May is the Friday on which the last week is cut off.
  await owner.query(`
    insert into calendar_day (day, kind, name, note, late_change, set_by, set_at, reason)
    select day, 'holiday', '劳动节', '', false, 'test', '2040-01-01', 'x'
    from generate_series(date '2040-05-01', '2040-05-03', interval '1 day') as day
  `);
  [inspector = '', decides = ''] = rows.map((row) => row.account_id);
  for (const { badgeNo, recorderSerial, unitCode } of officers) {
    await world.officer(badgeNo, unitCode);
    await world.recorder(recorderSerial);
    await owner.query('update recorder set unit_code = $2 where recorder_serial = $1', [recorderSerial, unitCode]);
  }
  await world.recorder('M999999');
  await owner.query(`update recorder set spare = true where recorder_serial = 'M999999'`);
}, 120_000);
afterAll(async () => {
  await owner?.end();
  await world?.stop();
  store?.close();
  await s3?.stop();
});

/** A shift from eight to twelve, with what there is of it. */
async function duty(nr: number, day: number): Promise<void> {
  const { badgeNo, recorderSerial } = officers[nr] ?? { badgeNo: '', recorderSerial: '' };
  const shiftId = await world.shift(badgeNo, at('08:00', day), at('12:00', day));
  await world.hold(recorderSerial, badgeNo, at('07:30', day), at('12:30', day));
  if (nr % 3 === 0) await owner.query('update shift set campaign_id = $2 where shift_id = $1', [shiftId, campaignId]);
  const fate = (nr * 7 + day * 3) % 11;
  const from = (time: string) => at(time, day);
  const clip = (begins: string, ends: string, announcedAt = from('13:00')) =>
    world.footage({ recorderSerial, from: from(begins), to: from(ends), announcedAt });
  if (fate === 1) return;
  if (fate === 2) await clip('08:00', '12:00', at('13:00', day + 2));
  else if (fate < 5) {
    await clip('08:00', '10:00');
    await clip('11:00', '12:00');
    // Of two gaps one is exempt.
    if (fate === 3) {
      await owner.query(
        `insert into exemption (badge_no, starts_at, ends_at, reason_code, explanation, state, asked_by, asked_at, decided_by,
           decided_at, decision_reason)
         values ($1, $2, $3, 'privacy', 'x', 'approved', $4, $3, $5, $3, 'x')`,
        [badgeNo, from('10:00'), from('11:00'), inspector, decides],
      );
    }
  } else await clip('08:00', '12:00');
  if (fate % 2 === 0) await activity(badgeNo, day, fate === 4 ? '10:10' : '09:00', nr % 3 === 0);
}

async function activity(badgeNo: string, day: number, time: string, inCampaign: boolean): Promise<void> {
  const [startsAt, id] = [at(time, day), randomUUID()];
  const endsAt = new Date(startsAt.getTime() + 10 * 60_000);
  await world.db
    .insertInto('activity')
    .values({
      ...{
        activity_id: id,
        source: 'test',
        source_id: id,
        kind: 'summary_penalty',
        starts_at: startsAt,
        ends_at: endsAt,
      },
      ...{ review_at: new Date(), campaign_id: inCampaign ? campaignId : null },
    })
    .execute();
  await world.db
    .insertInto('activity_officer')
    .values({ activity_id: id, badge_no: badgeNo, starts_at: startsAt, ends_at: endsAt })
    .execute();
}

/** What HQ and people do until Friday morning: files are verified and classified, findings answered, decided and put right. */
async function officeWork(week: number): Promise<void> {
  await owner.query(`
    update recording set state = 'verified', version_id = 'v', uploaded_at = announced_at, verified_at = announced_at
    where state <> 'verified' and extract(day from captured_at)::int % 5 <> 1
  `);
  await owner.query(
    `update recording set category = 'routine', category_by = $1, category_at = announced_at, category_reason = 'x'
     where extract(day from captured_at)::int % 3 = 0`,
    [inspector],
  );
  // Told on the days of duty, so that each week has its own; every third one isn't answered.
  await owner.query(`
    update finding set told_at = duty_date + time '18:00', answer_due_on = duty_date + 3 where handling = 'told' and judged is null
  `);
  const { rows } = await owner.query(
    `select * from finding where handling = 'told' order by duty_date, badge_no, kind`,
  );
  await owner.query('set session_replication_role = replica');
  for (const [nr, finding] of rows.entries()) {
    const decidedAt = at('09:00', start + 7 * week + 8);
    const { finding_id: findingId, kind, badge_no: badgeNo } = finding;
    if (nr % 3 > 0) {
      await owner.query(
        `insert into finding_answer (finding_id, finding_kind, text, answered_by, answered_at, late)
         values ($1, $2, 'x', $3, $4, $5)`,
        [findingId, kind, inspector, new Date(finding.told_at.getTime() + 3_600_000), nr % 3 === 2],
      );
    }
    const handling = ['told', 'confirmed', 'excused', 'unfounded', 'rectifying'][nr % 5];
    await owner.query("update finding set handling = $2, judged = '{}' where finding_id = $1", [findingId, handling]);
    if (handling !== 'confirmed' && handling !== 'rectifying') continue;
    await owner.query(
      `insert into finding_decision (finding_id, step, state, finding_kind, violation_class, badge_nos, reason, decided_by, decided_at)
       values ($1, 'confirm', 'counts', $2, 'improper_use', array[$3], 'x', $4, $5)`,
      [findingId, kind, badgeNo, inspector, decidedAt],
    );
    if (handling === 'confirmed') continue;
    const settled = week % 2 === 0 ? ['passed', at('12:00', start + 7 * week + 9)] : ['ordered', null];
    await owner.query(
      `insert into rectification (order_year, order_no, finding_id, finding_kind, task, owner_badge_no, due_on, state, ordered_by,
         ordered_at, settled_at)
       values (2040, $1, $2, $3, 'x', $4, $5, $6, $7, $8, $9)`,
      [
        week * 100 + nr,
        findingId,
        kind,
        badgeNo,
        addDays('2040-04-10', 7 * week),
        settled[0],
        inspector,
        decidedAt,
        settled[1],
      ],
    );
  }
  await spotChecks(week);
  await owner.query(
    `insert into field_inspection (inspection_id, form_key, badge_no, unit_code, duty_date, inspected_at, at_place, items, note, faulty,
       recorded_by, recorded_at)
     select gen_random_uuid(), gen_random_uuid(), '110001', 'squad-1', $1::date, $1::timestamptz, 'x', '{}', '', n = 1, $2, $1::timestamptz
     from generate_series(1, $3::integer) as n`,
    [at('10:00', start + 7 * week + 2), inspector, week + 1],
  );
  await owner.query('set session_replication_role = origin');
}

/** A draw each week, finished the day before the cut-off: of four by ratio two pass, one has a fault and one waits; by turn one passes. */
async function spotChecks(week: number): Promise<void> {
  const finishedAt = at('12:00', start + 7 * week + 10);
  const plan = { version: 3, turn: 4, strata: [{ key: 'rest', perMille: 200, minimum: 1, cap: null }] };
  const { rows } = await owner.query(
    `insert into fact (type, subject, payload) values ('draw_closed', $1, $2) returning fact_id`,
    [`draw:${week + 1}`, JSON.stringify(closeOf(week + 1, plan))],
  );
  await owner.query(
    `insert into draw (draw, fixed, fixed_fact_id, fixed_at, announced_at, closes_at, announced_fact_id, closed_at, closed_fact_id,
       population, finished_at, finished_fact_id, seed, sampled)
     values ($1, $2, 1, $3, $3, $3, 1, $3, $4, 20, $3, 1, repeat('0', 64), 5)`,
    [
      week + 1,
      JSON.stringify({ draw: week + 1, plan, roster: [], order: { draw: 0, seed: '0'.repeat(64) } }),
      finishedAt,
      rows[0].fact_id,
    ],
  );
  for (const [nr, outcome] of ['pass', 'pass', 'fault', null, 'pass'].entries()) {
    const item = randomUUID();
    const unitCode = squads[(nr + week) % squads.length];
    await owner.query(
      `insert into check_item (kind, item, badge_no, tag, unit_code, duty_type, ripe_at, fact_id)
       values ('shift', $1, '110001', repeat('a', 64), $2, 'road_patrol', $3, $4)`,
      [item, unitCode, finishedAt, 100_000 + week * 10 + nr],
    );
    await owner.query(
      `insert into draw_item (draw, kind, item, stratum, place, why) values ($1, 'shift', $2, 'rest', $3, $4)`,
      [week + 1, item, nr + 1, nr === 4 ? 'turn' : 'ratio'],
    );
    if (outcome === null) continue;
    await owner.query(
      `insert into review (draw, place, kind, item, round, state, badge_no, unit_code, starts_at, ends_at, reviewer_id, assigned_at,
         checklist_version, submitted_at, answers, outcome, done_at)
       values ($1, $2, 'shift', $3, 1, 'done', '110001', $4, $5, $5, gen_random_uuid(), $5, 1, $5, '{}', $6, $5)`,
      [week + 1, nr + 1, item, unitCode, finishedAt, outcome],
    );
  }
}

const closeOf = (draw: number, plan: object) => {
  const leaf = { index: 1, hash: '0'.repeat(64) };
  return {
    ...{ draw, closedAt: '2040-04-01T00:00:00.000Z', after: leaf, announcement: leaf, secret: '0'.repeat(64) },
    ...{ commitments: [], again: [], exclusions: [] },
    population: { size: 20, root: '1'.repeat(64), strata: [{ key: 'rest', size: 20 }] },
    next: { draw: draw + 1, plan, roster: [], order: { draw: 0, seed: '0'.repeat(64) } },
  };
};

interface SealedIssue {
  input: BulletinInput;
  content: SealedBulletin['content'];
}

/** HQ drafts what is due at this cut-off, one inspector completes it and another one seals it: what the store has of it then. */
async function sealed(kind: BulletinKind, cutOff: Date): Promise<SealedIssue> {
  const deps = { db: world.db, store, makers: bulletinMakers, now: () => new Date(cutOff.getTime() + 60_000) };
  await takeBulletins(deps);
  const draft = await world.db
    .selectFrom('bulletin')
    .select(['bulletin_id', 'version', 'cut_off'])
    .where('kind', '=', kind)
    .where('state', '=', 'draft')
    .executeTakeFirstOrThrow();
  expect(draft.cut_off).toEqual(cutOff);
  const id = draft.bulletin_id;
  const who = { actingFor: null, name: null, unitCode: null, badgeNo: null };
  await submitBulletin(deps, { ...who, accountId: inspector, username: 'inspects' }, id, draft.version);
  await sealBulletin(deps, { ...who, accountId: decides, username: 'decides' }, id, { version: draft.version + 1 });
  const read = async (name: string) =>
    JSON.parse(Buffer.from(await readSealedFile(world.db, store, id, name)).toString());
  return { input: await read('input.json'), content: (await read('bulletin.json')).content };
}

const none: MetricValue = { numerator: 0, denominator: 0 };

/** Everything that an issue says is what somebody says who counts in the tables. */
async function agreesWithTables({ input, content }: SealedIssue): Promise<ByHand> {
  const { period, before, cutOff } = input;
  const of = ({ from, to }: { from: string; to: string }) =>
    countByHand(owner, { from, to: addDays(to, 1), asOf: new Date(cutOff), importMs });
  const [now, then] = [await of(period), await of(before)];
  expect(content.overview.units.map(({ unitCode }) => unitCode)).toEqual(squads.toSorted());
  for (const { unitCode, figures } of content.overview.units) {
    const byHand = (values: ByHand['units'], metric: Metric) => values.get(String(unitCode))?.[metric] ?? none;
    const counted = metrics.map((metric) => ({
      metric,
      now: byHand(now.units, metric),
      before: byHand(then.units, metric),
    }));
    expect(figures, `${input.kind} ${period.from} ${unitCode}`).toEqual(counted);
  }
  for (const { metric, now: total } of content.overview.total) {
    const parts = content.overview.units.flatMap(({ figures }) => figures.filter((one) => one.metric === metric));
    expect(total).toEqual({
      numerator: parts.reduce((sum, part) => sum + part.now.numerator, 0),
      denominator: parts.reduce((sum, part) => sum + part.now.denominator, 0),
    });
  }
  const [campaign] = content.campaigns;
  for (const metric of ['coverage', 'must_record'] as const) {
    const said = campaign?.figures.find((one) => one.metric === metric)?.now;
    expect(said).toEqual(now.campaigns.get(campaignId)?.[metric] ?? none);
  }
  expect(
    content.problems
      .map((one) => [
        one.violationClass,
        one.kind,
        one.unitCode,
        one.told,
        one.open,
        one.confirmed,
        one.excused,
        one.unfounded,
      ])
      .map((cells) => cells.join(' '))
      .sort(),
  ).toEqual(now.problems);
  expect(
    Object.fromEntries(content.rectifications.map((one) => [one.unitCode, [one.ordered, one.done, one.overdue]])),
  ).toEqual(now.rectifications);
  expect(content.checks.inspections).toEqual(now.inspections);
  return now;
}

it('S5 S4 S13 S14 four weekly bulletins and the review of the month say what somebody counts by hand in the tables', async () => {
  const seen: ByHand[] = [];
  for (let week = 0; week < 4; week++) {
    for (let day = start + 7 * week; day < start + 7 * week + 5; day++) {
      for (const nr of officers.keys()) if ((nr + day) % 4 > 0) await duty(nr, day);
    }
    if (week === 1) {
      await owner.query(
        `insert into repair_ticket (recorder_serial, symptom, reported_at, state) values ('M000001', 'x', $1, 'open')`,
        [at('09:00', start + 8)],
      );
      await owner.query(`update recorder set state = 'faulty' where recorder_serial = 'M000001'`);
    }
    const cutOff = at('08:00', start + 7 * week + 11);
    await world.review(cutOff);
    await officeWork(week);
    const issue = await sealed('weekly', cutOff);
    expect(issue.content.period).toEqual(periodsBefore('weekly', { from: '2040-04-02' }, -week));
    seen.push(await agreesWithTables(issue));
    const [draw] = issue.content.checks.draws;
    expect(draw).toMatchObject({ draw: week + 1, state: 'finished', planVersion: 3, population: 20, turns: 1 });
    expect(draw?.strata).toEqual([
      ...[
        {
          key: 'rest',
          perMille: 200,
          minimum: 1,
          cap: null,
          size: 20,
          drawn: 4,
          capped: false,
          done: 3,
          passed: 2,
          skipped: 0,
        },
      ],
    ]);
    // What was late, or told later, corrects nothing that wasn't known at the cut-off.
    expect(issue.content.corrections.filter(({ metric }) => metric === 'coverage')).toEqual([]);
  }
  // Nothing of it is all or nothing.
  for (const metric of [
    'answer',
    'use',
    'coverage',
    'timely_import',
    'must_record',
    'integrity',
    'classified',
  ] as const) {
    const values = seen.flatMap(({ units }) => [...units.values()].flatMap((of) => of[metric] ?? []));
    const sum = (part: keyof MetricValue) => values.reduce((total, value) => total + value[part], 0);
    expect([metric, sum('numerator') > 0, sum('numerator') < sum('denominator')]).toEqual([metric, true, true]);
  }
  expect(seen.flatMap(({ problems }) => problems).length).toBeGreaterThan(10);

  const month = await sealed('monthly', at('08:00', start + 32));
  expect(month.content.period).toEqual({ from: '2040-04-01', to: '2040-04-30' });
  await agreesWithTables(month);
  const { trends = [], scores } = month.content.monthly ?? {};
  expect(trends.map(({ metric }) => metric)).toEqual(metrics);
  for (const { metric, periods, total, units } of trends) {
    expect([periods.length, periods.at(-1)]).toEqual([6, month.content.period]);
    expect(total.at(-1)).toEqual(month.content.overview.total.find((one) => one.metric === metric)?.now);
    for (const { unitCode, points } of units) {
      const figures = month.content.overview.units.find((one) => one.unitCode === unitCode)?.figures;
      expect(points.at(-1)).toEqual(figures?.find((one) => one.metric === metric)?.now);
    }
  }
  expect(scores?.units.map(({ unitCode }) => unitCode)).toEqual(expect.arrayContaining(['legal', 'squad-1']));
  expect(month.content.checks.draws).toHaveLength(4);
});
