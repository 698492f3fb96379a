import type { OfficerDay } from '@rollcall/shared/http/officer-days';
import { reviewWordsOfPage } from '@rollcall/shared/words/review-page';
import { ReviewButton } from '../../features/reviews/review-button.tsx';
import { formatTime } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { useCan } from '../../session/use-can.ts';
import classes from './day-sum.module.css';

/** Begins a targeted check of a shift that begins on the date and is over. */
export function DayReviews({ day }: { day: OfficerDay }) {
  const texts = useWords(reviewWordsOfPage);
  const can = useCan();
  const over = day.shifts.filter(({ dutyDate, endsAt }) => dutyDate === day.date && Date.parse(endsAt) <= Date.now());
  if (over.length === 0 || !can('reviews.write')) return null;
  return (
    <p className={classes.sum}>
      {over.map(({ shiftId, startsAt, endsAt }) => (
        <ReviewButton
          key={shiftId}
          kind="shift"
          item={shiftId}
          size="small"
          text={texts.checkShift(`${formatTime(startsAt)}–${formatTime(endsAt)}`)}
        />
      ))}
    </p>
  );
}
