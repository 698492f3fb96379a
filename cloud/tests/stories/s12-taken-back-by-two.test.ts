import type { FindingRow } from '@rollcall/shared/http/findings';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { brief, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('06:00'));
});
afterAll(() => story?.stop());

const reason = '决定书录错了，当天没有处罚';

/** On duty from 8 to 12; his leader typed in a penalty at 9, and his card came in. */
async function duty(badgeNo: string, recorderSerial: string, recorded: boolean) {
  story.itIs(at('06:30'));
  const officer = await story.officer(badgeNo, `警员${badgeNo}`, recorderSerial);
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('12:00').toISOString() };
  await story.leader.made('shifts', { badgeNo, ...time, dutyType: 'standby', post: `岗位${badgeNo}` });
  const hours = { heldFrom: at('07:30').toISOString(), heldUntil: at('12:10').toISOString() };
  await story.leader.made('custodies', { recorderSerial, badgeNo, basis: 'check_out', ...hours });
  story.itIs(at('12:05'));
  const penalty = {
    ...{ kind: 'summary_penalty', badgeNos: [badgeNo], place: '解放路口', sourceId: `W-${badgeNo}` },
    startsAt: at('09:00').toISOString(),
    endsAt: at('09:02').toISOString(),
  };
  const { activities } = await story.leader.made<{ activities: { activityId: string }[] }>('activities', penalty);
  const clips = recorded ? [story.clip(badgeNo, recorderSerial, [at('08:58'), at('09:04')])] : [];
  await story.docked({ recorderSerial, at: at('12:30'), clips });
  await story.hqLooks(at('12:40'));
  return { officer, activityId: activities[0]?.activityId ?? '' };
}

const withdraw = (who: Person, activityId: string) =>
  who.call<{ activityEditId: string }>('DELETE', `activities/${activityId}`, { reason });
const open = async (badgeNo: string): Promise<string[]> => {
  await story.hqLooks(at('12:50'));
  return (await story.findings(story.inspector, `badgeNo=${badgeNo}&state=open`)).map(brief);
};
const decide = (who: Person, activityEditId: string | undefined, decision: string) =>
  who.call('POST', `activity-edits/${activityEditId}/decision`, { decision, reason: '已与处罚卷宗核对' });

it('S12 taken back by two: the leader who is liable for a penalty without footage withdraws it, and its finding stays until somebody else agrees', async () => {
  const { officer, activityId } = await duty('100221', 'W000001', false);
  const missing = ['activity_not_covered 100221 09:00–09:02'];
  expect(await open('100221')).toEqual(missing);

  const asked = await withdraw(story.leader, activityId);
  expect(asked.status).toBe(202);
  expect(await open('100221')).toEqual(missing);
  // Neither he nor the officer ends it; the officer sees what waits.
  for (const who of [story.leader, officer])
    expect((await decide(who, asked.body.activityEditId, 'agreed')).status).toBe(403);
  const seen = await officer.read<{ rows: object[] }>(`activities/${activityId}/edits`);
  expect(seen.rows).toMatchObject([{ state: 'proposed', reason, after: null }]);

  expect((await decide(story.inspector, asked.body.activityEditId, 'refused')).status).toBe(200);
  expect(await open('100221')).toEqual(missing);

  const again = await withdraw(story.leader, activityId);
  expect((await decide(story.inspector, again.body.activityEditId, 'agreed')).status).toBe(200);
  expect(await open('100221')).toEqual([]);
  const ended = await story.findings(officer, '');
  expect(ended.map(({ state }: FindingRow) => state)).toEqual(['resolved']);
});

it('S12 taken back by two: what was recorded has no finding, and whoever typed it in withdraws it alone', async () => {
  const { activityId } = await duty('100222', 'W000002', true);
  expect(await open('100222')).toEqual([]);
  expect((await withdraw(story.leader, activityId)).status).toBe(200);
  expect(await open('100222')).toEqual([]);
});
