import { addLeave } from '@rollcall/cloud/duty/leave/save-leave';
import { cancelShift, changeShift } from '@rollcall/cloud/duty/shifts/save-shifts';
import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import { insertParameterVersion, readParameters } from '@rollcall/cloud/registry/parameter-repository';
import { servedRosterProposals } from '@rollcall/cloud/views/roster-proposals/routes';
import type { AppealSwap, SwapHindrance } from '@rollcall/shared/http/finding-answers';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import type { RosterProposalDetail } from '@rollcall/shared/resources/roster-proposals';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { type Person, startExplaining } from './support/explaining-setup.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
const now = at('09:00', 2);
beforeAll(async () => {
  const clock = () => now;
  setup = await startExplaining(clock, (deps) => servedRosterProposals.routes(deps));
  // A past edit needs no second person here. What follows from an appeal does all the same.
  await setup.world.db.transaction().execute(async (tx) => {
    const parameters = { ...(await readParameters(tx)), pastEditsSecondPerson: false };
    await insertParameterVersion(tx, { parameters, reason: 'for a test', setBy: 'test', setAt: new Date() });
  });
});
afterAll(() => setup?.stop());
// Nobody of an earlier test may decide.
beforeEach(() => sql`update account set disabled_at = now()`.execute(setup.world.db));

const reason = '已核实';
let people = 0;

/** Two officers: the one had a shift from 8 to 12 without footage, and says that the other one stood it, who had one the day after. */
async function swapped() {
  const { world } = setup;
  const [one, other] = [String(400_001 + people), String(400_002 + people)];
  people += 2;
  for (const badgeNo of [one, other]) await world.officer(badgeNo);
  const shiftId = await world.shift(one, at('08:00'), at('12:00'));
  const otherShiftId = await world.shift(other, at('14:00', 1), at('18:00', 1));
  await world.recorder(`S${one}`);
  await world.hold(`S${one}`, one, at('08:00'), at('12:00'));
  await world.review(now);
  const { finding_id: findingId } = await world.finding(shiftId, 'no_footage');
  const officer = await setup.signIn('officer', 'squad-1', one);
  return { one, other, shiftId, otherShiftId, findingId, officer };
}

type Told = FindingDetailResponse & Partial<Problem>;
type Proposal = RosterProposalDetail & Partial<Problem>;
const appeal = (who: Person, findingId: string, ground: object) =>
  who.post<Told>(`findings/${findingId}/appeals`, { reason: '当天与同事换班', ...ground });
const decide = (who: Person, { appeals }: Told, decision: 'upheld' | 'dismissed' = 'upheld') =>
  who.post<Told>(`appeals/${appeals.at(-1)?.appealId}/decision`, { decision, reason, ...outsideCause });
const approve = (who: Person, rosterProposalId: string | undefined, decision = 'approved') =>
  who.post<Proposal>(`roster-proposals/${rosterProposalId}/decision`, { decision, reason });
const swapIn = ({ body }: { body: Told }): AppealSwap | null | undefined => body.appeals.at(-1)?.swap;
const code = async (answer: Promise<{ status: number; body: Partial<Problem> }>) => {
  const { status, body } = await answer;
  return `${status} ${body.code ?? ''}`.trim();
};
const proposals = async () =>
  (await setup.world.db.selectFrom('roster_proposal').select('roster_proposal_id').execute()).length;

/** Who stands the two shifts, by the roster. */
async function onRoster(...shiftIds: string[]): Promise<string[]> {
  const rows = await setup.world.db.selectFrom('shift').select(['shift_id', 'badge_no']).execute();
  const stood = new Map(rows.map((row) => [row.shift_id, row.badge_no]));
  return shiftIds.map((shiftId) => stood.get(shiftId) ?? '');
}

/** Upheld by an inspector. */
async function upheld() {
  const two = await swapped();
  const ground = { ground: 'shift_swapped', swappedWith: two.other, otherShiftId: two.otherShiftId };
  const { body } = await appeal(two.officer, two.findingId, ground);
  const decider = await setup.signIn('inspector');
  const answer = await decide(decider, body);
  return { ...two, body, decider, answer, rosterProposalId: swapIn(answer)?.proposal?.rosterProposalId };
}

