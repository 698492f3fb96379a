import type { WantedShift } from '@rollcall/cloud/duty/shifts/plan-shifts';
import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { excusedInDemo } from '@rollcall/test/excused-in-demo';
import { describe, expect, test } from 'vitest';
import brigade from './brigade.json' with { type: 'json' };
import { demoClipMs } from './demo-clip-length.ts';
import { type DemoRoster, demoRoster } from './demo-roster.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const today = '2026-11-25';
const at = (clock: string, date = today) => new Date(`${date}T${clock}:00+08:00`);
/** Not at the hour: for some minutes after the end of a shift its recorder is still on its way to the dock. */
const everyHour = Array.from({ length: 24 }, (_, index) => {
  const now = new Date(startOfLocalDate(today).getTime() + index * hourMs + 15 * minuteMs);
  return [new Date(now.getTime() + 8 * hourMs).toISOString().slice(11, 16), now] as const;
});

const clipsOf = ({ cards }: DemoRoster) => cards.flatMap(({ files }) => files.map(({ clip }) => clip));
const endOf = (clip: { startsAt: Date; minutes: 10 | 30 | 60 | 120 }) =>
  new Date(clip.startsAt.getTime() + demoClipMs(clip.minutes));
const mustBeRecorded = ({ dutyType }: WantedShift) => dutyType !== 'window_duty';

function holderOf({ custodies, sparesTaken }: DemoRoster, recorderSerial: string, moment: Date): string | undefined {
  const holding = [...custodies, ...sparesTaken].filter(
    (custody) =>
      custody.recorderSerial === recorderSerial &&
      custody.heldFrom <= moment &&
      (!custody.heldUntil || moment < custody.heldUntil),
  );
  return (holding.find(({ basis }) => basis === 'check_out') ?? holding[0])?.badgeNo;
}

const joinMs = 1000;

/** Looks at each minute of a shift. */
function minutesMissing(roster: DemoRoster, shift: WantedShift): number {
  const { badgeNo, startsAt, endsAt } = shift;
  const excused = excusedInDemo(roster, shift);
  const clips = clipsOf(roster).filter(({ damaged }) => !damaged);
  let missing = 0;
  for (let ms = startsAt.getTime() + minuteMs / 2; ms < endsAt.getTime(); ms += minuteMs) {
    const moment = new Date(ms);
    const covered = clips.some(
      (clip) =>
        clip.startsAt <= moment &&
        moment.getTime() < endOf(clip).getTime() + joinMs &&
        holderOf(roster, clip.recorderSerial, moment) === badgeNo,
    );
    const isExcused = excused.some((span) => span.startsAt <= moment && moment < span.endsAt);
    if (!covered && !isExcused) missing += 1;
  }
  return missing;
}

