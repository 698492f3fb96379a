import type { CaseDetail } from '@rollcall/shared/resources/accountability-cases';
import type { DecisionRow, Handled, LiabilityAppeal } from '@rollcall/shared/resources/finding-decisions';
import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import * as acts from './accountability-world.ts';
import { reason, startAccountability } from './accountability-world.ts';
import { officerWithGap, type Person } from './explaining-setup.ts';

export const [colleague, firstLeader, secondLeader] = ['210001', '310001', '310002'];
const leaderOf = { first: firstLeader, second: secondLeader } as const;

/** A finding that names two, and what was done about it. */
export interface Subject {
  findingId: string;
  badgeNo: string;
  leaders: Record<string, string>;
  own: ReadonlyMap<string, Person>;
  caseIds: string[];
  rectificationId: string;
}

async function signInAll({ setup: { signIn, world: duty } }: Awaited<ReturnType<typeof startAccountability>>) {
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

type Answered = Promise<{ status: number; body: object }>;

/** Findings that name two officers, and what people do about them, each by whoever may; what isn't possible then is refused. */
export async function startFindingDeeds() {
  const world = await startAccountability();
  const people = await signInAll(world);

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
    return acts.decide(people.brigade, entry.entryId, {
      outcome,
      ground: outcome === 'none' ? 'put_right' : undefined,
    });
  };
  const settleNext = async (subject: Subject, decision: string): Answered => {
    const entry = await entryIn(subject, ({ appeal }) => appeal === 'pending');
    return entry ? acts.settle(people.otherBrigade, entry, decision) : nobody;
  };

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
  const letBeOverdue = ({ findingId }: Subject) =>
    sql`update finding set answer_due_on = '2040-03-11' where finding_id = ${findingId}`.execute(world.db);

  return { world, people, findingOfTwo, step, deeds };
}

export type FindingDeeds = Awaited<ReturnType<typeof startFindingDeeds>>;
export type Deed = keyof FindingDeeds['deeds'];
