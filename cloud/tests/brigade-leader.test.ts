import { saveOfficers } from '@rollcall/cloud/people/officers/save-officers';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Problem } from '@rollcall/shared/http/problem';
import { outsideCause } from '@rollcall/test/outside-cause';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { gap, officerWithGap, type Person, startExplaining } from './support/explaining-setup.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
beforeAll(async () => {
  setup = await startExplaining(() => at('09:00', 2));
});
afterAll(() => setup?.stop());

type Told = FindingDetailResponse & Partial<Problem>;

let people = 0;
/** An officer whom that one leads, what was found of the officer, and the appeal against it. */
async function appealedAgainst(leaderBadgeNo: string | null = null) {
  const badgeNo = String(500_001 + people++);
  const { world } = setup;
  const officer = { badgeNo, name: `officer ${badgeNo}`, kind: 'sworn' as const, unitCode: 'squad-1', leaderBadgeNo };
  await world.db.transaction().execute((tx) => saveOfficers(tx, [officer], world.change));
  const shiftId = await world.shift(badgeNo, at('08:00'), at('12:00'));
  await world.review(at('09:00', 2));
  const { finding_id: findingId } = await world.finding(shiftId, 'no_footage');
  const himself = await setup.signIn('officer', 'squad-1', badgeNo);
  const { body } = await himself.post<Told>(`findings/${findingId}/appeals`, { reason: '当天调休，排班有误' });
  return { badgeNo, findingId, appealId: body.appeals[0]?.appealId ?? '' };
}

async function decide(who: Person, appealId: string): Promise<string> {
  const body = { decision: 'upheld', reason: '已核实', ...outsideCause };
  const answer = await who.post(`appeals/${appealId}/decision`, body);
  return answer.status === 200 ? 'decided' : `${answer.status} ${answer.body.code}`;
}

/** Declared by the inspector of an account, about an officer. */
async function recuse({ username }: Person, badgeNo: string): Promise<void> {
  await sql`insert into recusal (account_id, badge_no, reason, declared_by, declared_at)
    select account_id, ${badgeNo}, '亲属', account_id, now() from account where username = ${username}
  `.execute(setup.world.db);
}

describe('a brigade leader', () => {
  it('decides the appeal of whom every inspector is concerned with', async () => {
    const { badgeNo, findingId, appealId } = await appealedAgainst();
    const [himself, relative] = [
      await setup.signIn('inspector', null, badgeNo),
      await setup.signIn('inspector', null, null),
    ];
    await recuse(relative, badgeNo);
    expect([await decide(himself, appealId), await decide(relative, appealId)]).toEqual([
      '403 own_appeal',
      '403 recused',
    ]);
    const leader = await setup.signIn('brigade_leader');
    expect(await decide(leader, appealId)).toBe('decided');
    const { body } = await leader.get<Told>(`findings/${findingId}`);
    expect(body).toMatchObject({ state: 'set_aside', appeals: [{ state: 'upheld', decidedBy: leader.username }] });
  });

  it('reads explanations and findings of all units, and decides no explanation', async () => {
    const { badgeNo, officer } = await officerWithGap(setup, 'squad-2');
    const asked = { ...gap, badgeNo, reasonCode: 'fault', explanation: '执法仪中途自动关机，已报中队' };
    const { body } = await officer.post<{ exemptionId: string }>('exemptions', asked);
    const leader = await setup.signIn('brigade_leader');
    const path = `exemptions/${body.exemptionId}`;
    expect((await leader.get(path)).status).toBe(200);
    const decision = { decision: 'approved', reason: '已核实' };
    expect((await leader.post(`${path}/decision`, decision)).body.code).toBe('forbidden');
  });
});

describe('an appeal', () => {
  it('is not decided by who is liable for the officer, nor by who acts for an inspector and is', async () => {
    await setup.world.officer('400001');
    const { appealId } = await appealedAgainst('400001');
    const liable = await setup.signIn('brigade_leader', null, '400001');
    expect(await decide(liable, appealId)).toBe('403 recused');
    const squadLeader = await setup.signIn('squad_leader', 'squad-1', '400001');
    const inspector = await setup.signIn('inspector');
    const acting = await setup.actingFor(inspector, squadLeader);
    expect(await decide(acting, appealId)).toBe('403 recused');
    await setup.allBack();
    expect(await decide(inspector, appealId)).toBe('decided');
  });

  it('is not decided by another officer whom the finding names', async () => {
    await setup.world.officer('400002');
    const { findingId, appealId } = await appealedAgainst();
    await sql`update finding set detail = detail || '{"badgeNos": ["400002"]}' where finding_id = ${findingId}`.execute(
      setup.world.db,
    );
    expect(await decide(await setup.signIn('brigade_leader', null, '400002'), appealId)).toBe('403 recused');
    expect(await decide(await setup.signIn('brigade_leader'), appealId)).toBe('decided');
  });
});
