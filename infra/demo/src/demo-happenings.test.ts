import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { describe, expect, test } from 'vitest';
import { campaignsOfDuty } from './demo-campaigns.ts';
import { demoClipMs } from './demo-clip-length.ts';
import type { DemoActivity } from './demo-happenings.ts';
import { type DemoRoster, demoRoster } from './demo-roster.ts';

const minuteMs = 60_000;
const at = (date: string, clock: string) => new Date(`${date}T${clock}:00+08:00`);

/** Who did it held one recorder then: the one that was checked out, or else the own. */
function clipsOf({ custodies, sparesTaken, cards }: DemoRoster, badgeNo: string, moment: Date) {
  const held = [...custodies, ...sparesTaken].filter(
    ({ heldFrom, heldUntil }) => heldFrom <= moment && (heldUntil === null || moment < heldUntil),
  );
  const taken = held.filter(({ basis }) => basis === 'check_out');
  const own = held.filter(({ recorderSerial }) => !taken.some((one) => one.recorderSerial === recorderSerial));
  const [recorder] = [...taken, ...own].filter((one) => one.badgeNo === badgeNo);
  const card = cards.find(({ recorderSerial }) => recorderSerial === recorder?.recorderSerial);
  const clips = (card?.withOfficer === false ? card.files : []).filter(({ clip }) => !clip.damaged);
  return clips.map(({ clip }) => {
    const startMs = clip.startsAt.getTime();
    return { startMs, endMs: startMs + demoClipMs(clip.minutes) };
  });
}

/** What HQ has to make of it: as far as the activity itself goes, without the seconds of lead and lag. */
function verdictOf(
  roster: DemoRoster,
  { told }: DemoActivity,
  now: Date,
): 'covered' | 'late' | 'not_covered' | 'pending' {
  const [badgeNo = ''] = told.badgeNos;
  const [from, to] = [Date.parse(told.startsAt), Date.parse(told.endsAt ?? told.startsAt)];
  const clips = clipsOf(roster, badgeNo, new Date(to)).filter(({ startMs, endMs }) => startMs < to && endMs > from);
  const first = Math.min(...clips.map(({ startMs }) => startMs));
  if (clips.length > 0 && first <= from - minuteMs) return 'covered';
  const shift = roster.shifts.find((one) => one.badgeNo === badgeNo && +one.startsAt <= from && from < +one.endsAt);
  const isIn = roster.cards.some(({ files, withOfficer }) => files.length > 0 && !withOfficer);
  if (!shift || shift.endsAt > now || !isIn) return 'pending';
  return clips.length > 0 ? 'late' : 'not_covered';
}

/** What a newcomer would find nothing of. */
function lacking(now: Date): string[] {
  const roster = demoRoster(now);
  const { shifts, leaves, activities, statements, cards } = roster;
  const verdicts = activities.map((activity) => verdictOf(roster, activity, now));
  const says = (what: string) => statements.some(({ statement }) => statement.says === what);
  const explained = statements.flatMap(({ statement }) => (statement.says === 'explanation' ? statement : []));
  const there = {
    breaks: shifts.some(({ breaks = [] }) => breaks.length > 0),
    leave: leaves.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt),
    campaign: shifts.some(({ dutyType }) => dutyType in campaignsOfDuty),
    covered: verdicts.includes('covered'),
    'started too late': verdicts.includes('late'),
    'not covered': verdicts.includes('not_covered'),
    'a waiting exemption': explained.some(({ approval }) => approval === undefined),
    'one that the leader decides': explained.some(({ approval, by }) => approval === undefined && by === 'officer'),
    'an approved exemption': explained.some(({ approval }) => approval !== undefined),
    'a repair ticket': says('fault'),
    'a dispute': says('dispute'),
    'an answer': says('answer'),
    'a check before duty': says('check'),
    'a log': cards.some(({ log }) => log !== undefined),
  };
  return Object.entries(there).flatMap(([what, isThere]) => (isThere ? [] : [what]));
}

describe.each([
  '2026-11-25',
  '2026-11-30', // The last of a month,
  '2026-12-01', // the first of the next,
  '2027-01-01', // and of a year.
])('on %s', (date) => {
  test.each(['00:05', '03:00', '11:59', '12:00', '17:00', '23:55'])('at %s no page of duty is empty', (clock) => {
    expect(lacking(at(date, clock))).toEqual([]);
  });
});

test('at any minute of a day there is something of everything, but of the log in the first and the last two', () => {
  const date = '2026-11-25';
  const wrong = Array.from({ length: 24 * 60 }, (_, minute) => {
    const now = new Date(startOfLocalDate(date).getTime() + minute * minuteMs);
    return [minute, lacking(now)] as const;
  }).filter(([, missing]) => missing.length > 0);
  expect(wrong).toEqual([0, 24 * 60 - 2, 24 * 60 - 1].map((minute) => [minute, ['a log']]));
});

test('nothing is told of what is still to come, nor of a duty that isn’t on the roster', () => {
  for (const clock of ['00:05', '07:45', '10:15', '13:55', '16:35', '23:55']) {
    const now = at('2026-11-25', clock);
    const { shifts, activities, statements } = demoRoster(now);
    const onDuty = (badgeNo: string, moment: number) =>
      shifts.some((one) => one.badgeNo === badgeNo && +one.startsAt <= moment && moment <= +one.endsAt);
    for (const { told, endsAt } of activities) {
      expect(endsAt <= now && onDuty(told.badgeNos[0] ?? '', Date.parse(told.startsAt)), told.sourceId).toBe(true);
    }
    for (const { saidAt, date, badgeNo, key } of statements) {
      const rostered = shifts.some((one) => one.badgeNo === badgeNo && localDateOf(one.startsAt) === date);
      expect(saidAt <= now && rostered, key).toBe(true);
    }
  }
});

test('what is told the next day is told by other names', () => {
  const keysOf = (date: string) => {
    const { activities, statements } = demoRoster(at(date, '23:55'));
    return [...activities.map(({ told }) => told.sourceId), ...statements.map(({ key }) => key)];
  };
  const today = keysOf('2026-11-25');
  expect(new Set(today).size).toBe(today.length);
  const dayAfterNext = keysOf(addDays('2026-11-25', 2));
  expect(dayAfterNext.filter((key) => today.includes(key))).toEqual([]);
});
