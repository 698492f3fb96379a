import { randomUUID } from 'node:crypto';
import { planActivityChanges, writeActivities } from '@rollcall/cloud/activities/save-activities';
import { changeShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { findingKindSchema, type ViolationClass, violationClassSchema } from '@rollcall/shared/http/findings';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at, type DutyWorld, startDutyWorld } from './support/duty-world.ts';
import { letRulesBegin } from './support/let-rules-begin.ts';

let world: DutyWorld;
beforeAll(async () => {
  world = await startDutyWorld();
  await letRulesBegin(world.db, '2040-04-01');
});
afterAll(() => world?.stop());

const notRecorded = [
  ...['no_footage', 'coverage_below_threshold', 'coverage_gap', 'activity_not_covered', 'started_too_late'],
  ...['stopped_early', 'spot_check_full_recording'],
];
const losses = ['missing_since_dock', 'logged_but_absent', 'sequence_hole'];
const none = [
  'burst_of_tickets',
  'clock_drift',
  'custody_disputed',
  'object_missing',
  'object_changed',
  'object_unreadable',
];
const grades = ['proved', 'strong', 'weak', null];

/** What the page of the docs says. */
function expected(edition: number, kind: string, grade: string | null): ViolationClass | null {
  if (none.includes(kind)) return null;
  if (kind === 'damaged') return 'damaged';
  if (losses.includes(kind))
    return edition === 2 && grade !== 'proved' && grade !== 'strong' ? 'incomplete' : 'unauthorised_deletion';
  return edition === 1 && notRecorded.includes(kind) ? 'incomplete' : 'improper_use';
}

describe('a class', () => {
  it('follows from the edition of the rules, the kind and the grade', async () => {
    const { rows } = await sql<{ edition: number; kind: string; grade: string | null; class: ViolationClass | null }>`
      select edition, kind, grade, violation_class_of(edition::smallint, kind, grade) as class
      from unnest(array[1, 2]) as edition, unnest(${findingKindSchema.options}::text[]) as kind, unnest(${grades}::text[]) as grade
    `.execute(world.db);
    expect(rows).toHaveLength(2 * findingKindSchema.options.length * grades.length);
    expect(rows.filter((row) => row.class !== expected(row.edition, row.kind, row.grade))).toEqual([]);
  });

  it('is told in the words of another edition by one table', async () => {
    const { rows } = await sql<{ wanted: number; kind: string; class: ViolationClass; told: ViolationClass | null }>`
      select wanted, kind, class, violation_class_in(wanted::smallint, (3 - wanted)::smallint, kind, class) as told
      from unnest(array[1, 2]) as wanted, unnest(${findingKindSchema.options}::text[]) as kind,
        unnest(${violationClassSchema.options}::text[]) as class
    `.execute(world.db);
    const others = rows.filter((row) => row.told !== row.class);
    const changes = new Set(others.map((row) => `${row.wanted} ${row.class} ${row.told}`));
    expect([...changes].sort()).toEqual([
      '1 improper_use incomplete',
      '1 incomplete null',
      '2 incomplete improper_use',
    ]);
    const kindsOf = (told: string | null) => new Set(others.filter((row) => row.told === told).map(({ kind }) => kind));
    expect([kindsOf('incomplete'), kindsOf('improper_use'), kindsOf(null)]).toEqual([
      ...[new Set(notRecorded), new Set(notRecorded), new Set(losses)].map((kinds) => kinds),
    ]);
  });
});

/** A penalty, as somebody types it in. @returns its id */
async function tell(badgeNo: string, startsAt: Date): Promise<string> {
  const { db, change } = world;
  const told = { source: 'page', sourceId: randomUUID(), kind: 'summary_penalty', startsAt, endsAt: startsAt } as const;
  const without = { place: '解放路', plateNo: null, caseNo: null, ticketNo: null, campaignId: null };
  return db.transaction().execute(async (tx) => {
    const plan = await planActivityChanges(tx, [{ ...told, ...without, badgeNos: [badgeNo] }], change);
    const [activityId = ''] = await writeActivities(tx, plan, change);
    return activityId;
  });
}

describe('a finding', () => {
  const [last, first] = [21, 22];
  const found = async (shiftId: string) => {
    const { rules_edition: edition, violation_class: violation } = await world.finding(shiftId, 'no_footage');
    return [edition, violation];
  };
  const shift = (badgeNo: string, day: number, hours: [string, string], days = 0) =>
    world.shift(badgeNo, at(hours[0], day), at(hours[1], day + days));

  it('is judged by the rules that counted when its duty began, however late that is found', async () => {
    const badges = ['200001', '200002', '200003', '200004'];
    for (const badgeNo of badges) await world.officer(badgeNo);
    const [before = '', night = '', midnight = '', after = ''] = [
      await shift('200001', last, ['08:00', '12:00']),
      await shift('200002', last, ['23:00', '07:00'], 1),
      await shift('200003', first, ['00:00', '08:00']),
      await shift('200004', first, ['08:00', '12:00']),
    ];
    await world.review(at('00:00', 40));
    const [old, new_] = [
      [1, 'incomplete'],
      [2, 'improper_use'],
    ];
    expect([await found(before), await found(night), await found(midnight), await found(after)]).toEqual([
      ...[old, old, new_, new_],
    ]);
    const facts = await world.db.selectFrom('fact').select('payload').where('type', '=', 'finding_opened').execute();
    expect(facts.map(({ payload }) => `${payload?.rulesEdition} ${payload?.violationClass}`).sort()).toEqual([
      ...['1 incomplete', '1 incomplete', '2 improper_use', '2 improper_use'],
    ]);
  });

  it('of an activity without footage has a grade by the old rules, and its doubts by the new ones', async () => {
    await world.officer('200021');
    const told: string[] = [];
    for (const day of [last, first]) {
      await shift('200021', day, ['08:00', '12:00']);
      told.push(await tell('200021', at('09:00', day)));
    }
    await world.review(at('00:00', 40));
    const { rows } = await sql<{ grade: string | null; doubts: { kind: string }[] | null; edition: number }>`
      select grade, detail -> 'doubts' as doubts, rules_edition as edition from finding
      where activity_id = any(${told}::uuid[]) order by duty_date
    `.execute(world.db);
    expect(rows.map(({ grade, doubts, edition }) => [grade, doubts?.map(({ kind }) => kind), edition])).toEqual([
      ['weak', undefined, 1],
      [null, ['unconfirmed'], 2],
    ]);
  });

  it('keeps them when its duty is corrected across the date, and when it is judged anew', async () => {
    for (const badgeNo of ['200011', '200012']) await world.officer(badgeNo);
    const [forward, back] = [
      await shift('200011', last, ['22:00', '23:50']),
      await shift('200012', first, ['00:10', '02:00']),
    ];
    await world.review(at('00:00', 40));
    const was = [await found(forward), await found(back)];
    const { change } = world;
    await changeShift(world.db, forward, { startsAt: at('01:00', first), endsAt: at('02:50', first) }, change);
    await changeShift(world.db, back, { startsAt: at('20:00', last), endsAt: at('22:00', last) }, change);
    await world.review(at('00:00', 41));
    expect([await found(forward), await found(back)]).toEqual(was);
    expect(was).toEqual([
      [1, 'incomplete'],
      [2, 'improper_use'],
    ]);
  });
});
