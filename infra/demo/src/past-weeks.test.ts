import { addDays } from '@rollcall/shared/rules/local-date';
import { expect, test } from 'vitest';
import { demoClipMs } from './demo-clip-length.ts';
import { pastWeeks } from './past-weeks.ts';

const sunday = new Date('2026-11-29T23:59:00+08:00');

test('are five whole weeks before this one, the same on each day of it', () => {
  const { weeks, ...rest } = pastWeeks(sunday);
  expect(weeks.map(({ from }) => from)).toEqual(['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']);
  expect(pastWeeks(new Date('2026-11-23T00:00:00+08:00'))).toEqual({ weeks, ...rest });
  expect(pastWeeks(new Date('2026-11-30T00:00:00+08:00')).weeks[0]?.from).toBe(addDays('2026-10-19', 7));
});

test('have a clip for each shift, which covers it, but for one that is damaged', () => {
  const { shifts, cards } = pastWeeks(sunday);
  const clips = cards.flatMap(({ files }) => files.map(({ clip }) => clip));
  expect(clips).toHaveLength(shifts.length);
  for (const { startsAt, endsAt } of shifts) {
    const covering = clips.filter(
      (clip) => clip.startsAt <= startsAt && clip.startsAt.getTime() + demoClipMs(clip.minutes) >= endsAt.getTime(),
    );
    expect(covering).toHaveLength(3);
  }
  expect(clips.filter((clip) => clip.damaged).map(({ startsAt }) => startsAt.toISOString())).toEqual([
    '2026-11-03T23:59:50.000Z',
  ]);
});

test('have names that count on', () => {
  for (const { files } of pastWeeks(sunday).cards) {
    expect(files.map(({ path }) => Number(path.slice(-8, -4)))).toEqual(files.map((_, index) => index + 1));
  }
});
