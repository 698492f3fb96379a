import type { ExemptionDetail, ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import {
  type Explaining,
  explained,
  officerWithGap,
  type Person,
  startExplaining,
} from './support/explaining-setup.ts';

let setup: Explaining;
let leader: Person;
beforeAll(async () => {
  setup = await startExplaining(() => at('09:00', 2));
  leader = await setup.signIn('squad_leader', 'squad-1');
});
afterAll(() => setup?.stop());

const pdf = Buffer.from('%PDF-1.7\n');
const attach = async (who: Person, exemptionId: string) =>
  (await who.put(`exemptions/${exemptionId}/attachment?fileName=a.pdf`, pdf)).status;
const withdraw = async (who: Person, exemptionId: string) =>
  (await who.post(`exemptions/${exemptionId}/withdrawal`, { reason: '不必再申请' })).status;
const ownOf = async (who: Person) =>
  (await who.get<{ rows: ExemptionRow[] }>('exemptions?own=1')).body.rows.map(({ exemptionId }) => exemptionId);

describe('an explanation that a stand-in asks for in a leader’s name', () => {
  it('is the leader’s to attach to, to find and to take back, not the stand-in’s', async () => {
    const { badgeNo, officer: standIn } = await officerWithGap(setup);
    const asLeader = await setup.actingFor(leader, standIn);
    const { exemptionId, ...made } = await explained(asLeader, { badgeNo });
    const signed = `officer ${badgeNo} ${badgeNo}`;
    expect(made).toMatchObject({ askedBy: signed, onBehalfOf: leader.username, own: true });
    const { body } = await standIn.get<ExemptionDetail>(`exemptions/${exemptionId}`);
    expect(body).toMatchObject({ own: false, involved: true });
    expect([await ownOf(standIn), await ownOf(asLeader), await ownOf(leader)]).toEqual([
      [],
      [exemptionId],
      [exemptionId],
    ]);
    expect([await attach(standIn, exemptionId), await attach(leader, exemptionId)]).toEqual([409, 200]);
    expect(await attach(asLeader, exemptionId)).toBe(200);
    expect([await withdraw(standIn, exemptionId), await withdraw(leader, exemptionId)]).toEqual([404, 200]);
  });

  it('is decided neither by whoever acts for the leader, nor what a stand-in asked as himself by him', async () => {
    const { badgeNo, officer: standIn } = await officerWithGap(setup);
    const { exemptionId } = await explained(standIn, { badgeNo });
    const asLeader = await setup.actingFor(leader, standIn);
    const { body } = await asLeader.get<ExemptionDetail>(`exemptions/${exemptionId}`);
    expect(body).toMatchObject({ own: false, involved: true });
    expect(await withdraw(asLeader, exemptionId)).toBe(403);
    expect(await withdraw(standIn, exemptionId)).toBe(200);
  });
});

describe('an appeal and an answer in a leader’s name', () => {
  it('name both, and the leader doesn’t decide the appeal', async () => {
    const { badgeNo, findingId, officer: standIn } = await officerWithGap(setup);
    const signed = `officer ${badgeNo} ${badgeNo}`;
    const asLeader = await setup.actingFor(leader, standIn);
    await asLeader.post(`findings/${findingId}/answers`, { text: '记录仪送修中' });
    const { body } = await asLeader.post<FindingDetailResponse>(`findings/${findingId}/appeals`, {
      reason: '排班有误',
    });
    const both = { onBehalfOf: leader.username };
    expect(body.answers).toMatchObject([{ answeredBy: signed, ...both }]);
    expect(body.appeals).toMatchObject([{ appealedBy: signed, ...both, own: true }]);
    const { db } = setup.world;
    await db.updateTable('account').set({ role: 'inspector' }).where('username', '=', leader.username).execute();
    const decided = await leader.post(`appeals/${body.appeals[0]?.appealId}/decision`, {
      decision: 'upheld',
      reason: '已核实',
    });
    expect(decided.body.code).toBe('own_appeal');
  });
});
