import { demoDay } from '@rollcall/demo/demo-day';
import { demoRoster } from '@rollcall/demo/demo-roster';
import { localDateOf, localMinuteOf } from '@rollcall/shared/local-date';

const stories = [
  { badgeNo: '100002', from: '08:00', missingMinutes: 40, kind: 'coverage_gap' },
  { badgeNo: '100004', from: '00:00', missingMinutes: 25, kind: 'coverage_gap' },
  { badgeNo: '100006', from: '00:00', missingMinutes: 120, kind: 'no_footage' },
  { badgeNo: '100009', from: '08:00', missingMinutes: 60, kind: 'coverage_gap' },
] as const;

type Story = (typeof stories)[number] & {
  /** The local date on which the shift starts. */
  date: string;
};

/** The shifts of which something is missing when the demo is started now on a new folder; what ended last comes first. */
export function demoStories(now: Date): Story[] {
  return demoRoster(now)
    .shifts.toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime())
    .flatMap((shift) => {
      const date = localDateOf(shift.startsAt);
      const story = stories.find(
        ({ badgeNo, from }) => badgeNo === shift.badgeNo && localMinuteOf(shift.startsAt).endsWith(from),
      );
      return story && toldAt(shift.badgeNo, date, shift.endsAt) <= now.getTime() ? [{ ...story, date }] : [];
    });
}

/** Recorders run on for some seconds after a shift, and only then come into the dock. */
function toldAt(badgeNo: string, date: string, endsAt: Date): number {
  const clips = demoDay(date).flatMap(({ shift, clips }) =>
    shift.badgeNo === badgeNo && shift.endsAt.getTime() === endsAt.getTime() ? clips : [],
  );
  return Math.max(endsAt.getTime(), ...clips.map(({ dockedAt }) => dockedAt.getTime()));
}
