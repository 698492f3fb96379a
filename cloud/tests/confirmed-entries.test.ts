import type { CaseDetail } from '@rollcall/shared/resources/accountability-cases';
import type { ConfirmedCountRow, ConfirmedEntryRow } from '@rollcall/shared/resources/confirmed-entries';
import type { DecisionRow, Handled, LiabilityAppeal } from '@rollcall/shared/resources/finding-decisions';
import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { howMany } from '@rollcall/test/how-many';
import { outsideCause } from '@rollcall/test/outside-cause';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as acts from './support/accountability-world.ts';
import { monday, startAccountability } from './support/accountability-world.ts';
import { consequencesByHand, type ToldFact } from './support/consequences-oracle.ts';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person } from './support/explaining-setup.ts';
import { letRulesBegin } from './support/let-rules-begin.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
GET    confirmed-counts          a a a u r - a elsewhere
GET    confirmed-entries         a a a u r - a elsewhere
GET    exports/confirmed-counts  a a a u r - a elsewhere
GET    exports/confirmed-entries a a a u r - a elsewhere
`);

let world: Awaited<ReturnType<typeof startAccountability>>;
let people: Awaited<ReturnType<typeof signInAll>>;
beforeAll(async () => {
  world = await startAccountability();
  people = await signInAll();
});
afterAll(() => world?.stop());
beforeEach(() => world.setClock(monday));

const reason = '已核实';
const [colleague, firstLeader, secondLeader] = ['210001', '310001', '310002'];
const leaderOf = { first: firstLeader, second: secondLeader } as const;

async function signInAll() {
  const { signIn, world: duty } = world.setup;
  for (const badgeNo of [colleague, firstLeader, secondLeader]) await duty.officer(badgeNo, 'squad-1');
  return {
    inspector: await signIn('inspector'),
    second: await signIn('inspector'),
    brigade: await signIn('brigade_leader'),
    otherBrigade: await signIn('brigade_leader'),
    own: new Map([
      [colleague, await signIn('officer', 'squad-1', colleague)],
      [firstLeader, await signIn('squad_leader', 'squad-1', firstLeader)],
      [secondLeader, await signIn('squad_leader', 'squad-1', secondLeader)],
    ]),
  };
}

/** A finding that names two, and what was done about it. */
interface Subject {
  findingId: string;
  badgeNo: string;
  leaders: Record<string, string>;
  own: ReadonlyMap<string, Person>;
  caseIds: string[];
  rectificationId: string;
}

async function findingOfTwo(ledBy: 'first' | 'second', unitCode = 'squad-1'): Promise<Subject> {
  const { findingId, badgeNo, officer } = await officerWithGap(world.setup, unitCode);
  const leaders = { [badgeNo]: firstLeader, [colleague]: leaderOf[ledBy] };
  await sql`
    update finding set leaders = ${JSON.stringify(leaders)}::jsonb,
      detail = detail || ${JSON.stringify({ badgeNos: [badgeNo, colleague] })}::jsonb
    where finding_id = ${findingId}
  `.execute(world.db);
  const own = new Map([...people.own, [badgeNo, officer] as const]);
  return { findingId, badgeNo, leaders, own, caseIds: [], rectificationId: findingId };
}

type Answered = Promise<{ status: number; body: object }>;
const step = (who: Person, { findingId }: Subject, name: string, more: object = {}): Answered =>
  who.post<Handled>(`findings/${findingId}/steps`, { step: name, reason, ...more });
const violation = (badgeNos: readonly string[]) => ({ violationClass: 'improper_use', badgeNos });
const lastDecision = async ({ findingId }: Subject) =>
  (await people.inspector.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows[0];
const ofOrder = (who: Person, { rectificationId }: Subject, what: string, body: object): Answered =>
  who.post(`rectifications/${rectificationId}/${what}`, body);
const nobody: Answered = Promise.resolve({ status: 404, body: {} });

/** The first entry of the newest case that is in this state. */
async function entryIn({ caseIds }: Subject, fits: (entry: CaseDetail['entries'][number]) => boolean) {
  const caseId = caseIds.at(-1);
  return caseId === undefined ? undefined : (await acts.readCase(people.brigade, caseId)).entries.find(fits);
}
const decideNext = async (subject: Subject, outcome: string): Answered => {
  const entry = await entryIn(subject, ({ state }) => state === 'open' || state === 'heard');
  const own = entry && subject.own.get(entry.badgeNo);
  if (!entry || !own) return nobody;
  await acts.say(own, entry.entryId, { declined: true });
  return acts.decide(people.brigade, entry.entryId, { outcome, ground: outcome === 'none' ? 'put_right' : undefined });
};
const settleNext = async (subject: Subject, decision: string): Answered => {
  const entry = await entryIn(subject, ({ appeal }) => appeal === 'pending');
  return entry ? acts.settle(people.otherBrigade, entry, decision) : nobody;
};

/** What people can do, each by whoever may; what isn't possible then is refused. */
const deeds = {
  async confirm_one(subject: Subject) {
    await letBeOverdue(subject);
    return step(people.inspector, subject, 'confirm', violation([subject.badgeNo]));
  },
  async confirm_both(subject: Subject) {
    await letBeOverdue(subject);
    return step(people.inspector, subject, 'confirm', violation([subject.badgeNo, colleague]));
  },
  correct_to_one: (subject: Subject) => step(people.inspector, subject, 'correct', violation([colleague])),
  close: (subject: Subject) => step(people.inspector, subject, 'close', outsideCause),
  async order(subject: Subject) {
    const order = { task: '重新学习佩戴要求', ownerBadgeNo: subject.badgeNo, dueOn: '2040-03-15' };
    const answer = await people.inspector.post<RectificationDetail>(
      `findings/${subject.findingId}/rectifications`,
      order,
    );
    if (answer.status < 300) subject.rectificationId = answer.body.rectificationId;
    return answer;
  },
  async prove(subject: Subject) {
    const own = subject.own.get(subject.badgeNo);
    return own ? ofOrder(own, subject, 'proof', { text: '已学习', attachmentIds: [] }) : nobody;
  },
  pass: (subject: Subject) => ofOrder(people.second, subject, 'check', { outcome: 'passed', reason }),
  again: (subject: Subject) =>
    ofOrder(people.second, subject, 'check', { outcome: 'again', reason, dueOn: '2040-03-16' }),
  withdraw: (subject: Subject) => ofOrder(people.inspector, subject, 'withdrawal', { reason }),
  async reopen(subject: Subject) {
    const proposed = await step(people.inspector, subject, 'reopen');
    if (proposed.status >= 300) return proposed;
    const decision = await lastDecision(subject);
    return people.second.post(`finding-decisions/${decision?.decisionId}/second`, { decision: 'agreed', reason });
  },
  async uphold(subject: Subject) {
    const own = subject.own.get(subject.badgeNo);
    const answer = await own?.post<{ appeals?: { appealId: string }[] }>(`findings/${subject.findingId}/appeals`, {
      reason,
    });
    const appealId = answer?.body.appeals?.at(-1)?.appealId;
    return appealId
      ? people.brigade.post(`appeals/${appealId}/decision`, { decision: 'upheld', reason, ...outsideCause })
      : nobody;
  },
  async free_leader(subject: Subject) {
    const answer = await subject.own
      .get(firstLeader)
      ?.post<Pick<LiabilityAppeal, 'appealId'>>(`findings/${subject.findingId}/liability-appeals`, { reason });
    if (!answer || answer.status >= 300) return nobody;
    const decision = { decision: 'upheld', reason };
    return people.brigade.post(`liability-appeals/${answer.body.appealId}/decision`, decision);
  },
  async open_case(subject: Subject) {
    const answer = await world.openOn(people.inspector, subject.findingId);
    if (answer.status < 300) subject.caseIds.push(answer.body.caseId);
    return answer;
  },
  decide_nothing: (subject: Subject) => decideNext(subject, 'none'),
  decide_talk: (subject: Subject) => decideNext(subject, 'reminder_talk'),
  async appeal_case(subject: Subject) {
    const entry = await entryIn(subject, ({ state, appeal }) => state === 'decided' && appeal === null);
    const own = entry && subject.own.get(entry.badgeNo);
    if (!entry || !own) return nobody;
    await acts.see(own, entry.entryId);
    return acts.appeal(own, entry.entryId);
  },
  uphold_case: (subject: Subject) => settleNext(subject, 'upheld'),
  dismiss_case: (subject: Subject) => settleNext(subject, 'dismissed'),
  async reopen_case(subject: Subject) {
    const entry = await entryIn(subject, ({ state }) => state === 'final');
    const caseId = subject.caseIds.at(-1);
    if (!entry || !caseId) return nobody;
    const proposal = { entryIds: [entry.entryId], reason };
    const answer = await people.inspector.post<CaseDetail>(`accountability-cases/${caseId}/reopenings`, proposal);
    const reopening = answer.body.reopening?.reopeningId;
    if (!reopening) return nobody;
    return people.second.post(`accountability-cases/reopenings/${reopening}/second`, { decision: 'agreed', reason });
  },
} satisfies Record<string, (subject: Subject) => Answered | Promise<Awaited<Answered>>>;
type Deed = keyof typeof deeds;

const letBeOverdue = ({ findingId }: Subject) =>
  sql`update finding set answer_due_on = '2040-03-11' where finding_id = ${findingId}`.execute(world.db);

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
const plan = fc.record({
  ledBy: fc.constantFrom('first' as const, 'second' as const),
  unitCode: fc.constantFrom('squad-1', 'squad-2'),
  further: fc.array(fc.constantFrom(...(Object.keys(deeds) as Deed[])), { minLength: 1, maxLength: 7 }),
});

describe('what became of what was confirmed', () => {
  it('is what the facts tell, whatever people did, and adds up by unit', { timeout: 240_000 }, async () => {
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
