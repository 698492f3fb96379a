import { decideRequest } from '@rollcall/cloud/auth/request';
import { seesAll } from '@rollcall/cloud/db/data-scope';
import { explanations } from '@rollcall/cloud/exemptions/request';
import { requestExemption } from '@rollcall/cloud/exemptions/request-exemption';
import { actingFor } from '@rollcall/cloud/ledger/acting-for';
import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { ExemptionDetail, ExemptionRow } from '@rollcall/shared/http/exemptions';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import {
  type Explaining,
  explained,
  explanation,
  gap,
  officerWithGap,
  type Person,
  startExplaining,
} from './support/explaining-setup.ts';

interface Exemptions {
  rows: ExemptionRow[];
  nextCursor?: string;
}

let setup: Explaining;
/** HQ's clock: the morning after the shifts, when everything is due; later with each test, as sign-ins are counted. */
let clock = at('09:00', 2);
let leader: Person;
let inspector: Person;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
});
beforeEach(async () => {
  clock = new Date(clock.getTime() + 20 * 60_000);
  leader = await setup.signIn('squad_leader', 'squad-1');
  inspector = await setup.signIn('inspector');
});
afterAll(() => setup?.stop());

async function decided(who: Person, { exemptionId }: ExemptionDetail, decision = 'approved'): Promise<void> {
  const answer = await who.post(`exemptions/${exemptionId}/decision`, { decision, reason: '情况属实' });
  expect([answer.status, answer.body.title]).toEqual([200, undefined]);
  await setup.world.review(clock);
}

const minutesOf = async (shiftId: string) => {
  const { body } = await inspector.get<ShiftCoverageDetail>(`shifts/${shiftId}/coverage`);
  return Object.fromEntries(
    Object.entries<number>(body.coverage).map(([name, ms]) => [name.slice(0, -2), ms / 60_000]),
  );
};
const stateOf = async (findingId: string) =>
  (await inspector.get<FindingDetailResponse>(`findings/${findingId}`)).body.state;

