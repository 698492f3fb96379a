import { demoRoster } from '@rollcall/demo/demo-roster';
import { localDateOf, localMinuteOf } from '@rollcall/shared/local-date';

const stories = [
  { badgeNo: '100002', recorderSerial: 'K000002', from: '08:00', missingMinutes: 40, kind: 'coverage_below_threshold' },
  { badgeNo: '100004', recorderSerial: 'K000004', from: '00:00', missingMinutes: 25, kind: 'coverage_below_threshold' },
  { badgeNo: '100006', recorderSerial: 'K000006', from: '00:00', missingMinutes: 120, kind: 'no_footage' },
  { badgeNo: '100009', recorderSerial: 'K000009', from: '08:00', missingMinutes: 60, kind: 'coverage_gap' },
] as const;

type Story = (typeof stories)[number] & {
  /** The local date on which the shift starts. */
  date: string;
};

/** The shifts of which something is missing when the demo is started at `now` on a new folder; what ended last comes first. */
export function demoStories(now: Date): Story[] {
  const { shifts, cards } = demoRoster(now);
  return shifts
    .filter(({ endsAt }) => endsAt <= now)
    .toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime())
    .flatMap(({ badgeNo, startsAt }) => {
      const story = stories.find((story) => story.badgeNo === badgeNo && localMinuteOf(startsAt).endsWith(story.from));
      const card = cards.find(({ recorderSerial }) => recorderSerial === story?.recorderSerial);
      return story && card?.withOfficer === false ? [{ ...story, date: localDateOf(startsAt) }] : [];
    });
}
