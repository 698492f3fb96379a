import { afterAll, beforeAll, expect, it } from 'vitest';
import { decidedOutside, notOffered, offered, outsideDesk, paper } from './support/outside-desk.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';

let setup: RosterSetup;
let desk: ReturnType<typeof outsideDesk>;
let brigadeLeader: string;
let inspector: string;
let leader: string;
let officer: string;
beforeAll(async () => {
  setup = await startRoster();
  desk = outsideDesk(setup, 'custody_dispute');
  inspector = await setup.signIn('inspector');
  brigadeLeader = await setup.signIn('brigade_leader');
  leader = await setup.signIn('squad_leader', 'S1');
  officer = await setup.signIn('officer', null, '100002');
  await setup.call(inspector, 'POST', 'recusals', { badgeNo: '100002', reason: '亲属' });
});
afterAll(() => setup?.stop());

/** A check-out that the leader entered and the officer disputes. */
async function disputed(hour: number): Promise<{ disputeId: string; custodyId: string }> {
  const at = (time: number) => `2026-11-23T${String(time).padStart(2, '0')}:00:00+08:00`;
  const held = { recorderSerial: 'K1', badgeNo: '100002', basis: 'check_out', reason: '补登记' };
  const times = { heldFrom: at(hour), heldUntil: at(hour + 1) };
  const { custodyId } = (await setup.call(leader, 'POST', 'custodies', { ...held, ...times })).body;
  const { body } = await setup.call(officer, 'POST', `custodies/${custodyId}/disputes`, { reason: '不是我领的' });
  return { disputeId: body.disputeId, custodyId };
}

const read = async (disputeId: string) =>
  (await setup.call(officer, 'GET', 'custody-disputes')).body.rows.find(
    (row: { disputeId: string }) => row.disputeId === disputeId,
  );
const confirm = (who: string, path: string) => setup.call(who, 'POST', `${path}/confirmation`);

it('a dispute that only who entered the check-out could uphold, and nobody dismiss, is decided outside', async () => {
  const { disputeId, custodyId } = await disputed(8);
  for (const who of [officer, leader, brigadeLeader]) expect(await desk.standing(who, disputeId)).toEqual(offered);
  const stranger = await setup.signIn('squad_leader', 'S2');
  expect(await desk.standing(stranger, disputeId)).toEqual(notOffered);
  expect((await desk.enter(stranger, disputeId)).body.code).toBe('not_found');
  expect((await desk.enter(leader, disputeId)).body.code).toBe('own_entry_defended');
  const himself = await setup.signIn('brigade_leader', null, '100002');
  expect((await desk.enter(himself, disputeId)).body.code).toBe('recused');

  const path = await desk.entered(brigadeLeader, disputeId, 'refused');
  expect(await desk.standing(officer, disputeId)).toMatchObject({ offered: false, outsideDecisionId: path.slice(18) });
  expect((await confirm(leader, path)).body.code).toBe('own_entry_defended');
  const { body } = await confirm(inspector, path);
  expect(body).toMatchObject({ state: 'confirmed', unitCode: 'S1', badgeNo: '100002' });
  expect(await read(disputeId)).toMatchObject({
    ...{ state: 'dismissed', decidedBy: decidedOutside, decisionReason: paper.reason },
  });
  expect((await setup.facts()).at(-1)).toBe(`decided_outside custody:${custodyId}`);
  expect((await confirm(inspector, path)).body.code).toBe('already_decided');
});

it('upheld outside, the check-out is gone, and its history says why', async () => {
  const { disputeId, custodyId } = await disputed(10);
  await confirm(inspector, await desk.entered(brigadeLeader, disputeId, 'granted'));
  expect(await read(disputeId)).toMatchObject({ state: 'upheld', decidedBy: decidedOutside });
  expect((await setup.facts()).slice(-2)).toEqual([
    `decided_outside custody:${custodyId}`,
    `custody_removed custody:${custodyId}`,
  ]);
  expect(await desk.standing(brigadeLeader, disputeId)).toEqual(notOffered);
});

it('a dispute that another leader of the squad may decide is decided here', async () => {
  const { disputeId } = await disputed(14);
  await setup.signIn('squad_leader', 'S1');
  expect(await desk.standing(brigadeLeader, disputeId)).toEqual(notOffered);
  expect((await desk.enter(brigadeLeader, disputeId)).body.code).toBe('decided_here');
});