describe('an explanation', () => {
  it('counts once somebody else approves it, and no longer once that is taken back', async () => {
    const { badgeNo, shiftId, findingId, officer } = await officerWithGap(setup);
    const made = await explained(officer, { badgeNo, findingId });
    expect(made).toMatchObject({
      state: 'pending',
      effect: 'fault_ticket',
      own: true,
      findingId,
      askedBy: `officer ${badgeNo} ${badgeNo}`,
    });
    await setup.world.review(clock);
    expect(await minutesOf(shiftId)).toMatchObject({ required: 240, missing: 60, explained: 0 });
    expect(await stateOf(findingId)).toBe('open');

    await decided(leader, made);
    expect(await minutesOf(shiftId)).toMatchObject({ required: 240, missing: 60, explained: 60, exempt: 0 });
    expect(await stateOf(findingId)).toBe('resolved');
    const { body: now } = await officer.get<ShiftCoverageDetail>(`shifts/${shiftId}/coverage`);
    // Nobody reported the recorder: what counts is what the leader approved.
    expect(now.segments.filter(({ state }) => state === 'missing')).toEqual([
      {
        state: 'missing',
        reason: 'explanation',
        from: gap.startsAt,
        to: gap.endsAt,
        explanations: [{ exemptionId: made.exemptionId, reasonCode: 'fault', approvedBy: leader.username }],
      },
    ]);

    const back = await leader.post<ExemptionDetail>(`exemptions/${made.exemptionId}/withdrawal`, {
      reason: '查明并无故障',
    });
    expect(back.body).toMatchObject({ state: 'withdrawn', decidedBy: leader.username, withdrawnBy: leader.username });
    await setup.world.review(clock);
    expect(await minutesOf(shiftId)).toMatchObject({ missing: 60, explained: 0 });
    expect(await stateOf(findingId)).toBe('open');
    expect(back.body.history.map(({ type }) => type)).toEqual([
      'exemption_requested',
      'exemption_approved',
      'exemption_withdrawn',
    ]);
  });

  it('of what need not be recorded takes it out of the denominator, to the second', async () => {
    const { badgeNo, shiftId, findingId, officer } = await officerWithGap(setup);
    const half = { startsAt: at('10:00').toISOString(), endsAt: at('10:30').toISOString() };
    await decided(leader, await explained(officer, { badgeNo }, { ...half, reasonCode: 'privacy' }));
    expect(await minutesOf(shiftId)).toMatchObject({ required: 210, recorded: 180, missing: 30, exempt: 30 });
    expect(await stateOf(findingId)).toBe('open');
  });

  it('changes nothing when it is refused', async () => {
    const { badgeNo, shiftId, officer } = await officerWithGap(setup);
    await decided(leader, await explained(officer, { badgeNo }), 'refused');
    expect(await minutesOf(shiftId)).toMatchObject({ required: 240, missing: 60, explained: 0, exempt: 0 });
  });

  it('for a whole unit is given once and counts for each of its officers, and for nobody else', async () => {
    const [one, two, other] = [
      await officerWithGap(setup),
      await officerWithGap(setup),
      await officerWithGap(setup, 'squad-2'),
    ];
    const outage = await explained(leader, { unitCode: 'squad-1' }, { reasonCode: 'station_outage' });
    await decided(inspector, outage);
    expect((await minutesOf(one.shiftId)).explained).toBe(60);
    expect((await minutesOf(two.shiftId)).explained).toBe(60);
    expect((await minutesOf(other.shiftId)).explained).toBe(0);
    const { body } = await one.officer.get<Exemptions>('exemptions?state=approved');
    expect(body.rows.map(({ unitCode, badgeNo }) => [unitCode, badgeNo])).toEqual([['squad-1', null]]);
    await leader.post(`exemptions/${outage.exemptionId}/withdrawal`, { reason: '采集站当时可用' });
    await setup.world.review(clock);
    expect((await minutesOf(one.shiftId)).explained).toBe(0);
  });

  it('can be asked with offsets of any zone and is told in UTC', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const local = { startsAt: '2040-03-10T10:00:00+08:00', endsAt: '2040-03-10T11:00:00+08:00' };
    expect(await explained(officer, { badgeNo }, local)).toMatchObject(gap);
  });
});

