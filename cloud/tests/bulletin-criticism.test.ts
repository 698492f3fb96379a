import { finaliseEntries } from '@rollcall/cloud/findings/accountability/end-entries';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { decide, say, see as seeEntry } from './support/accountability-world.ts';
import { cleared, friday, named, startBulletins } from './support/bulletin-world.ts';
import { at } from './support/duty-world.ts';

let world: Awaited<ReturnType<typeof startBulletins>>;
beforeAll(async () => {
  world = await startBulletins();
});
beforeEach(() => world.clear());
afterAll(() => world?.stop());

const [tuesday, nextMonday] = [at('09:00', 3), at('09:00', 9)];

describe('who is named', () => {
  it('nobody before three whole working days since he saw the decision, and then once', async () => {
    const early = await world.confirmed();
    const late = await world.confirmed();
    const blind = await world.confirmed();
    await early.seen();
    // Whoever only opens the finding and what was decided hasn't seen it.
    for (const path of ['findings/', 'finding-decisions?findingId='])
      await blind.officer.get(`${path}${blind.findingId}`);
    world.setClock(tuesday);
    await late.seen();

    const first = await world.read(friday());
    expect(named(first)).toEqual([`confirmed_deletion ${early.badgeNo}`]);
    expect(first.content.criticism.persons[0]).toMatchObject({
      ...{ key: `confirmed_deletion:${first.personOf(early.badgeNo)}`, violationClass: 'unauthorised_deletion' },
      decisions: [{ findingId: early.findingId, dutyDate: '2040-03-10' }],
    });
    // A holiday is no working day, so he has had two only.
    await world.owner.query(`
      insert into calendar_day (day, kind, name, note, late_change, set_by, set_at, reason)
      select '2040-03-14', 'holiday', 'x', '', false, account_id, now(), 'x' from account limit 1
    `);
    expect(named(await world.read(friday()))).toEqual([]);
    await world.owner.query('delete from calendar_day');

    await world.keep(first);
    const second = await world.read(friday(1));
    expect(named(second)).toEqual([`confirmed_deletion ${late.badgeNo}`]);
    await world.keep(second);
    expect(named(await world.read(friday(2)))).toEqual([]);
    world.setClock(nextMonday);
    await blind.seen();
    expect(named(await world.read(friday(2)))).toEqual([`confirmed_deletion ${blind.badgeNo}`]);
  });

  it('nobody while an appeal waits; he is named in the first issue after it was dismissed', async () => {
    const { findingId, badgeNo, seen } = await world.confirmed();
    await seen();
    const settle = await world.appeal(badgeNo, findingId);
    const first = await world.read(friday());
    expect(named(first)).toEqual([]);
    await world.keep(first);
    world.setClock(nextMonday);
    await settle('dismissed');
    expect(named(await world.read(friday(1)))).toEqual([`confirmed_deletion ${badgeNo}`]);
  });

  it.each(['excused', 'unfounded', 'told'])('nobody whose finding is %s', async (handling) => {
    const { findingId, badgeNo, seen } = await world.confirmed();
    await seen();
    expect(named(await world.read(friday()))).toEqual([`confirmed_deletion ${badgeNo}`]);
    await sql`update finding set handling = ${handling} where finding_id = ${findingId}`.execute(world.db);
    expect(named(await world.read(friday()))).toEqual([]);
  });

  it('nobody without a rule: once is enough for a deletion only, and never without a violation', async () => {
    await (await world.confirmed('damaged')).seen();
    const { findingId, seen } = await world.confirmed();
    await seen();
    await sql`update finding_decision set violation_class = null where finding_id = ${findingId}`.execute(world.db);
    expect(named(await world.read(friday()))).toEqual([]);
    await world.several(3);
    await sql`update finding set rule_key = 'integrity', kind = 'object_missing'`.execute(world.db);
    expect(named(await world.read(friday()))).toEqual([]);
  });

  it('whoever has three confirmed findings that he saw; each counts in one issue only', async () => {
    const badgeNo = await world.several(2);
    const first = await world.read(friday());
    expect(named(first)).toEqual([]);
    await world.keep(first);
    world.setClock(nextMonday);
    await world.several(1, badgeNo);
    // With the two that were counted it would be three.
    expect(named(await world.read(friday(1)))).toEqual([]);
    await world.several(2, badgeNo);
    const second = await world.read(friday(1));
    expect(named(second)).toEqual([`repeated_findings ${badgeNo}`]);
    expect(second.content.criticism.persons[0]?.decisions).toHaveLength(3);
  });

  it('whom a final case criticises by name, citing it; neither the case nor its decision names him again', async () => {
    const { caseId, officer, person, findingId, badgeNo } = await world.openCase('unauthorised_deletion');
    await world.see(badgeNo, findingId);
    await say(officer, person);
    await decide(await world.setup.signIn('brigade_leader'), person, { outcome: 'named_criticism' });
    await seeEntry(officer, person);
    expect(named(await world.read(friday()))).toEqual([`confirmed_deletion ${badgeNo}`]);
    await finaliseEntries(world.db, at('00:00', 60));
    const settle = await world.appeal(badgeNo, findingId);
    expect(named(await world.read(friday()))).toEqual([]);
    await settle('dismissed');
    const issue = await world.read(friday());
    expect(named(issue)).toEqual([`named_by_case ${badgeNo}`]);
    expect(issue.content.criticism.persons[0]).toMatchObject({ caseId, decisions: [{ findingId }] });
    await world.keep(issue);
    expect(named(await world.read(friday(1)))).toEqual([]);
  });

  it('nobody again whom people took off; whoever stood in a draft that was dropped', async () => {
    const { badgeNo, seen } = await world.confirmed();
    await seen();
    const first = await world.read(friday());
    const takenOff = [{ key: first.content.criticism.persons[0]?.key ?? '', reason: '情节轻微' }];
    const bulletinId = await world.keep(first, { takenOff });
    expect(named(await world.read(friday(1)))).toEqual([]);
    // Nobody cleared him who was never named.
    await sql`update finding set handling = 'excused'`.execute(world.db);
    expect(cleared(await world.read(friday(1)))).toEqual([]);
    await sql`update finding set handling = 'confirmed'`.execute(world.db);
    await world.owner.query('delete from bulletin_person where bulletin_id = $1', [bulletinId]);
    await world.owner.query('delete from bulletin where bulletin_id = $1', [bulletinId]);
    await world.keep(first, { state: 'dropped' });
    expect(named(await world.read(friday(1)))).toEqual([`confirmed_deletion ${badgeNo}`]);
  });
});

