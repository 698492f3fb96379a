import { reviewShiftsOfOfficers } from '@rollcall/cloud/duty/reviews/shift-review-repository';
import { selectFindingsOf } from '@rollcall/cloud/findings/finding-repository';
import { saveFindings } from '@rollcall/cloud/findings/save-findings';
import type { FindingDetailResponse, FindingRow } from '@rollcall/shared/http/findings';
import { outsideCause } from '@rollcall/test/outside-cause';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at, clock as stretch } from './support/duty-world.ts';
import { type Person, startExplaining } from './support/explaining-setup.ts';
import { until } from './support/until.ts';
import { waitingForLocks } from './support/waiting-for-locks.ts';

let setup: Awaited<ReturnType<typeof startExplaining>>;
const morningAfter = at('09:00', 2);
let clock = morningAfter;
let inspector: Person;
beforeAll(async () => {
  setup = await startExplaining(() => clock);
  inspector = await setup.signIn('inspector');
});
afterAll(() => setup?.stop());

let people = 0;
/** An officer with a shift from 8 to 12 of which the last hour is missing, and the finding of it. */
async function officerWithout() {
  const { world } = setup;
  clock = morningAfter;
  const badgeNo = String(300_001 + people++);
  const recorderSerial = `N${people}`;
  await world.officer(badgeNo);
  await world.recorder(recorderSerial);
  const shiftId = await world.shift(badgeNo, at('08:00'), at('12:00'));
  const custodyId = await world.hold(recorderSerial, badgeNo, at('08:00'), at('12:00'));
  await world.footage({ recorderSerial, from: at('08:00'), to: at('11:00'), announcedAt: at('13:00') });
  await world.dock(recorderSerial, at('12:30'), at('13:00'));
  await world.review(clock);
  const { finding_id: findingId } = await world.finding(shiftId, 'coverage_below_threshold');
  return { badgeNo, recorderSerial, custodyId, findingId, officer: await setup.signIn('officer', 'squad-1', badgeNo) };
}

type Told = FindingDetailResponse & { code?: string };
const told = async (answer: Promise<{ body: unknown }>) => (await answer).body as Told;
const read = (findingId: string) => told(inspector.get(`findings/${findingId}`));
const appeal = (who: Person, findingId: string) =>
  told(who.post(`findings/${findingId}/appeals`, { reason: '当天调休，排班有误' }));
const uphold = (appealId: string | undefined) =>
  told(inspector.post(`appeals/${appealId}/decision`, { decision: 'upheld', reason: '已核实', ...outsideCause }));

it('an appeal that is upheld sets the finding aside: for the same facts it doesn’t come back, for worse ones it does', async () => {
  const { badgeNo, custodyId, findingId, recorderSerial, officer } = await officerWithout();
  const { badgeNo: other } = await officerWithout();
  const { world } = setup;
  const seen = async () => {
    const { state, detail } = await read(findingId);
    return [state, ...detail.missing.map(stretch)];
  };
  const listed = async (state: string) => {
    const { body } = await inspector.get(`findings?badgeNo=${badgeNo}&state=${state}`);
    return (body as unknown as { rows: FindingRow[] }).rows.map((row) => row.findingId);
  };
  const lookAgain = async () => {
    await world.db
      .transaction()
      .execute((tx) => reviewShiftsOfOfficers(tx, [{ badgeNo, from: at('08:00'), until: at('12:00') }]));
    await world.review(clock);
    return seen();
  };
  expect(await seen()).toEqual(['open', '11:00–12:00']);
  const { appeals } = await appeal(officer, findingId);
  expect(await uphold(appeals[0]?.appealId)).toMatchObject({ state: 'set_aside', resolvedAt: null });
  expect([await listed('open'), await listed('set_aside')]).toEqual([[], [findingId]]);
  expect((await appeal(officer, findingId)).code).toBe('finding_set_aside');

  expect(await lookAgain()).toEqual(['set_aside', '11:00–12:00']);
  await world.footage({ recorderSerial, from: at('11:00'), to: at('11:30'), announcedAt: clock });
  expect(await lookAgain()).toEqual(['set_aside', '11:00–12:00']);

  await world.give(custodyId, other);
  clock = at('09:10', 2);
  expect(await lookAgain()).toEqual(['open', '08:00–12:00']);
  const { foundAt, answerDueAt } = await read(findingId);
  // Told on a Monday: three working days later, to the end of the day.
  expect([foundAt, answerDueAt]).toEqual([clock.toISOString(), at('00:00', 6).toISOString()]);
  expect((await appeal(officer, findingId)).appeals.map(({ state }) => state)).toEqual(['upheld', 'pending']);

  await world.give(custodyId, badgeNo);
  expect(await lookAgain()).toEqual(['set_aside', '11:30–12:00']);
  const { history } = await read(findingId);
  expect(history.map(({ type }) => type).filter((type) => type !== 'finding_appealed')).toEqual([
    'finding_opened',
    'appeal_upheld',
    'finding_set_aside',
    'finding_reopened',
    'finding_set_aside',
  ]);
});

it('an appeal that is upheld isn’t undone by a look that began before', async () => {
  const { findingId, officer } = await officerWithout();
  const { appeals } = await appeal(officer, findingId);
  const { db } = setup.world;
  const { subject } = await read(findingId);
  let decided: Promise<Told> | undefined;
  await db.transaction().execute(async (tx) => {
    const [known] = await selectFindingsOf(tx, { ruleKeys: ['coverage'], subjects: [subject] });
    if (!known) throw new Error('nothing is known');
    decided = uphold(appeals[0]?.appealId);
    await until(async () => (await waitingForLocks(db)) > 0);
    const finding = { ...known, detail: { ...known.detail, missingMs: 1 } };
    await saveFindings(tx, [{ type: 'finding_changed', finding, toldAnew: false }], { asOf: clock });
  });
  expect(await decided).toMatchObject({ state: 'set_aside', detail: { missingMs: 1 } });
  expect((await read(findingId)).state).toBe('set_aside');
});
