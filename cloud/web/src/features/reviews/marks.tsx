import { CloseOutlined } from '@ant-design/icons';
import type { ReviewDetail, ReviewMark } from '@rollcall/shared/resources/reviews';
import { reviewAnswerWords } from '@rollcall/shared/words/review-page';
import { useWords } from '../../language/use-words.ts';
import { clockOf } from './clock-of.ts';
import classes from './marks.module.css';

interface Props {
  review: ReviewDetail;
  marks: readonly ReviewMark[];
  onJump: (recordingId: string, atMs: number) => void;
  /** Left out: they stay. */
  onRemove?: (mark: ReviewMark) => void;
}

/** Marked moments by the recorder's clock; each opens the footage there. */
export function Marks({ review, marks, onJump, onRemove }: Props) {
  const texts = useWords(reviewAnswerWords);
  return (
    <ul className={classes.marks} aria-label={texts.marks}>
      {marks.map((mark) => {
        const clock = clockOf(review, mark);
        return (
          <li key={`${mark.recordingId} ${mark.atMs}`}>
            <button
              type="button"
              aria-label={texts.mark(clock)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onJump(mark.recordingId, mark.atMs)}
            >
              ▾ {clock}
            </button>
            {mark.note === '' ? null : <span>{mark.note}</span>}
            {onRemove ? (
              <button
                type="button"
                aria-label={texts.unmark(clock)}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onRemove(mark)}
              >
                <CloseOutlined aria-hidden />
              </button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