describe('nobody', () => {
  const refused = async (answer: Promise<{ status: number; body: { code?: string | undefined } }>) => {
    const { status, body } = await answer;
    return `${status} ${body.code}`;
  };
  const decide = (who: Person, { exemptionId }: ExemptionDetail) =>
    refused(who.post(`exemptions/${exemptionId}/decision`, { decision: 'approved', reason: '同意' }));

  it('decides on an own explanation, on one about oneself, or twice', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const own = await explained(leader, { badgeNo });
    expect(await decide(leader, own)).toBe('403 own_exemption');
    expect(await decide(officer, own)).toBe('403 forbidden');
    const himself = await setup.signIn('squad_leader', 'squad-1', badgeNo);
    expect(await decide(himself, own)).toBe('403 recused');
    expect(await decide(await setup.signIn('squad_leader', 'squad-2'), own)).toBe('404 not_found');
    expect(await decide(inspector, own)).toBe('200 undefined');
    expect(await decide(await setup.signIn('inspector'), own)).toBe('409 already_decided');
  });

  it('decides on a request of the leader for whom he acts', async () => {
    const { badgeNo } = await officerWithGap(setup);
    const { exemptionId } = await explained(leader, { badgeNo });
    const { db } = setup.world;
    const accountOf = async (username: string) =>
      db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow();
    const [asker, delegate] = [await accountOf(leader.username), await accountOf(inspector.username)];
    const acting = {
      accountId: delegate.account_id,
      username: delegate.username,
      badgeNo: null,
      dataScope: seesAll,
      actingFor: {
        delegationId: exemptionId,
        accountId: asker.account_id,
        username: asker.username,
        badgeNo: null,
        name: null,
        unitName: '',
        role: 'squad_leader' as const,
        until: clock,
      },
    };
    const decision = { granted: true, reason: '同意' };
    await expect(
      decideRequest({ db, now: () => clock }, explanations, acting, exemptionId, decision),
    ).rejects.toMatchObject({ code: 'own_exemption' });
  });

  it('decides on what a stand-in asked in his name, which he may take back', async () => {
    const { badgeNo } = await officerWithGap(setup);
    const { db } = setup.world;
    const accountOf = async (username: string) =>
      db.selectFrom('account').selectAll().where('username', '=', username).executeTakeFirstOrThrow();
    const [principal, standIn] = [await accountOf(leader.username), await accountOf(inspector.username)];
    const asker = { accountId: standIn.account_id, username: standIn.username, dataScope: seesAll };
    const exemptionId = await actingFor.run({ accountId: principal.account_id, username: principal.username }, () =>
      requestExemption({ db, store: setup.store, now: () => clock }, asker, {
        badgeNo,
        ...gap,
        reasonCode: 'fault',
        explanation,
      }),
    );
    const { body: made } = await leader.get<ExemptionDetail>(`exemptions/${exemptionId}`);
    expect(made).toMatchObject({ own: true, askedBy: standIn.username });
    const waiting = await leader.get<Exemptions>('exemptions?waiting=1');
    expect(waiting.body.rows.map((row) => row.exemptionId)).not.toContain(exemptionId);
    expect(await decide(leader, made)).toBe('403 own_exemption');
    expect(await decide(inspector, made)).toBe('403 own_exemption');
    const withdrawn = await leader.post(`exemptions/${exemptionId}/withdrawal`, { reason: '不必再申请' });
    expect(withdrawn.status).toBe(200);
  });

  it('decides on what is for the whole unit that he is one of', async () => {
    const { badgeNo } = await officerWithGap(setup);
    const made = await explained(leader, { unitCode: 'squad-1' }, { reasonCode: 'weather' });
    expect(await decide(await setup.signIn('inspector', 'squad-1', badgeNo), made)).toBe('403 recused');
  });

  it('explains the time of others without being their leader', async () => {
    const { badgeNo } = await officerWithGap(setup);
    const { officer } = await officerWithGap(setup);
    const ask = (who: Person, of: object) =>
      refused(who.post('exemptions', { ...gap, reasonCode: 'fault', explanation, ...of }));
    expect(await ask(officer, { badgeNo })).toBe('403 not_yours_to_explain');
    expect(await ask(officer, { unitCode: 'squad-1' })).toBe('403 not_yours_to_explain');
    expect(await ask(leader, { unitCode: 'squad-2' })).toBe('403 not_yours_to_explain');
    expect(await ask(leader, { badgeNo: '999999' })).toBe('403 not_yours_to_explain');
    expect(await ask(inspector, { badgeNo })).toBe('403 not_yours_to_explain');
    expect(await ask(await setup.signIn('auditor'), { badgeNo })).toBe('403 forbidden');
    expect(await ask(leader, {})).toBe('400 bad_request');
    expect(await ask(leader, { badgeNo, unitCode: 'squad-1' })).toBe('400 bad_request');
    expect(await ask(leader, { badgeNo, endsAt: gap.startsAt })).toBe('400 bad_request');
    expect(await ask(leader, { badgeNo, findingId: (await officerWithGap(setup, 'squad-2')).findingId })).toBe(
      '404 not_found',
    );
  });

  it('asks the same twice while it waits, or takes back what is over or of others', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const made = await explained(officer, { badgeNo });
    const again = officer.post('exemptions', { ...gap, reasonCode: 'fault', explanation, badgeNo });
    expect(await refused(again)).toBe('409 exemption_waits');
    // Nor the same minutes, or some of them, for another reason or by somebody else.
    const part = { endsAt: at('10:20').toISOString(), reasonCode: 'weather' };
    for (const who of [officer, leader]) {
      expect(await refused(who.post('exemptions', { ...gap, explanation, badgeNo, ...part }))).toBe(
        '409 exemption_waits',
      );
    }
    const back = (who: Person) => refused(who.post(`exemptions/${made.exemptionId}/withdrawal`, { reason: '写错了' }));
    expect(await back(leader)).toBe('403 not_yours_to_withdraw');
    expect(await back((await officerWithGap(setup)).officer)).toBe('404 not_found');
    expect(await back(officer)).toBe('200 undefined');
    expect(await back(officer)).toBe('409 exemption_closed');
    expect(await decide(leader, made)).toBe('409 already_decided');
    await decided(inspector, await explained(officer, { badgeNo }));
    expect(await refused(officer.post('exemptions', { ...gap, reasonCode: 'weather', explanation, badgeNo }))).toBe(
      '409 explained_already',
    );
    await explained(officer, { badgeNo }, { endsAt: at('11:30').toISOString() });
  });

  it('sees explanations beyond the own unit, an officer beyond the own and the unit’s', async () => {
    const { badgeNo, officer } = await officerWithGap(setup);
    const made = await explained(officer, { badgeNo });
    const see = async (who: Person) => (await who.get(`exemptions/${made.exemptionId}`)).status;
    const { officer: colleague } = await officerWithGap(setup);
    expect([await see(officer), await see(leader), await see(inspector)]).toEqual([200, 200, 200]);
    expect(await see(await setup.signIn('squad_leader', 'squad-2'))).toBe(404);
    expect(await see(colleague)).toBe(404);
    expect(await see(await setup.signIn('ops'))).toBe(403);
  });
});

