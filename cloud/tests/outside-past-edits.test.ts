import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let brigadeLeader: string;
let inspector: string;
let leader: string;
beforeAll(async () => {
  setup = await startRoster();
  inspector = await setup.signIn('inspector');
  leader = await setup.signIn('squad_leader', 'S1');
  brigadeLeader = await setup.signIn('brigade_leader');
  for (const badgeNo of ['100001', '200001']) {
    await setup.call(inspector, 'POST', 'recusals', { badgeNo, reason: '亲属' });
  }
});
afterAll(() => setup?.stop());

const documentNo = '〔2026〕15号';

/** An edit of yesterday that waits, by the leader of the officer's squad. @returns its id */
async function proposed(badgeNo: string, who: string, hour: number): Promise<string> {
  const at = (time: number) => `2026-11-23T${String(time).padStart(2, '0')}:00:00+08:00`;
  const shift = { badgeNo, startsAt: at(hour), endsAt: at(hour + 1), dutyType: 'road_patrol', post: '人民路口' };
  const { body } = await setup.call(who, 'POST', 'shifts', { ...shift, reason: '补录昨天的班' });
  return body.rosterProposalId;
}

const enter = (who: string, requestId: string, outcome = 'granted') =>
  setup.call(who, 'POST', 'outside-decisions', {
    ...{ kind: 'roster_proposal', requestId, outcome, reason: '情况属实' },
    ...{ documentNo, decidedBy: '县公安局', decidedOn: '2026-11-24' },
  });

/** Entered by one with a scan, confirmed by another. */
async function decideOutside(requestId: string, outcome: string, second: string) {
  const { body } = await enter(brigadeLeader, requestId, outcome);
  const path = `outside-decisions/${body.outsideDecisionId}`;
  // There is no store here; `outside-decisions.test.ts` attaches scans.
  await sql`update outside_decision set scan_name = 'p.pdf', scan_sha256 = 'a', scan_bytes = 1, scan_type = 'application/pdf',
    scanned_at = now() where outside_decision_id = ${body.outsideDecisionId}`.execute(setup.db);
  return setup.call(second, 'POST', `${path}/confirmation`);
}

async function onRoster(badgeNo: string): Promise<number> {
  const { rows } = await sql`select from shift where badge_no = ${badgeNo} and cancelled_at is null`.execute(setup.db);
  return rows.length;
}

it('an edit of the past that nobody here may decide counts once it was decided outside', async () => {
  const id = await proposed('100001', leader, 8);
  const read = async () => (await setup.call(leader, 'GET', `roster-proposals/${id}`)).body;
  expect((await read()).outside).toEqual({ offered: true, outsideDecisionId: null });
  expect((await enter(leader, id)).body.code).toBe('own_roster_proposal');
  const { status, body } = await decideOutside(id, 'granted', inspector);
  expect([status, body.state, body.unitCode]).toEqual([200, 'confirmed', 'S1']);
  expect(await read()).toMatchObject({
    state: 'approved',
    decidedBy: `县公安局 · ${documentNo}`,
    decisionReason: '情况属实',
  });
  expect(await onRoster('100001')).toBe(1);
  expect((await setup.facts()).slice(-2)).toEqual([
    `decided_outside roster_proposal:${id}`,
    expect.stringMatching(/^shift_added /),
  ]);
});

it('an edit that was refused outside changes nothing', async () => {
  const other = await setup.signIn('squad_leader', 'S2');
  const id = await proposed('200001', other, 10);
  expect((await enter(leader, id)).body.code).toBe('not_found');
  await decideOutside(id, 'refused', inspector);
  expect((await setup.call(other, 'GET', `roster-proposals/${id}`)).body.state).toBe('refused');
  expect(await onRoster('200001')).toBe(0);
});

it('an edit that the leader of the squad may decide is decided here', async () => {
  const id = await proposed('100001', leader, 14);
  await setup.signIn('squad_leader', 'S1');
  expect((await enter(brigadeLeader, id)).body.code).toBe('decided_here');
});
