import type { ConfirmedCountRow, ConfirmedEntryRow } from '@rollcall/shared/resources/confirmed-entries';
import { howMany } from '@rollcall/test/how-many';
import { outsideCause } from '@rollcall/test/outside-cause';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as acts from './support/accountability-world.ts';
import { monday } from './support/accountability-world.ts';
import { consequencesByHand, type ToldFact } from './support/consequences-oracle.ts';
import { at } from './support/duty-world.ts';
import type { Person } from './support/explaining-setup.ts';
import {
  colleague,
  type Deed,
  type FindingDeeds,
  firstLeader,
  type Subject,
  secondLeader,
  startFindingDeeds,
} from './support/finding-deeds.ts';
import { letRulesBegin } from './support/let-rules-begin.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    confirmed-counts          a a a u r - a elsewhere
GET    confirmed-entries         a a a u r - a elsewhere
GET    exports/confirmed-counts  a a a u r - a elsewhere
GET    exports/confirmed-entries a a a u r - a elsewhere
`);

let { world, people, findingOfTwo, step, deeds } = {} as FindingDeeds;
beforeAll(async () => {
  ({ world, people, findingOfTwo, step, deeds } = await startFindingDeeds());
});
afterAll(() => world?.stop());
beforeEach(() => world.setClock(monday));

async function expectedOf({ findingId, leaders, caseIds }: Subject) {
  const entries = new Map<string, string>();
  for (const caseId of caseIds) {
    const { entries: of } = await acts.readCase(people.brigade, caseId);
    for (const { entryId, role, badgeNo } of of) entries.set(entryId, `${role} ${badgeNo}`);
  }
  const subjects = [`finding:${findingId}`, ...caseIds.map((caseId) => `accountability_case:${caseId}`)];
  const { rows } = await sql<ToldFact>`
    select type, payload from fact where subject = any(${subjects}) order by fact_id
  `.execute(world.db);
  return consequencesByHand(rows, leaders, entries);
}

async function all(who: Person, query = ''): Promise<ConfirmedEntryRow[]> {
  const rows: ConfirmedEntryRow[] = [];
  let cursor = '';
  for (;;) {
    const { body } = await who.get<{ rows: ConfirmedEntryRow[]; nextCursor: string | null }>(
      `confirmed-entries?limit=7${query}${cursor}`,
    );
    rows.push(...body.rows);
    if (body.nextCursor === null) return rows;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
}
const counts = async (who: Person, query = '') =>
  (await who.get<{ rows: ConfirmedCountRow[] }>(`confirmed-counts${query}`)).body.rows;
const brief = ({ findingId, role, badgeNo, consequence }: ConfirmedEntryRow) =>
  `${findingId} ${role} ${badgeNo} ${consequence}`;

/** Sequences of deeds: a beginning that leads far, then anything. */
const beginnings: Deed[][] = [
  ['confirm_both'],
  ['confirm_one', 'order', 'prove', 'pass'],
  ['confirm_both', 'open_case', 'decide_nothing', 'decide_talk'],
  ['confirm_one', 'open_case', 'decide_talk', 'appeal_case', 'uphold_case'],
  ['confirm_both', 'close'],
  ['confirm_one', 'order', 'prove', 'again', 'withdraw'],
  ['confirm_one', 'open_case', 'decide_nothing', 'decide_talk', 'appeal_case', 'dismiss_case', 'reopen_case'],
  ['confirm_both', 'correct_to_one', 'free_leader'],
];

describe('what became of what was confirmed', () => {
  it('is what the facts tell, whatever people did, and adds up by unit', { timeout: 240_000 }, async () => {
    const plan = fc.record({
      ledBy: fc.constantFrom('first' as const, 'second' as const),
      unitCode: fc.constantFrom('squad-1', 'squad-2'),
      further: fc.array(fc.constantFrom(...(Object.keys(deeds) as Deed[])), { minLength: 1, maxLength: 7 }),
    });
    const expected: string[] = [];
    const done = new Set<string>();
    const numRuns = howMany({ usual: 40, long: 400 });
    for (const [nr, { ledBy, unitCode, further }] of fc.sample(plan, { seed: 20_261_221, numRuns }).entries()) {
      const beginning = beginnings[nr % beginnings.length] ?? [];
      const subject = await findingOfTwo(ledBy, unitCode);
      for (const deed of [...beginning, ...further]) {
        world.setClock(new Date(world.now().getTime() + 1000));
        if ((await deeds[deed](subject)).status < 300) done.add(deed);
      }
      for (const [party, consequence] of await expectedOf(subject))
        expected.push(`${subject.findingId} ${party} ${consequence}`);
    }
    const rows = await all(people.inspector);
    expect(rows.map(brief).sort()).toEqual(expected.sort());
    // Everything could be done, and led everywhere.
    expect([...done].sort()).toEqual(Object.keys(deeds).sort());
    expect(new Set(rows.map(({ consequence }) => consequence)).size).toBe(5);

    const byUnit = await counts(people.inspector);
    expect(byUnit.map(({ unitCode }) => unitCode)).toEqual(['squad-1', 'squad-2']);
    for (const { unitCode, entries, held, underWay, ground, undone, undecided } of byUnit) {
      const of = (consequence: string) =>
        rows.filter((row) => row.unitCode === unitCode && row.consequence === consequence).length;
      const five = [held, underWay, ground, undone, undecided];
      expect(five).toEqual(['held', 'under_way', 'ground', 'undone', 'undecided'].map(of));
      expect(five.reduce((sum, one) => sum + one, 0)).toBe(entries);
      // The number opens its rows.
      expect(await all(people.inspector, `&unitCode=${unitCode}&consequence=under_way`)).toHaveLength(underWay);
    }
    const leader = await world.setup.signIn('squad_leader', 'squad-2');
    expect((await all(leader)).map(brief)).toEqual(rows.filter(({ unitCode }) => unitCode === 'squad-2').map(brief));
    expect(await counts(leader)).toEqual(byUnit.slice(1));
    const own = people.own.get(colleague);
    expect(own && (await all(own)).map(brief)).toEqual(rows.filter(({ badgeNo }) => badgeNo === colleague).map(brief));
  });

  it('says on which ground it ended, of the officer and of the leader', async () => {
    const subject = await findingOfTwo('first');
    await deeds.confirm_one(subject);
    const grounds = { officerGround: 'first_slight', leaderGround: 'outside_cause' };
    expect((await step(people.inspector, subject, 'close', grounds)).status).toBe(201);
    const rows = (await all(people.inspector, '&consequence=ground')).filter(
      ({ findingId }) => findingId === subject.findingId,
    );
    expect(Object.fromEntries(rows.map(({ role, ground }) => [role, ground]))).toEqual({
      person: 'first_slight',
      leader: 'outside_cause',
    });
  });

  it('isn’t ended on a ground by a case that came to nothing without one, as before the new rules', async () => {
    const subject = await findingOfTwo('first');
    for (const deed of ['confirm_both', 'open_case', 'decide_nothing', 'decide_nothing'] as const)
      await deeds[deed](subject);
    const of = async (findingId: string) =>
      (await all(people.inspector)).filter((row) => row.findingId === findingId && row.ground === 'put_right');
    const [other, off] = await of(subject.findingId);
    expect([other?.consequence, off?.consequence]).toEqual(['ground', 'ground']);
    await sql`update accountability_entry set ground = null where badge_no = ${off?.badgeNo}
      and case_id = ${off?.caseId}`.execute(world.db);
    expect(await of(subject.findingId)).toHaveLength(1);
    const undecided = await all(people.inspector, `&consequence=undecided&badgeNo=${off?.badgeNo}`);
    expect(undecided).toMatchObject([{ findingId: subject.findingId, ground: null, decideUntil: '2040-03-26' }]);
  });

  it('is overdue once the working days to decide it are over, and then alone', async () => {
    const subject = await findingOfTwo('second');
    await deeds.confirm_both(subject);
    let inspector = people.inspector;
    const overdue = async () =>
      (await all(inspector, '&consequence=overdue')).filter(({ findingId }) => findingId === subject.findingId);
    const [row] = (await all(people.inspector)).filter(({ findingId }) => findingId === subject.findingId);
    expect(row).toMatchObject({ consequence: 'undecided', decideUntil: '2040-03-26', overdue: false });
    // Who is late then is shown.
    expect(row?.confirmedBy).toMatch(/^inspector/);
    world.setClock(at('23:59', 16));
    inspector = await world.setup.signIn('inspector');
    expect(await overdue()).toEqual([]);
    world.setClock(at('00:00', 17));
    expect((await overdue()).map(({ badgeNo, overdue: is }) => [badgeNo, is]).sort()).toEqual(
      [colleague, subject.badgeNo, firstLeader, secondLeader].sort().map((badgeNo) => [badgeNo, true]),
    );
    const before = await counts(inspector);
    expect((await step(inspector, subject, 'close', outsideCause)).status).toBe(201);
    expect(await overdue()).toEqual([]);
    const after = await counts(inspector);
    expect((before[0]?.overdue ?? 0) - (after[0]?.overdue ?? 0)).toBe(4);
  });

  it('is of the days asked, and of what was confirmed by the second edition of the rules', async () => {
    const inspector = await world.setup.signIn('inspector');
    expect(await counts(inspector, '?from=2040-03-13')).toEqual([]);
    expect(await counts(inspector, '?to=2040-03-11')).toEqual([]);
    expect(await counts(inspector, '?from=2040-03-12&to=2040-03-12')).not.toEqual([]);
    await letRulesBegin(world.db, '2040-04-01');
    expect(await counts(inspector)).toEqual([]);
    expect(await all(inspector)).toEqual([]);
  });
});
