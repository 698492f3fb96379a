import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import { howMany } from '@rollcall/test/how-many';
import { outsideCause } from '@rollcall/test/outside-cause';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as acts from './support/accountability-world.ts';
import { monday, reason } from './support/accountability-world.ts';
import { at } from './support/duty-world.ts';
import { explained, type Person } from './support/explaining-setup.ts';
import { colleague, type Deed, type FindingDeeds, type Subject, startFindingDeeds } from './support/finding-deeds.ts';

let { world, people, findingOfTwo, step, deeds } = {} as FindingDeeds;
let leader: Person;
beforeAll(async () => {
  ({ world, people, findingOfTwo, step, deeds } = await startFindingDeeds());
  world.setClock(monday);
  leader = await world.setup.signIn('squad_leader', 'squad-1');
});
afterAll(() => world?.stop());

type Answered = Promise<{ status: number; body: object }>;
const done = { status: 200, body: {} };

const decisionsOf = async ({ findingId }: Subject) =>
  (await people.inspector.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows;

/** What was said counts once a second person agrees, where that takes one. */
async function agreed(subject: Subject, said: Answered): Answered {
  const answer = await said;
  const waits = answer.status < 300 && (await decisionsOf(subject)).find(({ state }) => state === 'waits');
  if (!waits) return answer;
  return people.second.post(`finding-decisions/${waits.decisionId}/second`, { decision: 'agreed', reason });
}
const end = (subject: Subject, name: string, grounds: object = outsideCause) =>
  agreed(subject, step(people.inspector, subject, name, grounds));
const endTogether = (subject: Subject, name: string) => {
  const one = { findingIds: [subject.findingId], step: name, reason, ...outsideCause };
  return agreed(subject, people.inspector.post('finding-decisions/bulk', one));
};
async function confirmAs(subject: Subject, violationClass: string): Answered {
  await sql`update finding set answer_due_on = '2040-03-11' where finding_id = ${subject.findingId}`.execute(world.db);
  return end(subject, 'confirm', { violationClass, badgeNos: [subject.badgeNo, colleague] });
}

/** What may become of a finding beside what is done once it is confirmed. */
const further = {
  answer: (subject: Subject) => own(subject).post(`findings/${subject.findingId}/answers`, { text: '执法仪中途关机' }),
  excuse: (subject: Subject) => end(subject, 'excuse'),
  unfounded: (subject: Subject) => end(subject, 'unfounded'),
  close_by_two: (subject: Subject) => end(subject, 'close'),
  excuse_unsaid: (subject: Subject) => end(subject, 'excuse', {}),
  excuse_half_said: (subject: Subject) => end(subject, 'excuse', { officerGround: 'outside_cause' }),
  close_unsaid: (subject: Subject) => end(subject, 'close', {}),
  excuse_together: (subject: Subject) => endTogether(subject, 'excuse'),
  unfounded_together: (subject: Subject) => endTogether(subject, 'unfounded'),
  close_together: (subject: Subject) => endTogether(subject, 'close'),
  confirm_deletion: (subject: Subject) => confirmAs(subject, 'unauthorised_deletion'),
  confirm_damage: (subject: Subject) => confirmAs(subject, 'damaged'),
  /** The data says that it isn't so. */
  async footage_comes({ badgeNo }: Subject) {
    const held = world.db.selectFrom('holding').select('recorder_serial').where('badge_no', '=', badgeNo);
    const { recorder_serial: recorderSerial } = await held.executeTakeFirstOrThrow();
    const clip = { recorderSerial, from: at('10:00'), to: at('11:00'), announcedAt: at('13:00') };
    await world.setup.world.footage(clip);
    await world.setup.world.review(world.now());
    return done;
  },
  async explain(subject: Subject) {
    const { exemptionId } = await explained(own(subject), { badgeNo: subject.badgeNo });
    const approval = { decision: 'approved', reason };
    const answer = await leader.post(`exemptions/${exemptionId}/decision`, approval);
    await world.setup.world.review(world.now());
    return answer;
  },
  /** Everybody saw what was decided, and the time to appeal is over. */
  async appeal_time_passes(subject: Subject) {
    for (const who of subject.own.values())
      for (const { decisionId } of await decisionsOf(subject))
        await who.post(`finding-decisions/${decisionId}/notices`, {});
    return { status: (await closeHandled(world.db, at('00:00', 60))) > 0 ? 200 : 409, body: {} };
  },
} satisfies Record<string, (subject: Subject) => Answered | Promise<Awaited<Answered>>>;
type Further = keyof typeof further;

function own({ own: accounts, badgeNo }: Subject) {
  const account = accounts.get(badgeNo);
  if (!account) throw new Error('an account of the officer');
  return account;
}

/** Nothing more follows from it. */
const ends: ReadonlySet<string> = new Set(['excused', 'unfounded', 'decided', 'closed']);

interface ToldFact {
  type: string;
  payload: {
    step?: string;
    handling?: string;
    badgeNos?: string[];
    badgeNo?: string;
    violationClass?: string;
    officerGround?: string;
    leaderGround?: string;
    secondBy?: string;
    dueOn?: string;
  };
}

interface Standing {
  handling: string;
  state: string;
  named: string[];
  leaders: Record<string, string>;
  isSuspected: boolean;
}

/**
 * Of a finding that people or the data ended: who of those whom it names neither answers in a case, nor was let off on a ground; and
 * what one person ended that takes two. Told from its facts and the cases alone. What the data ended before anybody decided about it never was.
 */
async function letOffWithout(subject: Subject): Promise<{ handling: string; letOff: string[] }> {
  const { findingId } = subject;
  const { rows: told } = await sql<ToldFact>`
    select type, payload from fact where subject = ${`finding:${findingId}`} order by fact_id`.execute(world.db);
  const { rows } = await sql<Standing>`
    select handling, state, coalesce(leaders, '{}') as leaders,
      array(select distinct unnest(array_remove(array_append(
        array(select jsonb_array_elements_text(coalesce(detail -> 'badgeNos', '[]'))), badge_no), null))) as named,
      grade is not null or violation_class = 'unauthorised_deletion' as "isSuspected"
    from finding where finding_id = ${findingId}`.execute(world.db);
  const [now] = rows;
  if (!now) throw new Error('the finding');
  const { handling } = now;
  if (now.state === 'open' && !ends.has(handling)) return { handling, letOff: [] };

  let named = now.named;
  let exit: ToldFact['payload'] | 'no longer so' | undefined;
  let confirmedAs: string | undefined;
  let isDecided = false;
  const alone: string[] = [];
  const freed = new Set<string>();
  for (const { type, payload } of told) {
    const isEnd = type === 'finding_handled' && ['excuse', 'unfounded', 'close'].includes(payload.step ?? '');
    const begins = type === 'finding_handled' && ['reopen', 'ask_more'].includes(payload.step ?? '');
    const confirms = type === 'finding_handled' && payload.step === 'confirm';
    if (confirms || type === 'finding_decision_corrected')
      [named, confirmedAs] = [payload.badgeNos ?? [], payload.violationClass];
    const takesTwo = now.isSuspected || confirmedAs === 'unauthorised_deletion' || confirmedAs === 'damaged';
    if (isEnd && takesTwo && (payload.officerGround || payload.leaderGround) && !payload.secondBy)
      alone.push(`${payload.step} by one`);
    if (type === 'liability_appeal_upheld') freed.add(payload.badgeNo ?? '');
    if (isEnd || type === 'appeal_upheld') exit = payload;
    if (type === 'finding_resolved' && !isDecided) exit = 'no longer so';
    if (isEnd || confirms) isDecided = true;
    if (begins || (payload.dueOn && payload.handling === 'told')) {
      [named, exit, confirmedAs, isDecided] = [now.named, undefined, undefined, false];
      freed.clear();
    }
  }
  if (exit === 'no longer so') return { handling, letOff: alone };
  const answering = new Set<string>();
  for (const caseId of subject.caseIds) {
    for (const { badgeNo, role, state, outcome, ground } of (await acts.readCase(people.brigade, caseId)).entries) {
      const heldTo = state !== 'ended' && (outcome !== 'none' || ground !== null);
      if (heldTo) answering.add(`${role} ${badgeNo}`);
    }
  }
  const { officerGround, leaderGround } = exit ?? {};
  const officers = named.map((badgeNo) => ({ party: `person ${badgeNo}`, badgeNo, ground: officerGround }));
  const leaders = named
    .flatMap((badgeNo) => now.leaders[badgeNo] ?? [])
    .map((badgeNo) => ({ party: `leader ${badgeNo}`, badgeNo, ground: leaderGround }));
  const letOff = [...officers, ...leaders.filter(({ badgeNo }) => !freed.has(badgeNo))]
    .filter(({ party, ground }) => !ground && !answering.has(party))
    .map(({ party }) => party);
  return { handling, letOff: [...alone, ...letOff] };
}

/** Sequences of deeds: a beginning that leads far, then anything. */
const beginnings: (Deed | Further)[][] = [
  [],
  ['answer', 'excuse'],
  ['answer', 'unfounded'],
  ['confirm_both'],
  ['confirm_damage', 'close_by_two'],
  ['confirm_deletion'],
  ['explain'],
  ['confirm_both', 'open_case', 'close_unsaid'],
  ['confirm_one', 'order', 'prove', 'again', 'prove', 'pass'],
  ['excuse_together', 'appeal_time_passes'],
  ['confirm_both', 'correct_to_one'],
  ['confirm_one', 'open_case', 'decide_nothing', 'close_unsaid', 'decide_talk', 'appeal_case', 'uphold_case'],
  ['confirm_one', 'open_case', 'decide_nothing', 'decide_talk', 'appeal_case', 'dismiss_case', 'reopen_case'],
  ['unfounded_together'],
  ['excuse_half_said', 'confirm_both', 'footage_comes'],
  ['confirm_one', 'open_case', 'correct_to_one', 'close_unsaid'],
  ['confirm_one', 'order', 'withdraw', 'close'],
  ['confirm_both', 'close_together'],
];

it('a violation leaves on a ground, in a case, or because it isn’t so, whatever is done about it', {
  timeout: 900_000,
}, async () => {
  const all = { ...deeds, ...further };
  const names = Object.keys(all) as (Deed | Further)[];
  const plan = fc.array(fc.constantFrom(...names), { minLength: 2, maxLength: 8 });
  const tried = new Set<string>();
  const reached = new Set<string>();
  const numRuns = howMany({ usual: 50, long: 600 });
  for (const [nr, more] of fc.sample(plan, { seed: 20_261_207, numRuns }).entries()) {
    const subject = await findingOfTwo(nr % 3 === 0 ? 'second' : 'first');
    if (nr % 5 === 4)
      await sql`update finding set rule_key = 'deletion', kind = 'missing_since_dock', grade = 'proved', rules_edition = 2
        where finding_id = ${subject.findingId}`.execute(world.db);
    const sequence: string[] = [];
    for (const deed of [...(beginnings[nr % beginnings.length] ?? []), ...more]) {
      world.setClock(new Date(world.now().getTime() + 1000));
      const { status } = await all[deed](subject);
      if (status >= 300) continue;
      sequence.push(deed);
      tried.add(deed);
      const { handling, letOff } = await letOffWithout(subject);
      expect([sequence, letOff]).toEqual([sequence, []]);
      reached.add(handling);
    }
  }
  // Everything was done but what takes a ground that wasn’t said, and led everywhere.
  expect(names.filter((name) => !tried.has(name))).toEqual(['excuse_unsaid', 'excuse_half_said']);
  expect([...ends].filter((handling) => !reached.has(handling))).toEqual([]);
});