describe.each(everyHour)('at %s', (clock, now) => {
  const roster = demoRoster(now);
  const ended = roster.shifts.filter(({ endsAt }) => endsAt <= now);

  test('somebody is on duty, and of today shifts have ended and are to come whenever they can', () => {
    const ofToday = roster.shifts.filter(({ startsAt }) => localDateOf(startsAt) === today);
    expect(roster.shifts.some(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)).toBe(true);
    expect(ofToday.some(({ endsAt }) => endsAt <= now)).toBe(clock >= '02:00');
    expect(ofToday.some(({ startsAt }) => startsAt > now)).toBe(clock < '23:00');
  });

  test('an officer has one shift at a time, a recorder one holder of each basis', () => {
    const spans = [
      ...roster.shifts.map((shift) => ({ of: shift.badgeNo, from: shift.startsAt, to: shift.endsAt })),
      ...roster.custodies.map(({ recorderSerial, basis, heldFrom, heldUntil }) => ({
        of: `${recorderSerial} ${basis}`,
        from: heldFrom,
        to: heldUntil,
      })),
    ];
    const collisions = spans.filter((span, index) =>
      spans.some(
        (other, otherIndex) =>
          otherIndex > index &&
          other.of === span.of &&
          (!other.to || span.from < other.to) &&
          (!span.to || other.from < span.to),
      ),
    );
    expect(collisions).toEqual([]);
  });

  test('the shifts that ended are wholly recorded, but for those that tell a story', () => {
    const missing = ended
      .filter(mustBeRecorded)
      .map((shift) => ({ badgeNo: shift.badgeNo, minutes: minutesMissing(roster, shift) }))
      .filter(({ minutes, badgeNo }) => minutes > 0 && badgeNo !== '100012');
    const stories = [
      { badgeNo: '100002', minutes: 40 },
      { badgeNo: '100003', minutes: 10 },
      { badgeNo: '100004', minutes: 25 },
      { badgeNo: '100006', minutes: 120 },
      { badgeNo: '100009', minutes: 60 },
    ];
    expect(missing.sort((a, b) => a.badgeNo.localeCompare(b.badgeNo))).toEqual(stories);
  });

  test('officers who shared a recorder and one who changed it are recorded by what they held', () => {
    for (const badgeNo of ['100003', '100007', '100008']) {
      expect(ended.filter((shift) => shift.badgeNo === badgeNo)).toHaveLength(1);
    }
  });

  test('one recorder is in no dock, and only one officer imports too late', () => {
    expect(roster.cards.map(({ recorderSerial }) => recorderSerial)).not.toContain('K000012');
    const late = ended.filter(mustBeRecorded).filter(({ endsAt }) => now.getTime() - endsAt.getTime() > 24 * hourMs);
    expect(new Set(late.map(({ badgeNo }) => badgeNo))).toEqual(new Set(['100005']));
  });

  test('what lies on a card is over, and its numbers have no hole', () => {
    for (const { files } of roster.cards) {
      const clips = files.map(({ clip }) => clip);
      expect(clips.filter((clip) => endOf(clip) > now)).toEqual([]);
      expect(clips.map(({ startsAt }) => startsAt.getTime())).toEqual(
        clips.map(({ startsAt }) => startsAt.getTime()).sort((a, b) => a - b),
      );
      const numbers = files.map(({ path }) => Number(/_(\d{4})\.MP4$/.exec(path)?.[1]));
      expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
    }
  });
});

test('clips of a run join with a second between them, or overlap', () => {
  const pauses = demoRoster(at('23:30')).cards.flatMap(({ files }) =>
    files.slice(1).map(({ clip }, index) => {
      const before = files[index]?.clip;
      return before ? clip.startsAt.getTime() - endOf(before).getTime() : 0;
    }),
  );
  const joins = pauses.filter((pause) => pause < 5 * minuteMs);
  expect(new Set(joins)).toEqual(new Set([1000, -20_000]));
});

test('is the same at every start of a day, but for what was recorded since', () => {
  const ofToday = (now: Date) => demoRoster(now).shifts.filter(({ startsAt }) => localDateOf(startsAt) === today);
  expect(ofToday(at('00:00'))).toEqual(ofToday(at('23:59')));
  const later = new Set(demoRoster(at('21:00')).cards.flatMap(({ files }) => files.map(({ path }) => path)));
  const sooner = demoRoster(at('09:00')).cards.flatMap(({ files }) => files);
  const ofDay = sooner.filter(({ clip }) => localDateOf(clip.startsAt) === today);
  expect(ofDay.filter(({ path }) => !later.has(path))).toEqual([]);
});

test('of yesterday it has all when it ran then, and otherwise what can be imported in time', () => {
  const yesterday = addDays(today, -1);
  const countOf = (roster: DemoRoster) =>
    roster.shifts.filter(({ startsAt }) => localDateOf(startsAt) === yesterday).length;
  const perDay = demoRoster(at('12:00')).shifts.filter(({ startsAt }) => localDateOf(startsAt) === today).length;
  expect(countOf(demoRoster(at('21:00'), [yesterday]))).toBe(perDay);
  expect(countOf(demoRoster(at('21:00'), [addDays(today, -2)]))).toBeLessThan(perDay);
});

test('names officers, recorders and stations of the brigade, and an officer of each unit is on duty', () => {
  const { shifts, custodies, cards } = demoRoster(at('12:00'));
  const badges = new Set(brigade.officers.map(({ badgeNo }) => badgeNo));
  const serials = new Set(brigade.recorders.map(({ recorderSerial }) => recorderSerial));
  const stations = new Set(brigade.stations.map(({ stationId }) => stationId));
  expect(new Set(shifts.map(({ badgeNo }) => badgeNo))).toEqual(badges);
  expect([...shifts, ...custodies].filter(({ badgeNo }) => !badges.has(badgeNo))).toEqual([]);
  expect([...custodies, ...cards].filter(({ recorderSerial }) => !serials.has(recorderSerial))).toEqual([]);
  expect(new Set(cards.map(({ stationId }) => stationId))).toEqual(stations);
});