describe('who is cleared', () => {
  it('whoever was named and won his appeal, once and as he was named; without his name if he asked for that', async () => {
    const one = await world.confirmed();
    const quiet = await world.confirmed();
    for (const { seen } of [one, quiet]) await seen();
    const first = await world.read(friday());
    const bulletinId = await world.keep(first);
    expect(named(first)).toHaveLength(2);
    await world.db
      .insertInto('bulletin_quiet')
      .values({ bulletin_id: bulletinId, person: first.personOf(quiet.badgeNo) ?? '', asked_at: world.now() })
      .execute();
    world.setClock(nextMonday);
    for (const { badgeNo, findingId } of [one, quiet]) await (await world.appeal(badgeNo, findingId))('upheld');
    const second = await world.read(friday(1));
    expect(cleared(second)).toEqual([
      `confirmed_deletion ${one.badgeNo} appeal_upheld`,
      'confirmed_deletion null appeal_upheld',
    ]);
    await world.keep(second);
    expect(cleared(await world.read(friday(2)))).toEqual([]);
  });

  it.each([
    ['excused', `update finding set handling = 'excused'`],
    ['unfounded', `update finding set handling = 'unfounded'`],
    ['reopened', `update finding set handling = 'told', judged = null`],
    // Told anew, because the data said more, and then it took all of it back.
    ['unfounded', `update finding set handling = 'closed', judged = null, state = 'resolved', resolved_at = now()`],
    ['corrected', `update finding_decision set violation_class = 'damaged'`],
  ])('whose decision was %s', async (why, change) => {
    const { badgeNo, seen } = await world.confirmed();
    await seen();
    const first = await world.read(friday());
    await world.keep(first);
    expect(cleared(await world.read(friday(1)))).toEqual([]);
    await world.owner.query(change);
    expect(cleared(await world.read(friday(1)))).toEqual([`confirmed_deletion ${badgeNo} ${why}`]);
  });
});
