import { selectHeldFindings } from '@rollcall/cloud/findings/finding-repository';
import { saveFindings } from '@rollcall/cloud/findings/save-findings';
import { changeOfficer } from '@rollcall/cloud/people/officers/save-officers';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import { startExplaining } from './support/explaining-setup.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
const morningAfter = at('09:00', 2);
beforeAll(async () => {
  setup = await startExplaining(() => morningAfter);
  for (const badgeNo of ['400901', '400902', '400903']) await setup.world.officer(badgeNo);
  await setup.signIn('squad_leader', 'squad-1', '400901');
});
afterAll(() => setup?.stop());

const lead = (badgeNo: string, leaderBadgeNo: string | null) =>
  changeOfficer(setup.world.db, badgeNo, { leaderBadgeNo }, setup.world.change);

let people = 0;
/** An officer on duty without footage, and the finding of it. */
async function officerWithout(leaderBadgeNo: string | null) {
  const { world } = setup;
  const badgeNo = String(400_001 + people++);
  await world.officer(badgeNo);
  await lead(badgeNo, leaderBadgeNo);
  const shiftId = await world.shift(badgeNo, at('08:00'), at('12:00'));
  await world.review(morningAfter);
  const { finding_id: findingId } = await world.finding(shiftId, 'no_footage');
  return { badgeNo, findingId };
}

async function leadersOf(findingId: string) {
  const inspector = await setup.signIn('inspector');
  const { body } = (await inspector.get(`findings/${findingId}`)) as { body: unknown };
  const { leaderBadgeNo, leaderName, otherLeaders, history } = body as FindingDetailResponse;
  return { leaderBadgeNo, leaderName, others: otherLeaders.map(({ badgeNo }) => badgeNo), history };
}

it('the leader in charge when it was found stays with a finding, whoever is in charge later', async () => {
  const { badgeNo, findingId } = await officerWithout('400902');
  const first = { leaderBadgeNo: '400902', leaderName: 'officer 400902', others: [] };
  expect(await leadersOf(findingId)).toMatchObject(first);
  await lead(badgeNo, '400903');
  const recorderSerial = await newRecorder();
  await setup.world.hold(recorderSerial, badgeNo, at('08:00'), at('12:00'));
  await setup.world.footage({ recorderSerial, from: at('08:00'), to: at('09:00'), announcedAt: at('13:00') });
  await setup.world.review(morningAfter);
  const { history, ...leaders } = await leadersOf(findingId);
  expect(leaders).toEqual(first);
  const { payload } = await setup.world.db
    .selectFrom('fact')
    .select('payload')
    .where('subject', '=', `finding:${findingId}`)
    .where('type', '=', 'finding_opened')
    .executeTakeFirstOrThrow();
  expect(payload).toMatchObject({ badgeNo, leaderBadgeNo: '400902' });
  expect(history.map(({ type }) => type)).toEqual(['finding_opened', 'finding_changed']);
});

it('who has no leader in the register answers with who leads the unit; who leads it answers alone', async () => {
  const { findingId } = await officerWithout(null);
  expect(await leadersOf(findingId)).toMatchObject({ leaderBadgeNo: '400901' });
  const shiftId = await setup.world.shift('400901', at('08:00'), at('12:00'));
  await setup.world.review(morningAfter);
  const own = await setup.world.finding(shiftId, 'no_footage');
  expect(await leadersOf(own.finding_id)).toMatchObject({ leaderBadgeNo: null, leaderName: null });
});

it('where a finding names others, their leaders are named too, as of when it named them', async () => {
  const [{ badgeNo, findingId }, { badgeNo: other }] = [await officerWithout('400902'), await officerWithout('400903')];
  const { db } = setup.world;
  const name = (badgeNos: string[]) =>
    db.transaction().execute(async (tx) => {
      const [known] = await selectHeldFindings(tx, [findingId]);
      if (!known) throw new Error('the finding is gone');
      const finding = { ...known, detail: { ...known.detail, badgeNos } };
      await saveFindings(tx, [{ type: 'finding_changed', finding, toldAnew: false }], { asOf: morningAfter });
    });
  await name([other]);
  expect(await leadersOf(findingId)).toMatchObject({ leaderBadgeNo: '400902', others: ['400903'] });
  await lead(badgeNo, '400901');
  await lead(other, '400901');
  await name([other, '400903']);
  expect(await leadersOf(findingId)).toMatchObject({ leaderBadgeNo: '400902', others: ['400901', '400903'] });
  await name([]);
  expect(await leadersOf(findingId)).toMatchObject({ leaderBadgeNo: '400902', others: [] });
});

let recorders = 0;
async function newRecorder() {
  const recorderSerial = `L${++recorders}`;
  await setup.world.recorder(recorderSerial);
  return recorderSerial;
}
