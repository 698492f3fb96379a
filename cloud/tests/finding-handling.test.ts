import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import { lengthenDeadlines } from '@rollcall/cloud/findings/handling/lengthen-deadlines';
import type { FindingDetailResponse, FindingRow, ViolationClass } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { DecisionRow, Handled, NewStep } from '@rollcall/shared/resources/finding-decisions';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
/** A Monday. */
const morningAfter = at('09:00', 2);
/** The answer is due until the end of Thursday. */
const dueOver = at('00:00', 6);
let clock = morningAfter;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());

type Told = FindingDetailResponse & Partial<Problem>;
type Step = Handled & Partial<Problem>;

function later(): void {
  clock = new Date(clock.getTime() + 60_000);
}

async function gapOf(unitCode?: string) {
  clock = morningAfter;
  const found = await officerWithGap(setup, unitCode);
  const inspector = await setup.signIn('inspector');
  return { ...found, inspector };
}

const answer = (who: Person, findingId: string) =>
  who.post<Told>(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
const reason = '已核实';
const groundsOf = (step: NewStep['step']) => (['excuse', 'unfounded', 'close'].includes(step) ? outsideCause : {});
const take = async (who: Person, findingId: string, step: NewStep['step'], more: object = {}) => {
  const { status, body } = await who.post<Step>(`findings/${findingId}/steps`, {
    step,
    reason,
    ...groundsOf(step),
    ...more,
  });
  return status === 201 ? body.handling : `${status} ${body.code}`;
};
const confirm = (who: Person, findingId: string, badgeNo: string, violationClass: ViolationClass = 'incomplete') =>
  take(who, findingId, 'confirm', { violationClass, badgeNos: [badgeNo] });
const read = async (who: Person, findingId: string) => (await who.get<Told>(`findings/${findingId}`)).body;
const decisionsOf = async (who: Person, findingId: string) =>
  (await who.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows;
const appeal = async (who: Person, findingId: string) => {
  const { status, body } = await who.post<Told>(`findings/${findingId}/appeals`, { reason: '当时在处置警情' });
  return status === 201 ? 'taken' : `${status} ${body.code}`;
};
const see = async (who: Person, findingId: string) => {
  const [last] = await decisionsOf(who, findingId);
  const { status, body } = await who.post<{ notices: DecisionRow['notices'] }>(
    `finding-decisions/${last?.decisionId}/notices`,
    {},
  );
  return status === 200 ? body.notices : `${status}`;
};
const codeOf = async (told: Promise<{ status: number; body: Partial<Problem> }>) => {
  const { status, body } = await told;
  return `${status} ${body.code}`;
};

describe('nobody is condemned unheard', () => {
  it('a finding is confirmed after an answer, or once the answer is overdue, never before', async () => {
    const { findingId, badgeNo, inspector, officer } = await gapOf();
    expect(await confirm(inspector, findingId, badgeNo)).toBe('409 answer_still_due');
    await answer(officer, findingId);
    expect(await confirm(inspector, findingId, badgeNo)).toBe('confirmed');

    const silent = await gapOf();
    clock = new Date(dueOver.getTime() - 1);
    const early = await setup.signIn('inspector');
    expect(await confirm(early, silent.findingId, silent.badgeNo)).toBe('409 answer_still_due');
    clock = dueOver;
    expect(await confirm(await setup.signIn('inspector'), silent.findingId, silent.badgeNo)).toBe('confirmed');
  });

  it('a comment of the leader answers for nobody, where the finding names somebody', async () => {
    const { findingId, badgeNo, inspector } = await gapOf();
    const leader = await setup.signIn('squad_leader', 'squad-1');
    expect((await answer(leader, findingId)).body.handling).toBe('told');
    expect(await confirm(inspector, findingId, badgeNo)).toBe('409 answer_still_due');
  });

  it('asked for more, the officer has until the new date', async () => {
    const { findingId, badgeNo, inspector, officer } = await gapOf();
    await answer(officer, findingId);
    expect(await take(inspector, findingId, 'ask_more', { dueOn: '2040-03-12' })).toBe('400 due_on_past');
    expect(await take(inspector, findingId, 'ask_more', { dueOn: '2040-03-20' })).toBe('told');
    expect((await read(officer, findingId)).answerDueAt).toBe(new Date('2040-03-21T00:00:00+08:00').toISOString());
    clock = dueOver;
    expect(await confirm(await setup.signIn('inspector'), findingId, badgeNo)).toBe('409 answer_still_due');
  });

  it('leave puts the deadline off, never brings it forward, and more than sixty days of it end the matter', async () => {
    const { findingId, badgeNo, inspector } = await gapOf();
    const { db } = setup.world;
    const onLeave = (from: Date, to: Date) =>
      db
        .insertInto('leave')
        .values({ badge_no: badgeNo, leave_kind: 'annual', starts_at: from, ends_at: to, removed_at: null })
        .returning('leave_id')
        .executeTakeFirstOrThrow();
    const look = () => db.transaction().execute((tx) => lengthenDeadlines(tx, 'leave'));
    // Tuesday and Wednesday: of three days two are left.
    const { leave_id: leaveId } = await onLeave(at('00:00', 3), at('00:00', 5));
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    const due = new Date('2040-03-20T00:00:00+08:00').toISOString();
    expect((await read(inspector, findingId)).answerDueAt).toBe(due);
    await db.updateTable('leave').set({ removed_at: clock }).where('leave_id', '=', leaveId).execute();
    expect(await look()).toBe(0);
    await onLeave(at('00:00', 3), at('00:00', 70));
    expect(await look()).toBe(1);
    const { handling, history } = await read(inspector, findingId);
    expect([handling, history.at(-1)?.type]).toEqual(['closed', 'finding_closed']);
  });
});

describe('a decision', () => {
  it('names officers of the finding with a violation, or nobody where it names nobody', async () => {
    const { findingId, inspector, officer, badgeNo } = await gapOf();
    await answer(officer, findingId);
    const more = (violationClass: string | null, ...badgeNos: string[]) => ({ violationClass, badgeNos });
    expect(await take(inspector, findingId, 'confirm', more('incomplete', '999999'))).toBe('400 people_not_named');
    expect(await take(inspector, findingId, 'confirm', more(null))).toBe('400 violation_unclear');
    expect(await take(inspector, findingId, 'confirm', more(null, badgeNo))).toBe('400 violation_unclear');
    expect(await take(inspector, findingId, 'confirm', more('incomplete'))).toBe('400 violation_unclear');
    expect(await take(inspector, findingId, 'confirm', more('incomplete', badgeNo))).toBe('confirmed');
    expect(await take(inspector, findingId, 'close')).toBe('decided');
  });

  it('that it was a deletion counts when a second person agrees, who may refuse; the first can only take it back', async () => {
    const { findingId, badgeNo, inspector, officer } = await gapOf();
    await answer(officer, findingId);
    expect(await confirm(inspector, findingId, badgeNo, 'unauthorised_deletion')).toBe('answered');
    const second = async (who: Person, decision: string) => {
      const [last] = await decisionsOf(who, findingId);
      return who.post<Step>(`finding-decisions/${last?.decisionId}/second`, { decision, reason });
    };
    expect(await take(await setup.signIn('inspector'), findingId, 'excuse')).toBe('409 decision_waits');
    expect(await codeOf(second(inspector, 'agreed'))).toBe('403 own_decision');
    expect((await second(inspector, 'refused')).body.handling).toBe('answered');
    expect(await codeOf(second(inspector, 'refused'))).toBe('409 already_decided');
    later();
    await confirm(inspector, findingId, badgeNo, 'unauthorised_deletion');
    const leader = await setup.signIn('brigade_leader');
    expect((await second(leader, 'agreed')).body.handling).toBe('confirmed');
    expect(await decisionsOf(officer, findingId)).toMatchObject([
      { state: 'counts', violationClass: 'unauthorised_deletion', secondBy: leader.username },
      { state: 'refused', secondBy: inspector.username },
    ]);
  });

  it('isn’t made of weak evidence', async () => {
    const { findingId, badgeNo, inspector, officer } = await gapOf();
    await answer(officer, findingId);
    const finding = setup.world.db.updateTable('finding').where('finding_id', '=', findingId);
    await finding.set({ grade: 'weak' }).execute();
    expect(await confirm(inspector, findingId, badgeNo)).toBe('409 weak_evidence');
    await take(inspector, findingId, 'unfounded');
    const [proposed] = await decisionsOf(inspector, findingId);
    const second = await setup.signIn('brigade_leader');
    await second.post(`finding-decisions/${proposed?.decisionId}/second`, { decision: 'agreed', reason });
    expect(await read(officer, findingId)).toMatchObject({ state: 'set_aside', handling: 'unfounded' });
  });

  it('isn’t made by whom it concerns: the officer as an inspector, the leader who is liable, or who is recused', async () => {
    const { findingId, badgeNo, officer } = await gapOf();
    await answer(officer, findingId);
    const himself = await setup.signIn('inspector', null, badgeNo);
    expect(await take(himself, findingId, 'excuse')).toBe('403 recused');
    for (const role of ['squad_leader', 'brigade_admin', 'auditor', 'officer'] as const) {
      const who = await setup.signIn(role, 'squad-1');
      expect(await take(who, findingId, 'excuse')).toBe('403 forbidden');
    }
    await setup.world.officer('300901', 'squad-2');
    const leaders = JSON.stringify({ [badgeNo]: '300901' });
    await setup.world.db
      .updateTable('finding')
      .set({ leaders: leaders as never })
      .where('finding_id', '=', findingId)
      .execute();
    const liable = await setup.signIn('brigade_leader', null, '300901');
    expect(await take(liable, findingId, 'excuse')).toBe('403 recused');
    expect(await take(await setup.signIn('brigade_leader'), findingId, 'excuse')).toBe('excused');
  });

  it('of which the slip is corrected keeps both; only by who decided, within two working days', async () => {
    const { findingId, badgeNo, inspector, officer } = await gapOf();
    await answer(officer, findingId);
    await confirm(inspector, findingId, badgeNo, 'damaged');
    const corrected = { violationClass: 'incomplete', badgeNos: [badgeNo] };
    expect(await take(await setup.signIn('inspector'), findingId, 'correct', corrected)).toBe('403 not_own_decision');
    const deletion = { ...corrected, violationClass: 'unauthorised_deletion' };
    expect(await take(inspector, findingId, 'correct', deletion)).toBe('400 violation_unclear');
    const decidedOn = (day: string) =>
      setup.world.db
        .updateTable('finding_decision')
        .set({ decided_at: new Date(`${day}T10:00:00+08:00`) })
        .where('finding_id', '=', findingId)
        .execute();
    await decidedOn('2040-03-07');
    expect(await take(inspector, findingId, 'correct', corrected)).toBe('409 correction_too_late');
    // Over the weekend the next day but one that people work is a Monday, today.
    await decidedOn('2040-03-08');
    expect(await take(inspector, findingId, 'correct', corrected)).toBe('confirmed');
    const [now, then] = await decisionsOf(officer, findingId);
    expect([then?.state, then?.violationClass]).toEqual(['corrected', 'damaged']);
    expect(now).toMatchObject({ state: 'counts', violationClass: 'incomplete', corrects: then?.decisionId });
    expect(await take(inspector, findingId, 'close')).toBe('decided');
  });
});

describe('an appeal', () => {
  it('has fifteen working days from when the officer saw the decision, to the end of the day, and none after', async () => {
    const { findingId, badgeNo, inspector, officer } = await gapOf();
    await answer(officer, findingId);
    await confirm(inspector, findingId, badgeNo);
    expect((await read(officer, findingId)).appealUntil).toBeNull();
    expect(await see(inspector, findingId)).toBe('404');
    expect(await see(officer, findingId)).toEqual([
      { badgeNo, seenAt: clock.toISOString(), appealUntilOn: '2040-04-02' },
    ]);
    const end = new Date('2040-04-03T00:00:00+08:00');
    expect((await read(officer, findingId)).appealUntil).toBe(end.toISOString());
    clock = end;
    const late = await setup.signIn('officer', 'squad-1', badgeNo);
    // Seen once more: the time doesn't begin anew.
    expect(await see(late, findingId)).toMatchObject([{ appealUntilOn: '2040-04-02' }]);
    expect(await appeal(late, findingId)).toBe('409 appeal_too_late');
    clock = new Date(end.getTime() - 1);
    const inTime = await setup.signIn('officer', 'squad-1', badgeNo);
    expect(await appeal(inTime, findingId)).toBe('taken');
  });

  it('that is right makes a confirmed finding unfounded, and ends what waited for a second person', async () => {
    const { findingId, badgeNo, inspector, officer } = await gapOf();
    await answer(officer, findingId);
    await confirm(inspector, findingId, badgeNo);
    expect(await appeal(officer, findingId)).toBe('taken');
    later();
    expect(await take(inspector, findingId, 'reopen')).toBe('confirmed');
    const { appeals } = await read(inspector, findingId);
    const decider = await setup.signIn('brigade_leader');
    await decider.post(`appeals/${appeals[0]?.appealId}/decision`, { decision: 'upheld', reason, ...outsideCause });
    expect(await read(officer, findingId)).toMatchObject({ state: 'set_aside', handling: 'unfounded' });
    expect((await decisionsOf(officer, findingId)).map(({ state }) => state)).toEqual(['refused', 'counts']);
  });
});

describe('the data', () => {
  it('a late clip closes what nobody decided; what was confirmed stays, and is to be looked at again', async () => {
    const open = await gapOf();
    const confirmed = await gapOf();
    await answer(confirmed.officer, confirmed.findingId);
    await confirm(confirmed.inspector, confirmed.findingId, confirmed.badgeNo);
    for (const { badgeNo } of [open, confirmed]) {
      const { recorder_serial: recorderSerial } = await setup.world.db
        .selectFrom('custody')
        .select('recorder_serial')
        .where('badge_no', '=', badgeNo)
        .executeTakeFirstOrThrow();
      await setup.world.footage({ recorderSerial, from: at('10:00'), to: at('11:00'), announcedAt: clock });
    }
    await setup.world.review(clock);
    const { inspector } = confirmed;
    expect(await read(inspector, open.findingId)).toMatchObject({ state: 'resolved', handling: 'closed' });
    expect(await read(inspector, confirmed.findingId)).toMatchObject({
      state: 'open',
      handling: 'confirmed',
      lookAgain: 'no_longer_so',
    });
    const unsettled = (await inspector.get<{ rows: FindingRow[] }>('findings?handling=unsettled&limit=200')).body.rows;
    const listed = unsettled.map(({ findingId }) => findingId);
    expect([listed.includes(open.findingId), listed.includes(confirmed.findingId)]).toEqual([false, true]);

    later();
    expect(await take(inspector, confirmed.findingId, 'reopen')).toBe('confirmed');
    const [waiting] = await decisionsOf(inspector, confirmed.findingId);
    const second = await setup.signIn('inspector');
    await second.post(`finding-decisions/${waiting?.decisionId}/second`, { decision: 'agreed', reason });
    expect(await read(inspector, confirmed.findingId)).toMatchObject({ handling: 'told', lookAgain: null });
    expect(await take(inspector, confirmed.findingId, 'unfounded')).toBe('unfounded');
  });
});

describe('what was decided is closed by itself', () => {
  it('once everybody saw it and can’t appeal any more, never while one hasn’t seen it or an appeal waits', async () => {
    const seen = await gapOf();
    const unseen = await gapOf();
    const appealed = await gapOf();
    for (const { findingId, badgeNo, inspector, officer } of [seen, unseen, appealed]) {
      await answer(officer, findingId);
      await confirm(inspector, findingId, badgeNo);
      if (findingId !== unseen.findingId) await see(officer, findingId);
      await take(inspector, findingId, 'close');
    }
    await appeal(appealed.officer, appealed.findingId);
    const handlings = async () => {
      const inspector = await setup.signIn('inspector');
      const all = [seen, unseen, appealed].map(({ findingId }) => read(inspector, findingId));
      return (await Promise.all(all)).map(({ handling }) => handling);
    };
    await closeHandled(setup.world.db, new Date('2040-04-02T23:59:59+08:00'));
    expect(await handlings()).toEqual(['decided', 'decided', 'decided']);
    await closeHandled(setup.world.db, new Date('2040-04-03T00:00:00+08:00'));
    expect(await handlings()).toEqual(['closed', 'decided', 'decided']);
    clock = new Date('2040-04-03T00:00:00+08:00');
    const late = await setup.signIn('officer', 'squad-1', seen.badgeNo);
    expect(await appeal(late, seen.findingId)).toBe('409 appeal_too_late');
  });
});
