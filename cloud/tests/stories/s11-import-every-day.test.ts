import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Api } from '@rollcall/shared/resources/resources';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import type { Person } from '../support/story-people.ts';
import { brief, liable, type Story, startStory } from '../support/story-world.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory(at('07:00'));
});
afterAll(() => story?.stop());

/** Two officers patrol from 8 to 16: one takes a spare at noon, so that the day lies on two recorders' cards. */
async function patrols(): Promise<Person[]> {
  const time = { startsAt: at('08:00').toISOString(), endsAt: at('16:00').toISOString() };
  const officers: Person[] = [];
  for (const [badgeNo, name, recorderSerial] of [
    ['100121', '何亮', 'S110001'],
    ['100122', '罗兵', 'S110002'],
  ] as const) {
    officers.push(await story.officer(badgeNo, name, recorderSerial));
    await story.admin.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '人民路' });
    await story.handOver('checked_out', recorderSerial, badgeNo, at('07:50'));
  }
  await story.admin.made('recorders', { recorderSerial: 'S110009', unitCode: 'squad-1', spare: true });
  await story.handOver('checked_in', 'S110001', '100121', at('12:00'));
  await story.handOver('checked_out', 'S110009', '100121', at('12:00'));
  return officers;
}

const notDocked = async (who: Person, moment: Date): Promise<string[]> => {
  const { rows } = await who.read<Api['GET docking/overdue']['answer']>(`docking/overdue?at=${moment.toISOString()}`);
  return rows.map(({ badgeNo, recorderSerial, state }) => `${badgeNo} ${recorderSerial} ${state}`);
};

it('S11 the day’s recordings are imported every day: who hasn’t docked stands on the list of 17:00, is found after the deadline, and late footage stays late', async () => {
  const [late, intime] = await patrols();
  if (!late || !intime) throw new Error('two officers');
  // In time: one of them wholly, the other with the card of the morning.
  const [morning, whole, afternoon] = [
    story.clip('100121', 'S110001', [at('08:00'), at('12:00')]),
    story.clip('100122', 'S110002', [at('08:00'), at('16:00')]),
    story.clip('100121', 'S110009', [at('12:00'), at('16:00')]),
  ];
  await story.docked({ recorderSerial: 'S110001', at: at('16:10'), clips: [morning] });
  await story.docked({ recorderSerial: 'S110002', at: at('16:20'), clips: [whole] });
  await story.hqLooks(at('17:00'));
  const { leader, inspector } = story;
  expect(await notDocked(leader, at('17:00'))).toEqual(['100121 S110009 not_docked']);
  expect(await notDocked(late, at('17:00'))).toEqual(['100121 S110009 not_docked']);
  expect(await notDocked(intime, at('17:00'))).toEqual([]);
  expect(await story.findings(inspector, '')).toEqual([]);
  const [shift] = (await story.day(late, '100121', at('17:00'))).shifts;
  expect(shift?.coverage).toMatchObject({ recordedMs: 4 * 3_600_000, pendingMs: 4 * 3_600_000, missingMs: 0 });

  // Nothing arrives, and the deadline of that officer and recorder passes.
  await story.hqLooks(at('16:00', 1));
  expect(await notDocked(leader, at('16:00', 1))).toEqual(['100121 S110009 late']);
  const asked = (await story.findings(late, '')).sort((one, other) => one.kind.localeCompare(other.kind));
  const [gap] = asked;
  expect(asked.map(brief)).toEqual(['coverage_below_threshold 100121 12:00–16:00', 'recorder_not_handed_in 100121']);
  const answered = await late.made<FindingDetailResponse>(`findings/${gap?.findingId}/answers`, {
    text: '记录仪放在车上，明天补导。',
  });
  expect(answered.answers).toHaveLength(1);

  await story.docked({ recorderSerial: 'S110009', at: at('18:00', 1), clips: [afternoon] });
  await story.hqLooks(at('18:10', 1));
  expect(await notDocked(leader, at('18:10', 1))).toEqual([]);
  const found = await story.findings(inspector, 'badgeNo=100121&state=open');
  expect(found).toMatchObject([
    { kind: 'late_import', detail: { lateCount: 1, dueAt: at('16:00', 1).toISOString(), requiredMs: 8 * 3_600_000 } },
  ]);
  liable(found);
  const announcedAt = new Date(found[0]?.detail.late[0]?.announcedAt ?? 0);
  expect(announcedAt >= at('18:00', 1) && announcedAt < at('18:10', 1)).toBe(true);
  expect(await inspector.read(`findings/${gap?.findingId}`)).toMatchObject({
    state: 'resolved',
    answers: [{ text: '记录仪放在车上，明天补导。', findingKind: 'coverage_below_threshold' }],
  });
  // Kept: who imported the same day has no finding at all.
  expect(await story.findings(intime, '')).toEqual([]);
  expect(await story.findings(inspector, 'badgeNo=100122')).toEqual([]);
});
