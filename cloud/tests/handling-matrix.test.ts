import type { Handling } from '@rollcall/shared/http/handling';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HandlingWorld, type Step, type Subject, startHandling } from './support/handling-world.ts';

let world: HandlingWorld;
let closed: Subject[];
beforeAll(async () => {
  world = await startHandling(140);
  closed = await Promise.all(Array.from({ length: 12 }, () => inState('decided')));
  await world.letAppealTimePass(closed);
});
afterAll(() => world?.stop());

/** `overdue`: told, and the time to answer is over. */
type State = Handling | 'overdue';
type Tried = Exclude<Step, 'appeal'>;
type Who = keyof HandlingWorld['people'];

/** By whom, as docs/handling.md and LOOP.md have it; what nobody may is left out. Refusals of a person come before those of a state. */
const byWhom = `
                        answer    ask_more  excuse    unfounded confirm   close     correct          order     prove     reassign      withdraw      pass      again     reopen    agree        uphold
  officer               may       forbidden forbidden forbidden forbidden forbidden forbidden        forbidden may       forbidden     forbidden     forbidden forbidden forbidden forbidden    forbidden
  colleague             not_found forbidden forbidden forbidden forbidden forbidden forbidden        forbidden not_found forbidden     forbidden     forbidden forbidden forbidden forbidden    forbidden
  leader                comment   forbidden forbidden forbidden forbidden forbidden forbidden        may       not_found not_own_order not_own_order forbidden forbidden forbidden forbidden    forbidden
  leader_liable         comment   forbidden forbidden forbidden forbidden forbidden forbidden        may       not_found not_own_order not_own_order forbidden forbidden forbidden forbidden    forbidden
  leader_elsewhere      not_found forbidden forbidden forbidden forbidden forbidden forbidden        not_found not_found not_found     not_found     forbidden forbidden forbidden forbidden    forbidden
  inspector             not_found may       may       may       may       may       may              may       not_found may           may           may       may       may       own_decision unless_confirmed
  inspector_liable      not_found recused   recused   recused   recused   recused   recused          recused   not_found recused       recused       recused   recused   recused   recused      recused
  inspector_concerned   may       recused   recused   recused   recused   recused   recused          recused   may       recused       recused       recused   recused   recused   recused      own_appeal
  stand_in_of_concerned not_found recused   recused   recused   recused   recused   recused          recused   may       recused       recused       recused   recused   recused   recused      own_appeal
  second_account        may       recused   recused   recused   recused   recused   recused          recused   may       recused       recused       forbidden forbidden recused   recused      own_appeal
  brigade_leader        not_found may       may       may       may       may       not_own_decision may       not_found may           may           forbidden forbidden may       may          may
  administrator         not_found forbidden forbidden forbidden forbidden forbidden forbidden        forbidden not_found forbidden     forbidden     forbidden forbidden forbidden may          may
  auditor               forbidden forbidden forbidden forbidden forbidden forbidden forbidden        forbidden forbidden forbidden     forbidden     forbidden forbidden forbidden forbidden    forbidden
  ops                   forbidden forbidden forbidden forbidden forbidden forbidden forbidden        forbidden forbidden forbidden     forbidden     forbidden forbidden forbidden forbidden    forbidden`;

