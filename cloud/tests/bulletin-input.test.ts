import { canonicalJson } from '@rollcall/shared/contract/canonical-json';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { friday, named, type ReadIssue, readIssue, startBulletins } from './support/bulletin-world.ts';
import { at } from './support/duty-world.ts';

let world: Awaited<ReturnType<typeof startBulletins>>;
beforeAll(async () => {
  world = await startBulletins();
});
beforeEach(() => world.clear());
afterAll(() => world?.stop());

const hour = 3_600_000;
const correctionsOf = ({ content }: ReadIssue, metric: string, unitCode: string | null) =>
  content.corrections.filter((one) => one.metric === metric && one.unitCode === unitCode);

/** The hour that is missing of the officer's shift comes in after all. */
async function missingHourComes(badgeNo: string): Promise<void> {
  const { recorder_serial: recorderSerial } = await world.db
    .selectFrom('holding')
    .select('recorder_serial')
    .where('badge_no', '=', badgeNo)
    .executeTakeFirstOrThrow();
  const announcedAt = at('10:00', 8);
  await world.setup.world.footage({ recorderSerial, from: at('10:00'), to: at('11:00'), announcedAt });
  await world.setup.world.review(announcedAt);
}

it('a file that came late corrects the figures of its week, says why, and does so once', async () => {
  const { badgeNo } = await world.confirmed();
  const first = await world.read(friday());
  expect(first.content.corrections).toEqual([]);
  await world.keep(first);
  expect((await world.read(friday(1))).content.corrections).toEqual([]);
  await missingHourComes(badgeNo);
  const second = await world.read(friday(1));
  expect(correctionsOf(second, 'coverage', 'squad-1')).toEqual([
    {
      issue: { kind: 'weekly', year: 2040, number: expect.any(Number) },
      period: { from: '2040-03-05', to: '2040-03-11' },
      ...{ metric: 'coverage', unitCode: 'squad-1' },
      ...{ was: { numerator: 3 * hour, denominator: 4 * hour }, is: { numerator: 4 * hour, denominator: 4 * hour } },
      why: { added: 0, removed: 0, changed: 1 },
    },
  ]);
  expect(correctionsOf(second, 'timely_import', null)).toMatchObject([
    {
      ...{ was: { numerator: 2, denominator: 2 }, is: { numerator: 2, denominator: 3 } },
      why: { added: 1, removed: 0, changed: 0 },
    },
  ]);
  await world.keep(second);
  const third = await world.read(friday(2));
  expect(third.content.corrections.filter(({ period }) => period.from === '2040-03-05')).toEqual([]);
  // Corrected once more, it is compared with what the correction said.
  await sql`update shift_coverage set recorded_ms = recorded_ms - ${hour / 2}`.execute(world.db);
  expect(correctionsOf(await world.read(friday(2)), 'coverage', null)).toMatchObject([
    { was: { numerator: 4 * hour }, is: { numerator: 3.5 * hour } },
  ]);
});

