import type { CoverageOfTime } from '@rollcall/shared/http/coverage-of-time';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from './support/duty-world.ts';
import {
  type Explaining,
  explained,
  officerWithGap,
  type Person,
  startExplaining,
} from './support/explaining-setup.ts';

const hourMs = 3_600_000;

let setup: Explaining;
beforeAll(async () => {
  setup = await startExplaining(() => at('09:00', 2));
});
afterAll(() => setup?.stop());

const ask = (who: Person, of: string, from: string, to: string) =>
  who.get<CoverageOfTime>(`coverage/time?${of}&from=${at(from).toISOString()}&to=${at(to).toISOString()}`);
const hours = ({ totals }: CoverageOfTime) =>
  [totals.requiredMs, totals.recordedMs, totals.missingMs, totals.explainedMs, totals.exemptMs].map(
    (ms) => ms / hourMs,
  );

it('counts what had to be recorded of the time alone, and what was', async () => {
  const { badgeNo, shiftId, officer } = await officerWithGap(setup);
  const of = `badgeNo=${badgeNo}`;
  const { body: whole } = await ask(officer, of, '08:30', '09:30');
  expect([hours(whole), whole.shiftCount]).toEqual([[1, 1, 0, 0, 0], 1]);
  expect(whole.shifts.map((shift) => [shift.shiftId, shift.segments.length])).toEqual([[shiftId, 3]]);
  const { body: half } = await ask(officer, of, '09:30', '10:30');
  expect(hours(half)).toEqual([1, 0.5, 0.5, 0, 0]);
  const { body: none } = await ask(officer, of, '06:00', '08:00');
  expect([hours(none), none.shiftCount, none.shifts]).toEqual([[0, 0, 0, 0, 0], 0, []]);
});

it('names the recordings of that time, and no others', async () => {
  const { badgeNo, officer } = await officerWithGap(setup);
  const { body } = await ask(officer, `badgeNo=${badgeNo}`, '10:30', '11:30');
  expect(body.recordings.map(({ from, to }) => [from, to])).toEqual([
    [at('11:00').toISOString(), at('12:00').toISOString()],
  ]);
  expect(body.recordingCount).toBe(1);
});

it('counts an approved explanation as it counts in the shift', async () => {
  const { badgeNo, officer } = await officerWithGap(setup);
  const leader = await setup.signIn('squad_leader', 'squad-1');
  const { exemptionId } = await explained(officer, { badgeNo }, { reasonCode: 'privacy' });
  const seen = async () => hours((await ask(leader, `badgeNo=${badgeNo}`, '09:00', '12:00')).body);
  expect(await seen()).toEqual([3, 2, 1, 0, 0]);
  await leader.post(`exemptions/${exemptionId}/decision`, { decision: 'approved', reason: '情况属实' });
  expect(await seen()).toEqual([2, 2, 0, 0, 1]);
});

it('sums everybody of a unit, of whom each sees what is in sight', async () => {
  const one = await officerWithGap(setup, 'squad-2');
  const other = await officerWithGap(setup, 'squad-2');
  const leader = await setup.signIn('squad_leader', 'squad-2');
  const { body: all } = await ask(leader, 'unitCode=squad-2', '09:00', '11:00');
  expect([hours(all), all.shiftCount, all.shifts, all.recordings]).toEqual([[4, 2, 2, 0, 0], 2, [], []]);
  expect(hours((await ask(one.officer, 'unitCode=squad-2', '09:00', '11:00')).body)).toEqual([2, 1, 1, 0, 0]);
  expect((await ask(one.officer, `badgeNo=${other.badgeNo}`, '09:00', '11:00')).status).toBe(404);
  const elsewhere = await setup.signIn('squad_leader', 'squad-1');
  expect((await ask(elsewhere, `badgeNo=${one.badgeNo}`, '09:00', '11:00')).status).toBe(404);
  expect((await ask(elsewhere, 'unitCode=squad-2', '09:00', '11:00')).body.shiftCount).toBe(0);
});

it('refuses time that nobody could have explained', async () => {
  const { badgeNo, officer } = await officerWithGap(setup);
  const { status } = await ask(officer, `badgeNo=${badgeNo}`, '11:00', '10:00');
  expect(status).toBe(400);
  expect((await ask(officer, 'nothing=1', '10:00', '11:00')).status).toBe(400);
  expect((await ask(officer, `badgeNo=${badgeNo}&unitCode=squad-1`, '10:00', '11:00')).status).toBe(400);
});
