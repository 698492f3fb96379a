import { closeHandled } from '@rollcall/cloud/findings/handling/close-handled';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { OutsideStanding } from '@rollcall/shared/http/outside-standing';
import type { Problem } from '@rollcall/shared/http/problem';
import type { DecisionRow, LiabilityAppeal } from '@rollcall/shared/resources/finding-decisions';
import type { InboxEntry } from '@rollcall/shared/resources/inbox';
import type { OutsideDecisionDetail } from '@rollcall/shared/resources/outside-decisions';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { entryOf, monday, outcomeOf, readCase, say, startAccountability } from './support/accountability-world.ts';
import type { Person } from './support/explaining-setup.ts';
import { statePermissions } from './support/route-permissions.ts';

statePermissions(`
POST   liability-appeals/{appealId}/decision a a a - - - -
`);

// The types of its facts, once more: liability_appealed liability_appeal_upheld liability_appeal_dismissed

let world: Awaited<ReturnType<typeof startAccountability>>;
beforeAll(async () => {
  world = await startAccountability();
});
afterAll(() => world?.stop());
beforeEach(() => world.setClock(monday));

const reason = '当天由副中队长带队';
const appeal = (who: Person, findingId: string) =>
  who.post<{ appealId: string } & Partial<Problem>>(`findings/${findingId}/liability-appeals`, { reason });
const decide = (who: Person, appealId: string, decision: 'upheld' | 'dismissed') =>
  who.post<Partial<Problem>>(`liability-appeals/${appealId}/decision`, { decision, reason: '已核实' });
const appealsOf = async (who: Person, findingId: string) =>
  (await who.get<{ appeals: LiabilityAppeal[] }>(`findings/${findingId}/liability-appeals`)).body.appeals;
const read = async (who: Person, findingId: string) =>
  (await who.get<FindingDetailResponse>(`findings/${findingId}`)).body;
const decisionOf = async (who: Person, findingId: string) =>
  (await who.get<{ rows: DecisionRow[] }>(`finding-decisions?findingId=${findingId}`)).body.rows[0];
const see = async (who: Person, findingId: string) =>
  who.post<{ notices: DecisionRow['notices'] }>(
    `finding-decisions/${(await decisionOf(who, findingId))?.decisionId}/notices`,
    {},
  );
const signIn: Awaited<ReturnType<typeof startAccountability>>['setup']['signIn'] = (...who) =>
  world.setup.signIn(...who);

it('an officer’s appeal is not judged by who confirmed the finding, nor by a stand-in, who may enter what a superior decides', async () => {
  const { findingId, officer, inspector } = await world.confirmedFinding();
  const { body } = await officer.post<FindingDetailResponse>(`findings/${findingId}/appeals`, { reason });
  const path = `appeals/${body.appeals[0]?.appealId}/decision`;
  const judge = (who: Person) =>
    outcomeOf(who.post<Partial<Problem>>(path, { decision: 'dismissed', reason: '已核实' }));
  expect(await judge(inspector)).toBe('403 decided_before');
  const inboxOf = async (who: Person) =>
    (await who.get<{ rows: InboxEntry[] }>('inbox?kind=appeal&side=must_do&limit=200')).body.rows.map(
      ({ findingId: id }) => id,
    );
  expect(await inboxOf(inspector)).not.toContain(findingId);
  expect(await inboxOf(await signIn('inspector'))).toContain(findingId);
  const standIn = await world.setup.actingFor(inspector, await signIn('inspector'));
  expect(await judge(standIn)).toBe('403 decided_before');
  expect(await judge(await signIn('inspector'))).toBe('done');
});