describe('an upheld appeal because a shift was swapped', () => {
  it('proposes the exchange; approved by a second person, the other officer’s minutes are looked at', async () => {
    const { one, other, shiftId, otherShiftId, findingId, decider, answer, rosterProposalId } = await upheld();
    expect([answer.status, answer.body.state]).toEqual([200, 'set_aside']);
    expect(swapIn(answer)).toMatchObject({
      ...{ badgeNo: other, officerName: `officer ${other}`, hindrance: null, proposal: { state: 'pending' } },
      ...{ shift: { shiftId, startsAt: at('08:00').toISOString() }, otherShift: { shiftId: otherShiftId } },
    });
    expect(answer.body.history.map(({ type }) => type).slice(-3)).toEqual([
      'appeal_upheld',
      'finding_set_aside',
      'appeal_swap_proposed',
    ]);
    expect(await onRoster(shiftId, otherShiftId)).toEqual([one, other]);

    const second = await setup.signIn('inspector');
    const { body } = await second.get<Proposal>(`roster-proposals/${rosterProposalId}`);
    expect(body).toMatchObject({
      ...{ act: 'shifts_swapped', state: 'pending', proposedBy: decider.username, changeCount: 2 },
      ...{ reason: '2040-03-10“全程无录像”申诉成立（换班）。申诉理由：当天与同事换班' },
      fromAppeal: { findingId, dutyDate: '2040-03-10' },
    });
    const exchanged = body.changes.map(({ before, after }) => [before, after].map((side) => side?.badgeNo));
    expect(exchanged.sort()).toEqual([
      [one, other],
      [other, one],
    ]);
    expect(await code(approve(second, rosterProposalId))).toBe('200');
    expect(await onRoster(shiftId, otherShiftId)).toEqual([other, one]);
    await setup.world.review(now);
    const looked = await second.get<Told>(`findings/${findingId}`);
    expect(looked.body).toMatchObject({ kind: 'no_footage', state: 'open', badgeNo: other });
    expect(swapIn(looked)?.proposal?.state).toBe('approved');
  });

  it('is decided by neither of the two, and its correction neither by them nor by who upheld it', async () => {
    const { one, other, officer, decider, rosterProposalId, body, findingId } = await upheld();
    const himself = await setup.signIn('inspector', null, one);
    const theOther = await setup.signIn('inspector', null, other);
    expect(await code(approve(himself, rosterProposalId))).toBe('403 recused');
    expect(await code(approve(theOther, rosterProposalId))).toBe('403 recused');
    expect(await code(approve(officer, rosterProposalId))).toBe('403 forbidden');
    expect(await code(approve(decider, rosterProposalId))).toBe('403 own_roster_proposal');
    expect(await code(decide(theOther, body))).toBe('403 recused');
    // Refused, it leaves the appeal as it is.
    const second = await setup.signIn('inspector');
    expect(await code(approve(second, rosterProposalId, 'refused'))).toBe('200');
    const after = await second.get<Told>(`findings/${findingId}`);
    expect([after.body.state, after.body.appeal, swapIn(after)?.proposal?.state]).toEqual([
      'set_aside',
      'upheld',
      'refused',
    ]);
  });

  it('waits in the inbox of others than the two', async () => {
    const { one, other, officer, findingId } = await swapped();
    await appeal(officer, findingId, { ground: 'shift_swapped', swappedWith: other });
    const waiting = async (badgeNo: string | null) => {
      const inspector = await setup.signIn('inspector', null, badgeNo);
      const { body } = await inspector.get<{ rows: { findingId: string | null; kind: string }[] }>('inbox?kind=appeal');
      return body.rows.filter((row) => row.findingId === findingId).length;
    };
    expect([await waiting(one), await waiting(other), await waiting(null)]).toEqual([0, 0, 1]);
  });

  it('is upheld without a correction where none can be proposed, and the finding says what hinders it', async () => {
    const { world } = setup;
    const change = { by: 'test', reason: 'for a test', now };
    const leave = (badgeNo: string) => ({
      badgeNo,
      leaveKind: 'sick' as const,
      startsAt: at('00:00'),
      endsAt: at('00:00', 1),
      note: '',
    });
    type Two = Awaited<ReturnType<typeof swapped>>;
    const hindered: Record<Exclude<SwapHindrance, 'not_proposed'>, (two: Two) => Promise<unknown>> = {
      shift_changed_since: ({ otherShiftId }) => changeShift(world.db, otherShiftId, { post: '建设路口' }, change),
      shift_cancelled: ({ shiftId }) => cancelShift(world.db, shiftId, change),
      shift_overlap: ({ other }) => world.shift(other, at('11:00'), at('13:00')),
      officer_left: ({ other: badgeNo }) =>
        world.db.transaction().execute((tx) => {
          const left = { badgeNo, name: 'left', kind: 'sworn' as const, unitCode: 'squad-1', leftOn: '2040-03-09' };
          return saveOfficers(tx, [left], change);
        }),
      on_leave: ({ other }) => addLeave(world.db, leave(other), change),
    };
    for (const [hindrance, hinder] of Object.entries(hindered)) {
      const two = await swapped();
      const ground = { ground: 'shift_swapped', swappedWith: two.other, otherShiftId: two.otherShiftId };
      const { body } = await appeal(two.officer, two.findingId, ground);
      await hinder(two);
      const before = await proposals();
      const answer = await decide(await setup.signIn('inspector'), body);
      expect([answer.status, answer.body.state]).toEqual([200, 'set_aside']);
      expect(swapIn(answer)).toMatchObject({ hindrance, proposal: null });
      expect(answer.body.history.at(-1)).toMatchObject({ type: 'appeal_swap_hindered', detail: { hindrance } });
      expect(await proposals()).toBe(before);
    }
  });

  it('makes one proposal when it is decided twice at once; dismissed, or on another ground, it makes none', async () => {
    const before = await proposals();
    const two = await swapped();
    const { body } = await appeal(two.officer, two.findingId, { ground: 'shift_swapped', swappedWith: two.other });
    const deciders = [await setup.signIn('inspector'), await setup.signIn('brigade_admin')];
    const codes = await Promise.all(deciders.map((decider) => code(decide(decider, body))));
    expect(codes.sort()).toEqual(['200', '409 already_decided']);
    expect(await proposals()).toBe(before + 1);

    const [inspector] = deciders;
    if (!inspector) throw new Error('nobody decides');
    const another = await swapped();
    const dismissed = await appeal(another.officer, another.findingId, {
      ground: 'shift_swapped',
      swappedWith: another.other,
    });
    expect(swapIn(await decide(inspector, dismissed.body, 'dismissed'))).toMatchObject({
      proposal: null,
      hindrance: null,
    });
    const third = await swapped();
    const plain = await appeal(third.officer, third.findingId, {});
    expect(swapIn(await decide(inspector, plain.body))).toBeNull();
    expect(await proposals()).toBe(before + 1);
  });

  it('proposes in the name of who confirms the paper where it is decided outside', async () => {
    const { other, officer, findingId, shiftId } = await swapped();
    const leaders = [
      await setup.signIn('squad_leader', 'squad-1'),
      await setup.signIn('squad_leader', 'squad-1'),
    ] as const;
    const { body } = await appeal(officer, findingId, { ground: 'shift_swapped', swappedWith: other });
    const paper = { documentNo: '〔2040〕12号', decidedBy: '县公安局', decidedOn: '2040-03-12', reason };
    const requestId = body.appeals[0]?.appealId;
    const entry = { kind: 'appeal', requestId, outcome: 'granted', ...outsideCause, ...paper };
    const entered = await leaders[0].post<{ outsideDecisionId: string }>('outside-decisions', entry);
    const path = `outside-decisions/${entered.body.outsideDecisionId}`;
    await leaders[0].put(`${path}/scan?fileName=p.pdf`, Buffer.from('%PDF-1.7 a paper'));
    expect(await code(leaders[1].post(`${path}/confirmation`, {}))).toBe('200');
    const swap = swapIn(await leaders[1].get<Told>(`findings/${findingId}`));
    expect(await code(approve(leaders[1], swap?.proposal?.rosterProposalId))).toBe('403 own_roster_proposal');
    expect(await code(approve(leaders[0], swap?.proposal?.rosterProposalId))).toBe('200');
    expect(await onRoster(shiftId)).toEqual([other]);
  });
});

