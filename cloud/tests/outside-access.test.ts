import { afterAll, beforeAll, expect, it } from 'vitest';
import { decidedOutside, offered, outsideDesk, paper } from './support/outside-desk.ts';
import { type RosterSetup, startRoster } from './support/roster-setup.ts';
import { recording } from './support/second-person-cases.ts';

let setup: RosterSetup;
let desk: ReturnType<typeof outsideDesk>;
let first: string;
let second: string;
/** Leader of S1 and, by another account, the only inspector. */
let asker: string;
let inspector: string;
beforeAll(async () => {
  setup = await startRoster();
  desk = outsideDesk(setup, 'access_request');
  first = await setup.signIn('brigade_leader');
  second = await setup.signIn('brigade_leader');
  asker = await setup.signIn('squad_leader', 'S1', '100001');
  inspector = await setup.signIn('inspector', null, '100001');
});
afterAll(() => setup?.stop());

const now = () => Date.now() + setup.clock.offsetMs;
const minutes = 60_000;

/** Asked for footage of S2. */
async function asked(forMs: number): Promise<{ accessRequestId: string; recordingId: string }> {
  const recordingId = await recording(setup);
  const expiresAt = new Date(now() + forMs).toISOString();
  const request = { recordingIds: [recordingId], purpose: '核查事故经过', expiresAt };
  const { body } = await setup.call(asker, 'POST', 'access-requests', request);
  return { accessRequestId: body.accessRequestId, recordingId };
}

const read = async (who: string, id: string) => (await setup.call(who, 'GET', `access-requests/${id}`)).body;
/** What the request lets the asker see. The recording itself would ask the store, which answers nothing here. */
const seen = async (id: string) =>
  (await read(asker, id)).footage.map(({ recordingId }: { recordingId: string }) => recordingId);
const confirm = (who: string, path: string) => setup.call(who, 'POST', `${path}/confirmation`);

it('access that nobody here may decide is granted outside, as long as it was asked for', async () => {
  const { accessRequestId, recordingId } = await asked(60 * minutes);
  expect((await read(asker, accessRequestId)).outside).toEqual(offered);
  expect((await desk.enter(asker, accessRequestId)).body.code).toBe('not_found');
  expect((await desk.enter(inspector, accessRequestId)).body.code).toBe('own_access_request');
  const { expiresAt } = await read(asker, accessRequestId);

  const path = await desk.entered(first, accessRequestId, 'granted');
  expect((await confirm(first, path)).body.code).toBe('own_outside_decision');
  expect((await confirm(inspector, path)).body.code).toBe('own_access_request');
  expect(await seen(accessRequestId)).toEqual([]);
  expect((await confirm(second, path)).body).toMatchObject({ state: 'confirmed', unitCode: null, badgeNo: null });
  expect(await read(asker, accessRequestId)).toMatchObject({
    ...{ state: 'approved', decidedBy: decidedOutside, decisionReason: paper.reason, expiresAt },
  });
  expect(await seen(accessRequestId)).toEqual([recordingId]);
  expect((await setup.facts()).slice(-2)).toEqual([
    `decided_outside access_request:${accessRequestId}`,
    `access_approved recording:${recordingId}`,
  ]);
  const ofRecording = setup.db.selectFrom('fact').select('payload').where('subject', '=', `recording:${recordingId}`);
  expect((await ofRecording.execute()).at(-1)?.payload).toMatchObject({ approvedBy: decidedOutside });
});

it('refused outside, it shows nothing', async () => {
  const { accessRequestId } = await asked(60 * minutes);
  await confirm(second, await desk.entered(first, accessRequestId, 'refused'));
  expect(await read(asker, accessRequestId)).toMatchObject({ state: 'refused', decidedBy: decidedOutside });
  expect(await seen(accessRequestId)).toEqual([]);
});

it('is not granted once the time is over for which it was asked', async () => {
  const { accessRequestId } = await asked(5 * minutes);
  const path = await desk.entered(first, accessRequestId, 'granted');
  setup.clock.offsetMs += 10 * minutes;
  expect((await confirm(second, path)).body.code).toBe('access_expiry');
  expect((await setup.call(first, 'POST', `${path}/rejection`, { reason: '已过期' })).body.state).toBe('rejected');
});

it('is decided here by whoever may', async () => {
  const { accessRequestId } = await asked(60 * minutes);
  await setup.signIn('inspector', null, '200001');
  expect((await read(asker, accessRequestId)).outside).toMatchObject({ offered: false });
  expect((await desk.enter(first, accessRequestId)).body.code).toBe('decided_here');
});