it('prints what changed the rules, the calendar and the past since the last cut-off, and names nobody by it', async () => {
  const { badgeNo } = await world.confirmed();
  const [past, later] = ['3 days', '-2 days'].map((ago) => sql`now() - interval '${sql.raw(ago)}'`);
  await sql`
    insert into fact (type, subject, payload) values
      ('parameters_changed', 'hq:parameters', '{"before": {"a": 1, "b": [1]}, "after": {"a": 2, "b": [1]}}'), ('calendar_day_set', 'calendar_day:2040-03-14', '{}'),
      ('score_rules_set', 'score_rules:2', '{}'), ('recording_copied', 'recording:x', '{}'),
      ('leadership_corrected', ${`leadership:${badgeNo}`}, jsonb_build_object('badgeNo', ${badgeNo}::text)),
      ('shift_changed', 'shift:past', jsonb_build_object('before', jsonb_build_object('startsAt', ${past}),
        'after', jsonb_build_object('badgeNo', ${badgeNo}::text, 'startsAt', ${later}))),
      ('leave_removed', 'leave:x', jsonb_build_object('badgeNo', ${badgeNo}::text, 'startsAt', '2026-11-20T00:00:00+08:00'::text,
        'endsAt', '2026-11-22T00:00:00+08:00'::text)),
      ('duty_type_changed', 'duty_type:y', '{"before": {"name": "巡逻"}, "after": {"name": "夜间巡逻"}}'),
      ('shift_changed', 'shift:later', jsonb_build_object('after', jsonb_build_object('startsAt', ${later})))
  `.execute(world.db);
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() + interval '1 second' as now`.execute(world.db);
  const cutOff = rows[0]?.now ?? new Date();
  const issue = await readIssue(world.db, cutOff);
  expect(issue.content.changes.map(({ type, subject, unitCode }) => `${type} ${subject} ${unitCode}`)).toEqual([
    'parameters_changed hq:a null',
    'calendar_day_set calendar_day:2040-03-14 null',
    'score_rules_set score_rules:2 null',
    'leadership_corrected null squad-1',
    // The days stand in the place of an id.
    expect.stringMatching(/^shift_changed shift:\d{4}-\d\d-\d\d squad-1$/),
    'leave_removed leave:2026-11-20/2026-11-21 squad-1',
    'duty_type_changed duty_type:夜间巡逻 null',
  ]);
  await world.keep(issue);
  const weekLater = await readIssue(world.db, new Date(cutOff.getTime() + 7 * 24 * hour));
  expect(weekLater.content.changes).toEqual([]);
});

it('holds no badge number and no name, wherever they stood, and does without those that were erased', async () => {
  const badgeNo = await world.several(3);
  await sql`update officer set name = '王某某' where badge_no = ${badgeNo}`.execute(world.db);
  // A file that never came, whose name says whose it is.
  await sql`
    insert into card_file (card_key, path_sha256, size_bytes, path_bytes, path_text, recorder_serial, is_log, captured_at,
      modified_at, first_seen_at, last_seen_at)
    select 'card', 'x', 5, 'x', ${`DCIM/${badgeNo}_1.MP4`}, recorder_serial, false, ${at('09:00')}, ${at('09:00')},
      ${at('13:00')}, ${at('13:00')}
    from recorder limit 1
  `.execute(world.db);
  const first = await world.read(friday());
  expect(first.input.rows.files.rows.filter(([id]) => String(id).startsWith('file:'))).toHaveLength(1);
  const text = canonicalJson(first.input) + canonicalJson(first.content);
  const everybody = await world.db.selectFrom('officer').select(['badge_no', 'name']).execute();
  expect(everybody.length).toBeGreaterThan(3);
  for (const { badge_no: badge, name } of everybody) {
    expect(text).not.toContain(badge);
    expect(text).not.toContain(name);
  }
  expect(named(first)).toEqual([`repeated_findings ${badgeNo}`]);
  await world.keep(first);
  await world.owner.query('update bulletin_person set badge_no = null, name = null, salt = null, erased_at = now()');
  const second = await world.read(friday(1));
  expect([named(second), correctionsOf(second, 'use', null), second.input.earlier[0]?.moved.staff ?? []]).toEqual([
    ...[[], [], []],
  ]);
});

it('the order of rows in the database changes nothing', async () => {
  await world.several(3);
  const text = canonicalJson((await world.read(friday())).input);
  const tables = { shift_coverage: 'as_of', finding: 'changed_at', officer: 'name', recorder: 'spare', shift: 'post' };
  for (const [table, column] of Object.entries(tables)) {
    // Each row is written anew, the last one first.
    const { rows } = await world.owner.query(`select ctid::text from ${table} order by ctid desc`);
    for (const { ctid } of rows)
      await world.owner.query(`update ${table} set ${column} = ${column} where ctid = '${ctid}'`);
  }
  expect(canonicalJson((await world.read(friday())).input)).toBe(text);
});

it('says of findings how they stand, and of a unit that answered too late that it did', async () => {
  const one = await world.confirmed('improper_use');
  await world.several(2);
  const open = await world.several(1);
  await sql`update finding set handling = 'told', told_at = ${at('09:00', 1)} where badge_no = ${open}`.execute(
    world.db,
  );
  await sql`update finding set told_at = ${at('09:00', 1)}, answer_due_on = '2040-03-12'`.execute(world.db);
  await world.owner.query('delete from finding_answer where finding_id <> $1', [one.findingId]);
  const { content } = await world.read(friday());
  expect(content.problems).toEqual([
    {
      ...{ violationClass: 'improper_use', kind: 'coverage_below_threshold', unitCode: 'squad-1' },
      ...{ told: 4, open: 1, confirmed: 3, excused: 0, unfounded: 0, findingIds: expect.any(Array) },
    },
  ]);
  expect(content.criticism.units).toEqual([
    {
      ...{ key: 'answers_late:squad-1', rule: 'answers_late', unitCode: 'squad-1', metric: 'answer' },
      ...{ counted: 3, limit: 0 },
    },
  ]);
});