describe('the list', () => {
  it('has those that wait for me, those that touch a time, and every page once', async () => {
    const { badgeNo, officer, findingId } = await officerWithGap(setup, 'squad-2');
    leader = await setup.signIn('squad_leader', 'squad-2');
    const ids: string[] = [];
    for (const hour of ['01', '02', '03']) {
      clock = new Date(clock.getTime() + 1000);
      const time = { startsAt: at(`${hour}:00`).toISOString(), endsAt: at(`${hour}:30`).toISOString() };
      ids.unshift((await explained(officer, { badgeNo, findingId }, time)).exemptionId);
    }
    const list = async (query: string, who = leader) => {
      const { body } = await who.get<Exemptions>(`exemptions?badgeNo=${badgeNo}&state=pending&${query}`);
      return body.rows.map((row) => ids.indexOf(row.exemptionId));
    };
    expect(await list('')).toEqual([0, 1, 2]);
    expect(await list(`from=${at('02:30').toISOString()}`)).toEqual([0]);
    expect(await list(`from=${at('02:10').toISOString()}&to=${at('03:00').toISOString()}`)).toEqual([1]);
    expect(await list(`findingId=${findingId}`)).toEqual([0, 1, 2]);
    expect(await list('waiting=1')).toEqual([0, 1, 2]);
    expect([await list('waiting=1', officer), await list('own=1', officer)]).toEqual([[], [0, 1, 2]]);
    expect([await list('reasonCode=fault'), await list('reasonCode=weather')]).toEqual([[0, 1, 2], []]);
    const first = await leader.get<Exemptions>(`exemptions?badgeNo=${badgeNo}&limit=2`);
    const second = await leader.get<Exemptions>(
      `exemptions?badgeNo=${badgeNo}&limit=2&cursor=${first.body.nextCursor}`,
    );
    expect([...first.body.rows, ...second.body.rows].map((row) => ids.indexOf(row.exemptionId)).slice(0, 3)).toEqual([
      0, 1, 2,
    ]);
  });
});
