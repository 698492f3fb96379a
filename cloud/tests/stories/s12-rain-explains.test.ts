import type { ExemptionDetail, ExemptionReason } from '@rollcall/shared/http/exemptions';
import { exemptionReasonSchema } from '@rollcall/shared/http/exemptions';
import { effectOf } from '@rollcall/shared/rules/explanation-effect';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { at } from '../support/duty-world.ts';
import { letRulesBegin } from '../support/let-rules-begin.ts';
import type { Person } from '../support/story-people.ts';
import { brief, type Story, startStory } from '../support/story-world.ts';

/** The new rules begin in the month after. */
const begins = '2040-04-01';
const [before, since] = [10, 22];

let story: Story;
beforeAll(async () => {
  story = await startStory(at('06:00'));
  await letRulesBegin(story.db, begins);
});
afterAll(() => story?.stop());

/** On duty from 8 to 12, a day of before or since; what was recorded is docked at noon, and HQ looks. */
async function onDuty(badgeNo: string, day: number, ...recorded: [string, string][]): Promise<Person> {
  const recorderSerial = `R${badgeNo}`;
  story.itIs(at('06:30', day));
  const officer = await story.officer(badgeNo, `警员${badgeNo}`, recorderSerial);
  const time = { startsAt: at('08:00', day).toISOString(), endsAt: at('12:00', day).toISOString() };
  await story.leader.made('shifts', { badgeNo, ...time, dutyType: 'road_patrol', post: '解放路口' });
  const held = { heldFrom: at('07:30', day).toISOString(), heldUntil: at('12:01', day).toISOString() };
  await story.leader.made('custodies', { recorderSerial, badgeNo, basis: 'check_out', ...held });
  const clips = recorded.map(([from, to]) => story.clip(badgeNo, recorderSerial, [at(from, day), at(to, day)]));
  await story.docked({ recorderSerial, at: at('12:05', day), clips });
  await story.hqLooks(at('12:10', day));
  return officer;
}

/** The officer explains it, somebody else approves, and HQ looks again. */
async function explained(
  who: Person,
  badgeNo: string,
  day: number,
  time: [string, string],
  reasonCode: ExemptionReason,
) {
  const [startsAt, endsAt] = time.map((one) => at(one, day).toISOString());
  const asked = { badgeNo, startsAt, endsAt, reasonCode, explanation: '暴雨，先疏导交通' };
  const made = await who.made<ExemptionDetail>('exemptions', asked);
  await story.inspector.made(`exemptions/${made.exemptionId}/decision`, { decision: 'approved', reason: '属实' });
  await story.hqLooks(at('12:20', day));
  return made;
}

const open = async (badgeNo: string) =>
  (await story.findings(story.inspector, `badgeNo=${badgeNo}&state=open`)).map(brief);

async function minutesOf(badgeNo: string, day: number) {
  const [shift] = (await story.day(story.inspector, badgeNo, at('08:00', day))).shifts;
  if (!shift) throw new Error('no shift');
  const { requiredMs, recordedMs, missingMs, explainedMs, exemptMs, leftOutMs } = shift.coverage;
  return [requiredMs, recordedMs, missingMs, explainedMs, exemptMs, leftOutMs].map((ms) => ms / 60_000);
}

it('S12 weather: an hour of rain and a minute’s gap is a minute’s gap, and the rain stays required', async () => {
  const officer = await onDuty('100301', since, ['08:00', '09:00'], ['10:02', '12:00']);
  expect(await open('100301')).toEqual(['coverage_below_threshold 100301 09:00–10:02']);
  expect(await explained(officer, '100301', since, ['09:00', '10:00'], 'weather')).toMatchObject({
    effect: 'explained',
  });
  expect(await open('100301')).toEqual(['coverage_gap 100301 09:00–10:02']);
  expect(await minutesOf('100301', since)).toEqual([240, 178, 62, 60, 0, 60]);
  const [finding] = await story.findings(story.inspector, 'badgeNo=100301');
  expect(finding?.detail).toMatchObject({ missingMs: 62 * 60_000, explainedMs: 60 * 60_000, requiredMs: 240 * 60_000 });
});

it('S12 weather: rain and no gap beside it is no finding', async () => {
  const officer = await onDuty('100302', since, ['08:00', '09:00'], ['10:00', '12:00']);
  await explained(officer, '100302', since, ['09:00', '10:00'], 'weather');
  expect(await open('100302')).toEqual([]);
  expect(await minutesOf('100302', since)).toEqual([240, 180, 60, 60, 0, 60]);
});

it('S12 weather: where nothing was recorded, an hour of rain explains an hour, and rain all day explains all', async () => {
  const hour = await onDuty('100303', since);
  await explained(hour, '100303', since, ['09:00', '10:00'], 'weather');
  expect(await open('100303')).toEqual(['no_footage 100303 08:00–12:00']);
  const all = await onDuty('100304', since);
  await explained(all, '100304', since, ['08:00', '12:00'], 'weather');
  expect(await open('100304')).toEqual([]);
});

it('S12 urgency and another objective cause explain, too; secrecy and privacy by order, leave and break leave what is required', async () => {
  const reasons = { urgent: [240, 60, 0], objective: [240, 60, 0], state_secret: [180, 0, 60], privacy: [180, 0, 60] };
  let badgeNo = 100310;
  for (const [reasonCode, [required, isExplained, exempt]] of Object.entries(reasons)) {
    badgeNo += 1;
    const officer = await onDuty(String(badgeNo), since, ['08:00', '09:00'], ['10:00', '12:00']);
    await explained(officer, String(badgeNo), since, ['09:00', '10:00'], reasonCode as ExemptionReason);
    expect(await minutesOf(String(badgeNo), since)).toEqual([
      ...[required, 180, isExplained, isExplained, exempt, isExplained],
    ]);
    expect(await open(String(badgeNo))).toEqual([]);
  }
  await onDuty('100320', since, ['08:00', '09:00'], ['10:00', '12:00']);
  story.itIs(at('06:40', since));
  const leave = { startsAt: at('09:00', since).toISOString(), endsAt: at('10:00', since).toISOString() };
  await story.admin.made('leave', { badgeNo: '100320', leaveKind: 'sick', ...leave, note: '看病' });
  await story.hqLooks(at('12:30', since));
  expect(await minutesOf('100320', since)).toEqual([180, 180, 0, 0, 60, 0]);
});

it('S12 weather: duty of before goes on by the old rules, also when it is looked at again', async () => {
  const officer = await onDuty('100330', before, ['08:00', '09:00'], ['10:02', '12:00']);
  expect(await explained(officer, '100330', before, ['09:00', '10:00'], 'weather')).toMatchObject({
    effect: 'exemption',
  });
  expect(await open('100330')).toEqual(['coverage_gap 100330 10:00–10:02']);
  await story.hqLooks(at('12:00', since + 1));
  expect(await minutesOf('100330', before)).toEqual([180, 178, 2, 0, 60, 0]);
});

it('what an approval makes of time, database and pages say alike', async () => {
  const { rows } = await sql<{ edition: 1 | 2; reason: ExemptionReason; effect: string }>`
    select edition, reason, explanation_effect(edition::smallint, reason) as effect
    from unnest(array[1, 2]) as edition, unnest(${exemptionReasonSchema.options}::text[]) as reason
  `.execute(story.db);
  expect(rows).toHaveLength(18);
  expect(rows.filter(({ edition, reason, effect }) => effectOf(reason, edition) !== effect)).toEqual([]);
});
