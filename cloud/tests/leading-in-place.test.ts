import { createDatabase } from '@rollcall/cloud/db/database';
import { changeUnit } from '@rollcall/cloud/people/units/save-units';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Leading, march, startLeading } from './support/leading-world.ts';

let setup: Leading;
let leader: { username: string };
beforeAll(async () => {
  setup = await startLeading();
  for (const badgeNo of ['300901', '300902', '300903', '300904']) await setup.officer(badgeNo);
  for (const badgeNo of ['300911', '300912']) await setup.officer(badgeNo, null, 'squad-2');
  leader = await setup.api.signInAs('squad_leader', 'squad-1', '300901');
  await setup.api.signInAs('squad_leader', 'squad-2', '300911');
});
afterAll(() => setup?.stop());

let people = 0;
async function officer(leaderBadgeNo: string | null = null, unitCode = 'squad-1'): Promise<string> {
  const badgeNo = String(300_001 + people++);
  await setup.officer(badgeNo, leaderBadgeNo, unitCode);
  return badgeNo;
}

const onLeave = (badge_no: string, from: string, until: string) =>
  setup.world.db
    .insertInto('leave')
    .values({ badge_no, leave_kind: 'annual', note: '', starts_at: march(from), ends_at: march(until) })
    .execute();

/** The deputy of a unit since before March. */
async function deputy(unitCode: string, deputyBadgeNo: string): Promise<void> {
  const { db } = setup.world;
  await changeUnit(db, unitCode, { deputyBadgeNo }, { by: 'admin', now: march('01T00:00') });
}

const liableOn = async (day: number, badgeNo: string) => {
  const { leaderBadgeNo, standsInFor } = await setup.leaderOf(await setup.findingOf(badgeNo, day));
  return [leaderBadgeNo, standsInFor];
};

it('the leader on leave leads nothing: without a deputy a brigade leader does, then the deputy, back on duty he himself', async () => {
  await onLeave('300901', '22T00:00', '27T00:00');
  expect(await liableOn(22, await officer())).toEqual([null, null]);
  await setup.officer('300921', null, 'squad-2');
  await setup.api.signInAs('brigade_leader', null, '300921');
  expect(await liableOn(23, await officer())).toEqual(['300921', '300901']);
  await deputy('squad-1', '300902');
  expect(await liableOn(24, await officer())).toEqual(['300902', '300901']);
  // A deputy leads not himself, nor while he is on leave.
  expect(await liableOn(24, '300902')).toEqual(['300921', '300901']);
  await onLeave('300902', '25T00:00', '26T00:00');
  expect(await liableOn(25, await officer())).toEqual(['300921', '300901']);
  expect(await liableOn(26, await officer())).toEqual(['300902', '300901']);
  expect(await liableOn(27, await officer())).toEqual(['300901', null]);
});

it('until the stand-in accepts, or when he declined, the deputy leads; from then on the stand-in', async () => {
  const delegate = await setup.api.signInAs('officer', null, '300903');
  const time = { from: march('12T00:00'), until: march('14T00:00') };
  await setup.standIn(leader, delegate, { ...time, accepted: march('13T00:00') });
  await setup.standIn(leader, delegate, { from: march('14T00:00'), until: march('15T00:00'), accepted: null });
  const liable: (string | null)[] = [];
  for (const day of [11, 12, 13, 14, 15]) liable.push((await liableOn(day, await officer()))[0] ?? null);
  expect(liable).toEqual(['300901', '300902', '300903', '300902', '300901']);
});

it('whom the registry names for an officer is replaced by who leads the unit', async () => {
  await onLeave('300904', '16T00:00', '18T00:00');
  expect(await liableOn(16, await officer('300904'))).toEqual(['300901', '300904']);
  expect(await liableOn(18, await officer('300904'))).toEqual(['300904', null]);
});

it('duty of before the rule keeps the leader that it had', async () => {
  await onLeave('300911', '19T00:00', '24T00:00');
  await deputy('squad-2', '300912');
  const owner = createDatabase({ url: setup.world.hq.ownerUrl, max: 1 });
  await sql`update leading_rule set begins_at = ${march('21T00:00')}`.execute(owner);
  await owner.destroy();
  expect(await liableOn(20, await officer(null, 'squad-2'))).toEqual(['300911', null]);
  expect(await liableOn(21, await officer(null, 'squad-2'))).toEqual(['300912', '300911']);
});