it('a swap is named by whose shift it is, with another known officer and a shift of his near it', async () => {
  const { one, other, shiftId, otherShiftId, findingId, officer } = await swapped();
  const far = await setup.world.shift(other, at('08:00', 8), at('12:00', 8));
  const leader = await setup.signIn('squad_leader', 'squad-1');
  const refused = (who: Person, swap: object) => code(appeal(who, findingId, { ground: 'shift_swapped', ...swap }));
  expect(await refused(leader, { swappedWith: other })).toBe('409 swap_not_own');
  expect(await refused(officer, { swappedWith: one })).toBe('400 swap_with_self');
  expect(await refused(officer, { swappedWith: '999999' })).toBe('404 swap_unknown_officer');
  for (const wrong of [far, shiftId]) {
    expect(await refused(officer, { swappedWith: other, otherShiftId: wrong })).toBe('409 swap_other_shift');
  }
  expect(await refused(officer, {})).toBe('400 bad_request');
  expect(await code(appeal(officer, findingId, { swappedWith: other }))).toBe('400 bad_request');

  const offered = (who: Person, badgeNo: string) =>
    who.get<{ officerName: string; shifts: { shiftId: string }[] } & Partial<Problem>>(
      `findings/${findingId}/swaps?badgeNo=${badgeNo}`,
    );
  const { body } = await offered(officer, other);
  expect([body.officerName, body.shifts.map((shift) => shift.shiftId)]).toEqual([`officer ${other}`, [otherShiftId]]);
  expect(await code(offered(leader, other))).toBe('409 swap_not_own');
  expect(await code(offered(await setup.signIn('officer', 'squad-1', other), other))).toBe('404 not_found');
});
