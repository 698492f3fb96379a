import { addDays, localDateOf, startOfLocalDate } from '@rollcall/shared/rules/local-date';
import { excusedInDemo } from '@rollcall/test/excused-in-demo';
import { expect, test } from 'vitest';
import { demoClipMs } from './demo-clip-length.ts';
import { type DemoRoster, demoRoster } from './demo-roster.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const twoDaysFrom = startOfLocalDate('2026-11-25').getTime();
/** What a shift may lack, by the story that its officer tells; all others lack nothing. */
const told: Readonly<Record<string, number>> = {
  '100002': 40,
  '100003': 10,
  '100004': 25,
  '100006': 120,
  '100009': 60,
};

/** The demo is started at one of these, and a card is seen in its dock at most `dockedWithinMs` later. */
const dockedWithinMs = 100_000;
const starts = Array.from({ length: 2 * 24 * 60 }, (_, minute) => {
  const now = new Date(twoDaysFrom + minute * minuteMs);
  return { now, roster: demoRoster(now) };
});

/** Who held a recorder during a shift: by check-out, or else as its owner. */
function recordersOf(
  { custodies, sparesTaken }: DemoRoster,
  { badgeNo, endsAt }: { badgeNo: string; endsAt: Date },
): string[] {
  const held = [...custodies, ...sparesTaken].filter(
    ({ heldFrom, heldUntil }) => heldFrom < endsAt && (!heldUntil || endsAt <= heldUntil),
  );
  const checkedOut = held.filter(({ basis }) => basis === 'check_out');
  const owned = held.filter(
    ({ basis, recorderSerial }) =>
      basis === 'assignment' && !checkedOut.some((custody) => custody.recorderSerial === recorderSerial),
  );
  return [...checkedOut, ...owned]
    .filter((custody) => custody.badgeNo === badgeNo)
    .map(({ recorderSerial }) => recorderSerial);
}

/** Of each shift that had to be recorded, how much is missing once all cards were docked at `dockedAt`. */
function missing(roster: DemoRoster, dockedAt: Date) {
  const docked = roster.cards.filter(({ withOfficer }) => !withOfficer);
  const byRecorder = new Map(docked.map(({ recorderSerial, files }) => [recorderSerial, files]));
  return roster.shifts
    .filter(({ dutyType }) => dutyType !== 'window_duty')
    .map((shift) => {
      const recorders = recordersOf(roster, shift);
      const from = shift.startsAt.getTime();
      const to = shift.endsAt.getTime();
      const isDue = shift.endsAt <= dockedAt && recorders.every((serial) => byRecorder.has(serial));
      const isPastDeadline = to + dayMs <= dockedAt.getTime();
      if (!isDue && !isPastDeadline) return { ...shift, minutes: 0 };
      const clips = recorders
        .flatMap((serial) => byRecorder.get(serial) ?? [])
        .filter(({ clip }) => !clip.damaged)
        .map(({ clip }) => [clip.startsAt.getTime(), clip.startsAt.getTime() + demoClipMs(clip.minutes)] as const);
      const excused = excusedInDemo(roster, shift).map(
        ({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()] as const,
      );
      const needless = [...clips, ...excused].sort(([a], [b]) => a - b);
      let missingMs = 0;
      let coveredUntil = from;
      for (const [start, end] of [...needless, [to, to] as const]) {
        if (end <= coveredUntil && start < to) continue;
        const hole = Math.min(start, to) - coveredUntil;
        if (hole > 1000) missingMs += hole;
        coveredUntil = Math.max(coveredUntil, Math.min(end, to));
      }
      return { ...shift, minutes: Math.round(missingMs / minuteMs) };
    });
}

test('at any instant of two days, and however long docking takes, only those who tell a story lack footage', () => {
  const wrong = starts.flatMap(({ now, roster }) => {
    const atOnce = missing(roster, now);
    const late = missing(roster, new Date(now.getTime() + dockedWithinMs));
    return [
      ...[...atOnce, ...late]
        .filter(({ badgeNo, minutes }) => minutes !== 0 && minutes !== told[badgeNo])
        .map(({ badgeNo, minutes }) => `${now.toISOString()}: ${badgeNo} lacks ${minutes}`),
      ...late
        .filter(({ minutes }, index) => minutes !== atOnce[index]?.minutes)
        .map(({ badgeNo }) => `${now.toISOString()}: ${badgeNo} depends on how long docking takes`),
    ];
  });
  expect(wrong).toEqual([]);
});

test('at any instant a shift that has a hole is shown, and some that are whole', () => {
  for (const { now, roster } of starts) {
    const shifts = missing(roster, now);
    const docked = roster.cards.filter(({ withOfficer }) => !withOfficer);
    const whole = shifts.filter(
      ({ minutes, endsAt, badgeNo }) =>
        minutes === 0 &&
        endsAt <= now &&
        recordersOf(roster, { badgeNo, endsAt }).some((serial) =>
          docked.some(({ recorderSerial, files }) => recorderSerial === serial && files.length > 0),
        ),
    );
    expect({
      now,
      holes: shifts.some(({ minutes }) => minutes > 0 && minutes < 120),
      whole: whole.length > 4,
      relay: roster.shifts.some(
        ({ badgeNo, startsAt }) => badgeNo === '100010' && localDateOf(startsAt) === addDays(localDateOf(now), -1),
      ),
    }).toEqual({ now, holes: true, whole: true, relay: true });
  }
});