/** Where each step leads, by the state that it begins in. What isn't here is refused. */
const leadsTo: Record<Tried, Partial<Record<State, Handling>>> = {
  answer: { told: 'answered', overdue: 'answered' },
  ask_more: { answered: 'told' },
  excuse: { told: 'excused', overdue: 'excused', answered: 'excused' },
  unfounded: { told: 'unfounded', overdue: 'unfounded', answered: 'unfounded' },
  confirm: { overdue: 'confirmed', answered: 'confirmed' },
  close: { confirmed: 'decided' },
  correct: { confirmed: 'confirmed' },
  order: { confirmed: 'rectifying' },
  prove: { rectifying: 'proved' },
  reassign: { rectifying: 'rectifying' },
  withdraw: { rectifying: 'confirmed' },
  pass: { proved: 'decided' },
  again: { proved: 'rectifying' },
  // Two persons: so it stays where it is until the second one agrees.
  reopen: {
    excused: 'excused',
    confirmed: 'confirmed',
    rectifying: 'rectifying',
    proved: 'proved',
    decided: 'decided',
    closed: 'closed',
  },
  agree: { excused: 'told', confirmed: 'told', rectifying: 'told', proved: 'told', decided: 'told', closed: 'told' },
  uphold: {
    ...{ told: 'unfounded', overdue: 'unfounded', answered: 'unfounded', excused: 'unfounded', confirmed: 'unfounded' },
    ...{ rectifying: 'unfounded', proved: 'unfounded', decided: 'unfounded', closed: 'unfounded' },
    unfounded: 'unfounded',
  },
};

/** By whom and by which steps a finding came there. */
const storyOf: Record<Exclude<State, 'closed' | 'overdue'>, readonly (readonly [Who, Step])[]> = {
  told: [],
  answered: [['officer', 'answer']],
  excused: [['inspector', 'excuse']],
  unfounded: [['inspector', 'unfounded']],
  confirmed: [
    ['officer', 'answer'],
    ['inspector', 'confirm'],
  ],
  rectifying: [
    ['officer', 'answer'],
    ['inspector', 'confirm'],
    ['inspector', 'order'],
  ],
  proved: [
    ['officer', 'answer'],
    ['inspector', 'confirm'],
    ['inspector', 'order'],
    ['officer', 'prove'],
  ],
  decided: [
    ['officer', 'answer'],
    ['inspector', 'confirm'],
    ['inspector', 'order'],
    ['officer', 'prove'],
    ['inspector', 'pass'],
  ],
};
const states: readonly State[] = [...(Object.keys(storyOf) as (keyof typeof storyOf)[]), 'overdue', 'closed'];
/** Of these there is an order, so that what is done about an order isn't done about nothing. */
const withOrder: readonly State[] = ['rectifying', 'proved', 'decided', 'closed'];
const standsConfirmed: readonly State[] = ['confirmed', ...withOrder];
const aboutOrder: readonly Tried[] = ['prove', 'reassign', 'withdraw', 'pass', 'again'];

const [head = [], ...rows] = byWhom
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));
const tried = head as Tried[];

/** What somebody is answered who takes a step about what stands so. */
function expectedOf(who: Who, step: Tried, state: State): string {
  const [, ...cells] = rows.find(([name]) => name === who) ?? [];
  const cell = cells[tried.indexOf(step)] ?? '';
  if (cell === 'forbidden') return cell;
  if (aboutOrder.includes(step) && !withOrder.includes(state)) return 'not_found';
  if (step === 'agree' && leadsTo.agree[state] === undefined) return 'not_found';
  // A slip of what stands confirmed is whoever confirmed it's; where nothing stands confirmed there is none.
  if (cell === 'not_own_decision') return state === 'confirmed' ? cell : 'step_not_now';
  // Who confirmed it, here always the inspector, decides no appeal against that.
  if (cell === 'unless_confirmed') return standsConfirmed.includes(state) ? 'decided_before' : 'done';
  if (cell !== 'may' && cell !== 'comment') return cell;
  if (step === 'answer') return 'done';
  if (step === 'confirm' && state === 'told') return 'answer_still_due';
  return leadsTo[step][state] === undefined ? 'step_not_now' : 'done';
}

