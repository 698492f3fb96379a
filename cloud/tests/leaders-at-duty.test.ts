import { changeAccount } from '@rollcall/cloud/auth/accounts/save-account';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Leading, march, startLeading } from './support/leading-world.ts';

let setup: Leading;
/** Who led squad-1 and squad-2 at the time of the duty, and who does now. */
let then1: { username: string };
let now1: { username: string };
beforeAll(async () => {
  setup = await startLeading();
  for (const badgeNo of ['300901', '300902', '300903']) await setup.officer(badgeNo);
  for (const badgeNo of ['300911', '300912']) await setup.officer(badgeNo, null, 'squad-2');
  then1 = await setup.api.signInAs('squad_leader', 'squad-1', '300901');
  now1 = await setup.api.signInAs('officer', null, '300902');
  await setup.api.signInAs('squad_leader', 'squad-2', '300911');
});
afterAll(() => setup?.stop());

let people = 0;
/** An officer whose duty of March is found only after everything else. */
async function officer(leaderBadgeNo: string | null = null, unitCode = 'squad-1'): Promise<string> {
  const badgeNo = String(300_001 + people++);
  await setup.officer(badgeNo, leaderBadgeNo, unitCode);
  return badgeNo;
}

const known = (leaderBadgeNo: string | null) => ({ leaderBadgeNo, leaderSince: null, standsInFor: null });

describe('liable for a finding', () => {
  it('is who led the officer at the time of the duty, whoever leads when it is found', async () => {
    const badgeNo = await officer('300902');
    await setup.change(badgeNo, { leaderBadgeNo: '300903' });
    expect(await setup.leaderOf(await setup.findingOf(badgeNo))).toEqual(known('300902'));
  });

  it('is who led the unit of then, after the officer moved', async () => {
    const badgeNo = await officer();
    await setup.change(badgeNo, { unitCode: 'squad-2' });
    const findingId = await setup.findingOf(badgeNo);
    expect(await setup.finding(findingId)).toMatchObject({ unitCode: 'squad-2' });
    expect(await setup.leaderOf(findingId)).toEqual(known('300901'));
  });

  it('is nobody where the officer led the unit', async () => {
    expect(await setup.leaderOf(await setup.findingOf('300911'))).toEqual(known(null));
  });

  it('is the stand-in who stood in at that moment, and the finding says for whom', async () => {
    const delegate = await setup.api.signInAs('officer', null, '300903');
    await setup.standIn(then1, delegate, { from: march('12T00:00'), until: march('13T00:00') });
    const during = await setup.findingOf(await officer(), 12);
    const since = march('12T00:00').toISOString();
    expect(await setup.leaderOf(during)).toEqual({
      leaderBadgeNo: '300903',
      leaderSince: since,
      standsInFor: '300901',
    });
    expect(await setup.leaderOf(await setup.findingOf(await officer(), 13))).toEqual(known('300901'));
    expect(await setup.leaderOf(await setup.findingOf(await officer('300902'), 12))).toEqual(known('300902'));
    expect(await setup.leaderOf(await setup.findingOf('300903', 12))).toEqual(known('300901'));
  });

  it('is not a stand-in who was named later, or whose delegation had ended', async () => {
    const delegate = await setup.api.signInAs('officer', null, '300903');
    await setup.standIn(then1, delegate, {
      from: march('15T00:00'),
      until: march('16T00:00'),
      named: march('15T09:00'),
    });
    await setup.standIn(then1, delegate, {
      from: march('16T00:00'),
      until: march('18T00:00'),
      ended: march('17T00:00'),
    });
    const leaders: (string | null)[] = [];
    for (const day of [15, 16, 17]) {
      leaders.push((await setup.leaderOf(await setup.findingOf(await officer(), day))).leaderBadgeNo);
    }
    expect(leaders).toEqual(['300901', '300903', '300901']);
  });

  it('is not a stand-in who had not accepted by then', async () => {
    const delegate = await setup.api.signInAs('officer', null, '300903');
    const time = { from: march('19T00:00'), until: march('21T00:00'), named: march('18T00:00') };
    await setup.standIn(then1, delegate, { ...time, accepted: march('20T00:00') });
    await setup.standIn(then1, delegate, { from: march('21T00:00'), until: march('22T00:00'), accepted: null });
    const liable: { leaderBadgeNo: string | null; leaderSince: string | null }[] = [];
    for (const day of [19, 20, 21]) liable.push(await setup.leaderOf(await setup.findingOf(await officer(), day)));
    // The leader is away, and the unit has no deputy, nor the brigade a leader who is an officer.
    expect(liable.map(({ leaderBadgeNo }) => leaderBadgeNo)).toEqual([null, '300903', null]);
    expect(liable[1]?.leaderSince).toBe(march('20T00:00').toISOString());
  });

  it('is who led the unit then, after another account leads it', async () => {
    const badgeNo = await officer();
    const { db } = setup.world;
    const { account_id: former } = await setup.accountOf(then1.username);
    const { account_id: next } = await setup.accountOf(now1.username);
    const clock = { db, now: () => new Date() };
    await changeAccount(clock, { accountId: former }, { disabled: true }, {});
    await changeAccount(clock, { accountId: next }, { role: 'squad_leader', unitCode: 'squad-1' }, {});
    expect(await setup.leaderOf(await setup.findingOf(badgeNo))).toEqual(known('300901'));
    const terms = await setup.rows('of=units&unitCode=squad-1');
    expect(
      terms.map(({ leaderBadgeNo, ledFrom, ledUntil }) => [leaderBadgeNo, ledFrom !== null, ledUntil !== null]),
    ).toEqual([
      ['300902', true, false],
      ['300901', false, true],
    ]);
  });
});
