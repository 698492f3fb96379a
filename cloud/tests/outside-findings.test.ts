import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { OutsideStanding } from '@rollcall/shared/http/outside-standing';
import type { Problem } from '@rollcall/shared/http/problem';
import type { DecisionRow, NewStep } from '@rollcall/shared/resources/finding-decisions';
import type { OutsideDecisionDetail, OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
/** A Monday; the answer is due until the end of Thursday. */
const monday = at('09:00', 2);
const friday = at('00:00', 6);
let clock = monday;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
afterAll(() => setup?.stop());
// Nobody of an earlier test may decide.
beforeEach(async () => {
  clock = monday;
  await sql`update account set disabled_at = now()`.execute(setup.world.db);
});

const paper = {
  documentNo: '〔2040〕12号',
  decidedBy: '县公安局 张副局长',
  decidedOn: '2040-03-12',
  reason: '情况属实',
};
const onPaper = '县公安局 张副局长 · 〔2040〕12号';
const reason = '已核实';
const pdf = Buffer.from('%PDF-1.7 a paper');

type Told = OutsideDecisionDetail & Partial<Problem>;
const enter = (who: Person, kind: OutsideKind, requestId: string, decided: object) =>
  who.post<Told>('outside-decisions', { kind, requestId, ...paper, ...decided });
const scan = (who: Person, id: string) => who.put<Told>(`outside-decisions/${id}/scan?fileName=p.pdf`, pdf);
const confirm = (who: Person, id: string) => who.post<Told>(`outside-decisions/${id}/confirmation`, {});
const code = async (answer: Promise<{ status: number; body: Partial<Problem> }>) => {
  const { status, body } = await answer;
  return body.code ?? String(status);
};
const standing = async (who: Person, kind: OutsideKind, requestId: string) =>
  (await who.get<OutsideStanding>(`outside-decisions/standings/${kind}/${requestId}`)).body;
const read = async (who: Person, findingId: string) =>
  (await who.get<FindingDetailResponse>(`findings/${findingId}`)).body;
const decisionsOf = async (who: Person, findingId: string) =>
  (await who.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows;
const take = (who: Person, findingId: string, step: NewStep['step'], more: object = {}) =>
  who.post<Partial<Problem>>(`findings/${findingId}/steps`, { step, reason, ...more });

/** The only inspector's own finding, with an administrator and two squad leaders who could enter what a superior decides. */
async function findingOfTheInspector() {
  const { findingId, badgeNo } = await officerWithGap(setup);
  await sql`update account set disabled_at = now()`.execute(setup.world.db);
  const inspector = await setup.signIn('inspector', null, badgeNo);
  const admin = await setup.signIn('brigade_admin');
  const leader = await setup.signIn('squad_leader', 'squad-1');
  return { findingId, badgeNo, inspector, admin, leader };
}

/** One enters it, another confirms it. */
async function decided(first: Person, second: Person, kind: OutsideKind, requestId: string, what: object) {
  const { status, body } = await enter(first, kind, requestId, what);
  expect([status, body.code]).toEqual([201, undefined]);
  await scan(first, body.outsideDecisionId);
  const confirmed = await confirm(second, body.outsideDecisionId);
  expect([confirmed.status, confirmed.body.code]).toEqual([200, undefined]);
  return confirmed.body;
}

const offered = { offered: true, outsideDecisionId: null };
const notOffered = { offered: false, outsideDecisionId: null };

describe('the finding of the only inspector, where there is one administrator and no brigade leader', () => {
  it('is decided outside from told to its end, with his appeal', async () => {
    const { findingId, badgeNo, inspector, admin, leader } = await findingOfTheInspector();
    const violation = { outcome: 'confirm', violationClass: 'incomplete', badgeNos: [badgeNo] };
    expect(await standing(admin, 'finding', findingId)).toEqual(notOffered);
    expect(await code(enter(admin, 'finding', findingId, violation))).toBe('already_decided');
    await inspector.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
    expect(await standing(admin, 'finding', findingId)).toEqual(offered);
    expect(await code(take(inspector, findingId, 'excuse'))).toBe('recused');

    const paperOf = await decided(admin, leader, 'finding', findingId, violation);
    expect(paperOf).toMatchObject({ findingId, badgeNo, outcome: 'confirm', violationClass: 'incomplete' });
    const [decision] = await decisionsOf(admin, findingId);
    expect(decision).toMatchObject({
      ...{ step: 'confirm', state: 'counts', violationClass: 'incomplete', decidedBy: onPaper, onBehalfOf: null },
      ...{ reason: paper.reason, people: [{ badgeNo }] },
    });
    const { handling, history } = await read(admin, findingId);
    expect(handling).toBe('confirmed');
    expect(history.map(({ type }) => type).slice(-2)).toEqual(['decided_outside', 'finding_handled']);

    const seen = await inspector.post<{ notices: DecisionRow['notices'] }>(
      `finding-decisions/${decision?.decisionId}/notices`,
      {},
    );
    expect(seen.body.notices).toMatchObject([{ badgeNo, appealUntilOn: '2040-04-02' }]);
    await inspector.post(`findings/${findingId}/appeals`, { reason: '当时在处置警情' });
    const [appeal] = (await read(admin, findingId)).appeals;
    // An administrator decides appeals: this one didn't decide before.
    expect(await code(admin.post(`appeals/${appeal?.appealId}/decision`, { decision: 'dismissed', reason }))).toBe(
      '200',
    );

    expect(await standing(admin, 'finding', findingId)).toEqual(offered);
    await decided(leader, admin, 'finding', findingId, { outcome: 'close', ...outsideCause });
    expect(await read(admin, findingId)).toMatchObject({ handling: 'decided', state: 'open' });
    expect(await standing(admin, 'finding', findingId)).toEqual(notOffered);
  });

  it('is set aside when a superior finds it unfounded, and excused likewise', async () => {
    const outcomes = { unfounded: 'unfounded', excuse: 'excused' };
    for (const [outcome, handling] of Object.entries(outcomes)) {
      const { findingId, inspector, admin, leader } = await findingOfTheInspector();
      await inspector.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
      await decided(admin, leader, 'finding', findingId, { outcome, ...outsideCause });
      expect((await read(admin, findingId)).handling).toBe(handling);
    }
  });

  it('is confirmed unanswered only after the deadline, by nobody whom it concerns, as what it can be', async () => {
    const { findingId, badgeNo } = await findingOfTheInspector();
    clock = friday;
    const inspector = await setup.signIn('inspector', null, badgeNo);
    const admin = await setup.signIn('brigade_admin');
    const violation = { outcome: 'confirm', violationClass: 'incomplete', badgeNos: [badgeNo] };
    expect(await code(enter(inspector, 'finding', findingId, violation))).toBe('recused');
    const unfit = { ...violation, badgeNos: ['999999'] };
    expect(await code(enter(admin, 'finding', findingId, unfit))).toBe('people_not_named');
    expect(await code(enter(admin, 'finding', findingId, { outcome: 'confirm' }))).toBe('violation_unclear');
    expect(await code(enter(admin, 'finding', findingId, { outcome: 'close', ...outsideCause }))).toBe('step_not_now');
    for (const refused of [{ outcome: 'granted' }, { ...violation, outcome: 'excuse', ...outsideCause }]) {
      expect((await enter(admin, 'finding', findingId, refused)).status).toBe(400);
    }
    const { outsideDecisionId } = (await enter(admin, 'finding', findingId, violation)).body;
    await scan(admin, outsideDecisionId);
    expect(await code(confirm(inspector, outsideDecisionId))).toBe('recused');
    expect(await code(confirm(admin, outsideDecisionId))).toBe('own_outside_decision');
    expect(await code(confirm(await setup.signIn('squad_leader', 'squad-1'), outsideDecisionId))).toBe('200');
    expect((await read(admin, findingId)).handling).toBe('confirmed');
  });

  it('is decided here as soon as somebody here may; and who confirmed the paper corrects nothing', async () => {
    const { findingId, badgeNo, inspector, admin } = await findingOfTheInspector();
    await inspector.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
    const violation = { violationClass: 'incomplete', badgeNos: [badgeNo] };
    const { outsideDecisionId } = (await enter(admin, 'finding', findingId, { outcome: 'confirm', ...violation })).body;
    await scan(admin, outsideDecisionId);
    const other = await setup.signIn('inspector');
    await confirm(other, outsideDecisionId);
    expect(await code(take(other, findingId, 'correct', violation))).toBe('not_own_decision');
    expect(await standing(admin, 'finding', findingId)).toEqual(notOffered);
    expect(await code(enter(admin, 'finding', findingId, { outcome: 'close', ...outsideCause }))).toBe('decided_here');
    expect(await code(take(other, findingId, 'close', outsideCause))).toBe('201');
  });
});

describe('what waits for a second person', () => {
  it('is agreed to outside where everybody else is recused, and refused likewise', async () => {
    for (const [outcome, handling, state] of [
      ['refused', 'answered', 'refused'],
      ['granted', 'confirmed', 'counts'],
    ]) {
      const { findingId, badgeNo, officer } = await officerWithGap(setup);
      await officer.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
      await sql`update account set disabled_at = now()`.execute(setup.world.db);
      const inspector = await setup.signIn('inspector');
      const deletion = { violationClass: 'unauthorised_deletion', badgeNos: [badgeNo] };
      await take(inspector, findingId, 'confirm', deletion);
      const decisionId = (await decisionsOf(inspector, findingId))[0]?.decisionId ?? '';
      const admin = await setup.signIn('brigade_admin');
      expect(await standing(admin, 'finding_second', decisionId)).toEqual(notOffered);
      await sql`insert into recusal (account_id, badge_no, reason, declared_by, declared_at)
        select account_id, ${badgeNo}, '亲属', account_id, now() from account where username = ${admin.username}
      `.execute(setup.world.db);
      expect(await standing(admin, 'finding_second', decisionId)).toEqual(offered);
      await decided(inspector, admin, 'finding_second', decisionId, { outcome });
      expect((await read(admin, findingId)).handling).toBe(handling);
      expect(await decisionsOf(admin, findingId)).toMatchObject([
        { state, secondBy: onPaper, decidedBy: inspector.username, secondReason: paper.reason },
      ]);
      expect(await standing(admin, 'finding_second', decisionId)).toEqual(notOffered);
    }
  });
});