/** A finding of its own in this state. With `appealed`, an appeal against it waits. */
async function inState(state: State, { appealed = false } = {}): Promise<Subject> {
  const { people, take } = world;
  const appeal = async (of: Subject) => {
    if (appealed) expect(await take(people.officer, of, 'appeal')).toBe('done');
    return of;
  };
  if (state === 'closed') {
    const of = closed.pop();
    if (!of) throw new Error('close more of them at first');
    return appeal(of);
  }
  const of = world.next();
  // What is unfounded can't be appealed against, but an appeal can have waited since before.
  if (state === 'unfounded') await appeal(of);
  for (const [who, step] of state === 'overdue' ? [] : storyOf[state])
    expect([state, step, await take(people[who], of, step)]).toEqual([state, step, 'done']);
  if (state === 'overdue') await world.letAnswerBeOverdue(of);
  return state === 'unfounded' ? of : appeal(of);
}

/** A finding about which the step can be taken by whoever may. */
async function readyFor(step: Tried, state: State): Promise<Subject> {
  const of = await inState(state, { appealed: step === 'uphold' });
  if (step === 'agree' && leadsTo.agree[state] !== undefined)
    expect(await world.take(world.people.inspector, of, 'reopen')).toBe('done');
  return of;
}

const bases = new Map<State, Promise<Subject>>();

/** The finding in this state about which everybody is refused. */
function refusedOf(state: State): Promise<Subject> {
  const base = bases.get(state) ?? inState(state);
  bases.set(state, base);
  return base;
}

describe.each(states)('what is %s', (state) => {
  it.each(tried)('%s', async (step) => {
    const all = Object.keys(world.people) as Who[];
    const refused = all.filter((who) => expectedOf(who, step, state) !== 'done');
    const allowed = all.filter((who) => expectedOf(who, step, state) === 'done');
    const came: Partial<Record<Who, string>> = {};

    // Of one finding: whoever is refused changes nothing, so that the next step can be refused about it, too.
    const needsMore = step === 'agree' || step === 'uphold';
    const of = needsMore ? await readyFor(step, state) : await refusedOf(state);
    const before = await world.written(of);
    for (const who of refused) came[who] = await world.take(world.people[who], of, step);
    expect(came).toEqual(Object.fromEntries(refused.map((who) => [who, expectedOf(who, step, state)])));
    expect(await world.written(of)).toEqual(before);

    for (const who of allowed) {
      const isComment = step === 'answer' && !(isHimself(who) && state in leadsTo.answer);
      // What only was said to it changes nothing else.
      const subject = isComment ? of : await readyFor(step, state);
      const then = await world.written(subject);
      expect([who, await world.take(world.people[who], subject, step)]).toEqual([who, 'done']);
      const now = await world.written(subject);
      expect([who, now.finding.handling]).toEqual([who, isComment ? then.finding.handling : leadsTo[step][state]]);
      expect(now.facts).toBeGreaterThan(then.facts);
      if (step === 'answer') expect(now.answers).toBe(then.answers + 1);
      if (isComment) expect(now.finding).toEqual(then.finding);
      if (step === 'reopen') expect(now.decisions?.filter((one) => one.state === 'waits')).toHaveLength(1);
    }
  });
});

const isHimself = (who: Who) => who === 'officer' || who === 'inspector_concerned' || who === 'second_account';

it('nor does whoever proposed to open it again agree to it, by a second account or by who acts for him', async () => {
  const of = await readyFor('agree', 'decided');
  for (const who of [world.people.inspector, world.inspectorAgain, world.forInspector])
    expect(await world.take(who, of, 'agree')).toBe('own_decision');
  expect(await world.take(world.people.brigade_leader, of, 'agree')).toBe('done');
});

it('while a proposal to open it again waits, nothing else is decided', async () => {
  const of = await readyFor('agree', 'confirmed');
  const before = await world.written(of);
  for (const step of ['ask_more', 'excuse', 'unfounded', 'confirm', 'close', 'correct', 'order', 'reopen'] as const)
    expect([step, await world.take(world.people.inspector, of, step)]).toEqual([step, 'decision_waits']);
  expect(await world.written(of)).toEqual(before);
});
