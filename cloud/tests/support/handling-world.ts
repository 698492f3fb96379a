import { randomUUID } from 'node:crypto';
import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { DecisionRow, Handled } from '@rollcall/shared/resources/finding-decisions';
import type { RectificationDetail } from '@rollcall/shared/resources/rectifications';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { at } from './duty-world.ts';
import { type Person, startExplaining } from './explaining-setup.ts';

const reason = '已核实';
const [thursday, friday, nextTuesday] = ['2040-03-15', '2040-03-16', '2040-03-20'];
const badges = { officer: '100001', colleague: '100002', liable: '100003', inspector: '100004' };

/** Findings of one officer, all alike, and everybody who could do something about them. */
export async function startHandling(howMany: number) {
  // A Monday; every question about the time is a little later than the one before.
  let clock = at('09:00', 2).getTime();
  const setup = await startExplaining(() => {
    clock += 10;
    return new Date(clock);
  });
  const { world, signIn } = setup;
  for (const badgeNo of Object.values(badges)) await world.officer(badgeNo);
  const from = (minute: number) => new Date(at('00:00').getTime() + minute * 60_000);
  for (let n = 0; n < howMany; n++) await world.shift(badges.officer, from(n * 10), from(n * 10 + 10));
  await world.review(setup.now());
  await sql`update finding set leaders = ${JSON.stringify({ [badges.officer]: badges.liable })}::jsonb`.execute(
    world.db,
  );
  const told = await world.db.selectFrom('finding').select('finding_id').where('handling', '=', 'told').execute();
  expect(told).toHaveLength(howMany);
  const left = told.map(({ finding_id: findingId }) => findingId);

  const concerned = await signIn('inspector', null, badges.officer);
  const inspector = await signIn('inspector', null, badges.inspector);
  const people = {
    officer: await signIn('officer', 'squad-1', badges.officer),
    colleague: await signIn('officer', 'squad-1', badges.colleague),
    leader: await signIn('squad_leader', 'squad-1'),
    leader_liable: await signIn('squad_leader', 'squad-1', badges.liable),
    leader_elsewhere: await signIn('squad_leader', 'squad-2'),
    inspector,
    inspector_liable: await signIn('inspector', null, badges.liable),
    inspector_concerned: concerned,
    stand_in_of_concerned: await setup.actingFor(concerned, await signIn('inspector')),
    second_account: await signIn('brigade_leader', null, badges.officer),
    brigade_leader: await signIn('brigade_leader'),
    administrator: await signIn('brigade_admin'),
    auditor: await signIn('auditor'),
    ops: await signIn('ops'),
  } satisfies Record<string, Person>;

  /** A finding that nobody has done anything about. */
  function next(): Subject {
    const findingId = left.pop();
    if (findingId === undefined) throw new Error('ask startHandling for more findings');
    return { findingId };
  }

  const forInspector = await setup.actingFor(inspector, await signIn('inspector'));
  const standIns: readonly Person[] = [people.stand_in_of_concerned, forInspector];
  let isAway = true;
  /** Who named a stand-in decides nothing meanwhile: he is away only while the stand-in does something. */
  async function letBeAway(away: boolean): Promise<void> {
    if (isAway === away) return;
    isAway = away;
    await sql`update delegation set ended_by = ${away ? null : sql.ref('named_by')}, ended_at = ${away ? null : setup.now()}`.execute(
      world.db,
    );
  }

  return {
    setup,
    people,
    /** The same person as the inspector, by another account; and who acts for the inspector. */
    inspectorAgain: await signIn('brigade_leader', null, badges.inspector),
    forInspector,
    next,

    async take(who: Person, of: Subject, step: Step): Promise<string> {
      await letBeAway(standIns.includes(who));
      const [path, body] = commands[step](of);
      const answer = await who.post<Told>(path, body);
      if (answer.status >= 400) return answer.body.code ?? String(answer.status);
      if (step === 'order') of.rectificationId = answer.body.rectificationId;
      if (step === 'reopen') of.decisionId = answer.body.decisionId;
      if (step === 'appeal') of.appealId = answer.body.appeals?.at(-1)?.appealId;
      return 'done';
    },

    /** The time to answer is over, though nobody waited for it. */
    letAnswerBeOverdue: ({ findingId }: Subject) =>
      sql`update finding set answer_due_on = '2040-03-11' where finding_id = ${findingId}`.execute(world.db),

    /** The officer saw what was decided, and the time to appeal is over. Closes everything of which that is true. */
    async letAppealTimePass(of: readonly Subject[]): Promise<void> {
      for (const { findingId } of of) {
        const { rows } = (await people.officer.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`))
          .body;
        // That nothing follows from it is nothing to read.
        const last = rows.find(({ step }) => step !== 'close');
        await people.officer.post(`finding-decisions/${last?.decisionId}/notices`, {});
      }
      await closeHandled(world.db, at('00:00', 60));
    },

    handlingOf: async ({ findingId }: Subject) =>
      (
        await world.db
          .selectFrom('finding')
          .select('handling')
          .where('finding_id', '=', findingId)
          .executeTakeFirstOrThrow()
      ).handling,

    /** Everything that is written about a finding. */
    async written({ findingId }: Subject): Promise<Written> {
      const orders = sql`select r.rectification_id from rectification r where r.finding_id = ${findingId}`;
      const { rows } = await sql<Written>`
        select to_jsonb(f) as finding,
          (select jsonb_agg(to_jsonb(d) order by d.decision_id) from finding_decision d where d.finding_id = f.finding_id)
            as decisions,
          (select jsonb_agg(to_jsonb(r) order by r.rectification_id) from rectification r where r.finding_id = f.finding_id)
            as orders,
          (select jsonb_agg(to_jsonb(a) order by a.appeal_id) from finding_appeal a where a.finding_id = f.finding_id)
            as appeals,
          (select count(*)::int from rectification_step s where s.rectification_id in (${orders})) as steps,
          (select count(*)::int from finding_answer a where a.finding_id = f.finding_id) as answers,
          (select count(*)::int from fact where subject = 'finding:' || f.finding_id
            or subject in (select 'rectification:' || o.rectification_id from (${orders}) o)) as facts
        from finding f where f.finding_id = ${findingId}`.execute(world.db);
      const [found] = rows;
      if (!found) throw new Error('no such finding');
      return found;
    },

    stop: () => setup.stop(),
  };
}

export type HandlingWorld = Awaited<ReturnType<typeof startHandling>>;

/** A finding, and what was asked about it. */
export interface Subject {
  findingId: string;
  rectificationId?: string | undefined;
  decisionId?: string | undefined;
  appealId?: string | undefined;
}

interface Written {
  finding: Record<string, unknown>;
  decisions: { state: string }[] | null;
  orders: object[] | null;
  appeals: object[] | null;
  steps: number;
  answers: number;
  facts: number;
}

type Told = Partial<
  Pick<Handled, 'decisionId'> &
    Pick<RectificationDetail, 'rectificationId'> &
    Pick<FindingDetailResponse, 'appeals'> &
    Problem
>;

const violation = { violationClass: 'incomplete', badgeNos: [badges.officer] };
const decision =
  (step: string, more: object = {}) =>
  ({ findingId }: Subject) =>
    [`findings/${findingId}/steps`, { step, reason, ...more }] as const;
/** What is done about an order; where there is none, about one that nobody gave. */
const ofOrder = (what: string, body: object) => (of: Subject) =>
  [`rectifications/${of.rectificationId ?? randomUUID()}/${what}`, body] as const;

/** Each step as whoever may would take it. `agree` is the second person's word on `reopen`. */
const commands = {
  answer: ({ findingId }: Subject) => [`findings/${findingId}/answers`, { text: '执法仪中途关机' }] as const,
  ask_more: decision('ask_more', { dueOn: nextTuesday }),
  excuse: decision('excuse', outsideCause),
  unfounded: decision('unfounded', outsideCause),
  confirm: decision('confirm', violation),
  close: decision('close', outsideCause),
  correct: decision('correct', violation),
  order: ({ findingId }: Subject) =>
    [
      `findings/${findingId}/rectifications`,
      { task: '重新学习佩戴要求', ownerBadgeNo: badges.officer, dueOn: thursday },
    ] as const,
  prove: ofOrder('proof', { text: '已学习', attachmentIds: [] }),
  reassign: ofOrder('reassignment', { ownerBadgeNo: badges.officer, dueOn: friday, reason }),
  withdraw: ofOrder('withdrawal', { reason }),
  pass: ofOrder('check', { outcome: 'passed', reason, ...outsideCause }),
  again: ofOrder('check', { outcome: 'again', reason, dueOn: friday }),
  reopen: decision('reopen'),
  agree: ({ decisionId }: Subject) =>
    [`finding-decisions/${decisionId ?? randomUUID()}/second`, { decision: 'agreed', reason }] as const,
  appeal: ({ findingId }: Subject) => [`findings/${findingId}/appeals`, { reason: '当时在处置警情' }] as const,
  uphold: ({ appealId }: Subject) =>
    [`appeals/${appealId ?? randomUUID()}/decision`, { decision: 'upheld', reason, ...outsideCause }] as const,
};

export type Step = keyof typeof commands;
