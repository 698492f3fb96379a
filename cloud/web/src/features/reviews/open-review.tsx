import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { useMemo } from 'react';
import { ChecklistPanel } from './checklist-panel.tsx';
import { ReviewFacts } from './review-facts.tsx';
import { ReviewFootage } from './review-footage.tsx';
import classes from './review-view.module.css';
import { useChecklist } from './use-checklist.ts';
import { useDraft } from './use-draft.ts';
import { useFootage } from './use-footage.ts';
import { useWatched } from './use-watched.ts';

/** A review that the account fills in. */
export function OpenReview({ review, items }: { review: ReviewDetail; items: readonly ChecklistItem[] }) {
  const footage = useFootage(review.recordings);
  const watched = useWatched(review);
  const draft = useDraft(review);
  const checklist = useChecklist(items, draft, footage);
  const { answers } = checklist;
  const marks = useMemo(() => Object.values(answers).flatMap((answer) => answer.marks), [answers]);
  return (
    <div className={classes.page}>
      <div className={`${classes.column} ${classes.footage}`}>
        <ReviewFootage review={review} footage={footage} watched={watched} marks={marks} checklist={checklist} />
      </div>
      <div className={classes.column}>
        <ChecklistPanel
          review={review}
          items={items}
          checklist={checklist}
          draft={draft}
          footage={footage}
          watched={watched}
        />
        <ReviewFacts review={review} />
      </div>
    </div>
  );
}