describe('a leader who is liable through a finding', () => {
  it('has a notice and a time to appeal of his own, also when he leads another unit by now', async () => {
    const { findingId, badgeNo, leaderBadgeNo, officer } = await world.confirmedFinding();
    const moved = await signIn('squad_leader', 'squad-2', leaderBadgeNo);
    expect((await decisionOf(moved, findingId))?.leaders).toMatchObject([{ badgeNo: leaderBadgeNo, freed: false }]);
    expect((await read(moved, findingId)).findingId).toBe(findingId);
    expect((await see(moved, findingId)).body.notices).toMatchObject([
      { badgeNo: leaderBadgeNo, appealUntilOn: '2040-04-02' },
    ]);
    // The officer's own time has not begun.
    expect((await read(officer, findingId)).appealUntil).toBeNull();
    world.setClock(new Date('2040-04-03T00:00:00+08:00'));
    const late = await signIn('squad_leader', 'squad-2', leaderBadgeNo);
    expect(await outcomeOf(appeal(late, findingId))).toBe('409 appeal_too_late');
    const other = await signIn('officer', 'squad-1', badgeNo);
    expect(await outcomeOf(appeal(other, findingId))).toBe('404 not_found');
    const stranger = await signIn('squad_leader', 'squad-2');
    expect((await stranger.get(`findings/${findingId}/liability-appeals`)).status).toBe(404);
  });

  it('appeals once, for himself; nobody acts for him in that', async () => {
    const { findingId, leader } = await world.confirmedFinding();
    const standIn = await world.setup.actingFor(leader, await signIn('officer', 'squad-1'));
    expect(await outcomeOf(appeal(standIn, findingId))).toBe('404 not_found');
    expect(await outcomeOf(appeal(leader, findingId))).toBe('done');
    expect(await outcomeOf(appeal(leader, findingId))).toBe('409 liability_appealed_already');
    const open = await world.setup.world.db
      .selectFrom('finding_appeal')
      .select('appeal_id')
      .where('finding_id', '=', findingId)
      .execute();
    expect(open).toEqual([]);
  });

  it('is judged neither by himself, the officer, nor who confirmed it; the officer doesn’t read what he says', async () => {
    const { findingId, badgeNo, leaderBadgeNo, leader, officer, inspector } = await world.confirmedFinding();
    const { appealId } = (await appeal(leader, findingId)).body;
    const himself = await signIn('brigade_leader', null, leaderBadgeNo);
    expect(await outcomeOf(decide(himself, appealId, 'upheld'))).toMatch(/^403 (own_appeal|recused)$/);
    expect(await outcomeOf(decide(await signIn('inspector', null, badgeNo), appealId, 'upheld'))).toBe('403 recused');
    expect(await outcomeOf(decide(inspector, appealId, 'dismissed'))).toBe('403 decided_before');
    expect(await outcomeOf(decide(leader, appealId, 'upheld'))).toBe('403 forbidden');
    const inboxOf = async (who: Person, kind: string) =>
      (await who.get<{ rows: InboxEntry[] }>(`inbox?kind=${kind}&limit=200`)).body.rows
        .filter((entry) => entry.findingId === findingId)
        .map(({ id }) => id);
    expect(await inboxOf(await signIn('brigade_leader'), 'liability_appeal')).toEqual([appealId]);
    expect(await inboxOf(inspector, 'liability_appeal')).toEqual([]);
    expect(await inboxOf(leader, 'leader_notice')).toHaveLength(1);
    await see(leader, findingId);
    expect(await inboxOf(leader, 'leader_notice')).toEqual([]);
    expect(await appealsOf(officer, findingId)).toEqual([]);
    expect(await appealsOf(leader, findingId)).toMatchObject([{ appealId, state: 'pending', reason }]);
    const decider = await signIn('brigade_leader');
    expect(await outcomeOf(decide(decider, appealId, 'dismissed'))).toBe('done');
    expect(await outcomeOf(decide(decider, appealId, 'upheld'))).toBe('409 already_decided');
    expect((await decisionOf(decider, findingId))?.leaders).toMatchObject([{ freed: false }]);
  });

  it('is liable no more once it is upheld: his entry ends, the officer’s and the finding stay', async () => {
    const { findingId, leader, officer, inspector, caseId, person } = await world.openCase();
    await say(officer, person);
    const { appealId } = (await appeal(leader, findingId)).body;
    await decide(await signIn('brigade_leader'), appealId, 'upheld');
    const shown = await readCase(inspector, caseId);
    expect([entryOf(shown, 'leader').state, entryOf(shown, 'person').state]).toEqual(['ended', 'heard']);
    const finding = await read(inspector, findingId);
    expect(finding).toMatchObject({ handling: 'confirmed', state: 'open' });
    expect(finding.history.map(({ type }) => type).slice(-2)).toEqual([
      'liability_appealed',
      'liability_appeal_upheld',
    ]);
    expect((await decisionOf(inspector, findingId))?.leaders).toMatchObject([{ freed: true }]);

    // A case that is opened later names him no more.
    const later = await world.confirmedFinding();
    const freed = (await appeal(later.leader, later.findingId)).body.appealId;
    await decide(await signIn('brigade_leader'), freed, 'upheld');
    const { body } = await world.openOn(later.inspector, later.findingId);
    expect(body.entries.map(({ role }) => role)).toEqual(['person']);
  });

  it('keeps the finding open while his appeal waits, and may be liable anew once it is told anew', async () => {
    const { findingId, badgeNo, leader, officer, inspector } = await world.confirmedFinding();
    const { db } = world;
    await see(officer, findingId);
    await inspector.post(`findings/${findingId}/steps`, { step: 'close', ...outsideCause, reason: '已核实' });
    const { appealId } = (await appeal(leader, findingId)).body;
    const end = new Date('2040-04-03T00:00:00+08:00');
    await closeHandled(db, end);
    expect((await read(inspector, findingId)).handling).toBe('decided');
    world.later();
    await inspector.post(`findings/${findingId}/steps`, { step: 'reopen', reason: '有新的证据' });
    const second = await signIn('brigade_leader');
    const proposed = await decisionOf(second, findingId);
    await second.post(`finding-decisions/${proposed?.decisionId}/second`, { decision: 'agreed', reason: '同意' });
    expect(await appealsOf(leader, findingId)).toMatchObject([{ appealId, state: 'ended' }]);
    expect(await outcomeOf(decide(second, appealId, 'upheld'))).toBe('409 already_decided');
    expect(await outcomeOf(appeal(leader, findingId))).toBe('409 not_liable');
    await officer.post(`findings/${findingId}/answers`, { text: '执法仪中途关机' });
    world.later();
    const confirm = { step: 'confirm', reason: '已核实', violationClass: 'incomplete', badgeNos: [badgeNo] };
    await inspector.post(`findings/${findingId}/steps`, confirm);
    expect(await outcomeOf(appeal(leader, findingId))).toBe('done');
  });

  it('is heard outside where nobody here may decide it', async () => {
    const { findingId, leader, badgeNo } = await world.confirmedFinding();
    const { appealId } = (await appeal(leader, findingId)).body;
    await world.disableEverybody();
    const admin = await signIn('brigade_admin');
    const second = await signIn('inspector');
    for (const { username } of [admin, second]) {
      await sql`insert into recusal (account_id, badge_no, reason, declared_by, declared_at)
        select account_id, ${badgeNo}, '亲属', account_id, now() from account where username = ${username}
      `.execute(world.db);
    }
    const standing = await admin.get<OutsideStanding>(`outside-decisions/standings/liability_appeal/${appealId}`);
    expect(standing.body.offered).toBe(true);
    const paper = { documentNo: '〔2040〕12号', decidedBy: '县公安局', decidedOn: '2040-03-12', reason: '情况属实' };
    const entered = { kind: 'liability_appeal', requestId: appealId, outcome: 'granted', ...paper };
    const { body } = await admin.post<OutsideDecisionDetail>('outside-decisions', entered);
    const path = `outside-decisions/${body.outsideDecisionId}`;
    await admin.put(`${path}/scan?fileName=p.pdf`, Buffer.from('%PDF-1.7 a paper'));
    expect(await outcomeOf(second.post(`${path}/confirmation`, {}))).toBe('done');
    expect(await appealsOf(admin, findingId)).toMatchObject([
      { state: 'upheld', decidedBy: '县公安局 · 〔2040〕12号', decisionReason: '情况属实' },
    ]);
  });
});
