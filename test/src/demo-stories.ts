import { demoRoster } from '@rollcall/demo/demo-roster';
import type { FindingKind } from '@rollcall/shared/http/findings';
import { localDateOf, localMinuteOf } from '@rollcall/shared/rules/local-date';

interface Story {
  badgeNo: string;
  recorderSerial: string;
  from: string;
  missingMinutes: number;
  /** What HQ finds of the shift and of what was done in it. */
  kinds: readonly FindingKind[];
}

const below = 'coverage_below_threshold';
const stories: readonly Story[] = [
  {
    ...{ badgeNo: '100002', recorderSerial: 'K000002', from: '08:00', missingMinutes: 40 },
    kinds: [below, 'activity_not_covered', 'started_too_late'],
  },
  // A repair ticket explains it.
  { badgeNo: '100003', recorderSerial: 'K000003', from: '14:00', missingMinutes: 10, kinds: [] },
  {
    ...{ badgeNo: '100004', recorderSerial: 'K000004', from: '00:00', missingMinutes: 25 },
    kinds: [below, 'started_too_late'],
  },
  {
    ...{ badgeNo: '100006', recorderSerial: 'K000006', from: '00:00', missingMinutes: 120 },
    kinds: ['no_footage', 'activity_not_covered'],
  },
  { badgeNo: '100009', recorderSerial: 'K000009', from: '08:00', missingMinutes: 60, kinds: ['coverage_gap'] },
];

/**
 * The shifts of which something is missing when the demo is started at `now` on a new folder, with the local date on which they
 * start; what ended last comes first.
 */
export function demoStories(now: Date): (Story & { date: string })[] {
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
