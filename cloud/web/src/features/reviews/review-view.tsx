import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { reviewWordsOfPage } from '@rollcall/shared/words/review-page';
import { reviewWords } from '@rollcall/shared/words/reviews';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { formatPerson } from '../../format/format-person.ts';
import { useWords } from '../../language/use-words.ts';
import { later } from '../../loading/later.tsx';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { reviewStateLooks } from '../../state/review-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { byDimension } from '../checklists/by-dimension.ts';
import { SpotOrdersOf } from '../spot-orders/spot-orders-of.tsx';
import { OpenReview } from './open-review.tsx';
import { ReviewFacts } from './review-facts.tsx';
import { ReviewFootage } from './review-footage.tsx';
import { ReviewResult } from './review-result.tsx';
import classes from './review-view.module.css';
import { useFootage } from './use-footage.ts';
import { useWatched } from './use-watched.ts';
import { VerifyPanel } from './verify-panel.tsx';

const ReassignDrawer = later({ load: async () => (await import('./reassign-drawer.tsx')).ReassignDrawer });

/** One review: the footage, and beside it the checklist, its verification, or its result. */
export function ReviewView({ review, items: unordered }: { review: ReviewDetail; items: readonly ChecklistItem[] }) {
  const texts = useWords(reviewWordsOfPage);
  const words = useWords(reviewWords);
  const [reassigning, setReassigning] = useState(false);
  const items = useMemo(() => byDimension(unordered), [unordered]);
  const person = formatPerson({ badgeNo: review.badgeNo, name: review.officerName });
  usePageTitle(texts.title(person));
  const { state, may } = review;
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.reviews()}>{words.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{texts.title(person)}</h1>
        <StateTag look={reviewStateLooks[state]} />
        {may.reassign ? <Button onClick={() => setReassigning(true)}>{texts.reassign}</Button> : null}
      </div>
      {may.review ? <OpenReview review={review} items={items} /> : <ClosedReview review={review} items={items} />}
      {reassigning ? <ReassignDrawer reviewId={review.reviewId} onClose={() => setReassigning(false)} /> : null}
    </>
  );
}

/** One that the account doesn't fill in: to verify, or to read. */
function ClosedReview({ review, items }: { review: ReviewDetail; items: readonly ChecklistItem[] }) {
  const texts = useWords(reviewWordsOfPage);
  const footage = useFootage(review.recordings);
  const watched = useWatched(review);
  const { state, may, answers } = review;
  const marks = useMemo(() => Object.values(answers?.answers ?? {}).flatMap((answer) => answer.marks), [answers]);
  return (
    <div className={classes.page}>
      <div className={`${classes.column} ${classes.footage}`}>
        <ReviewFootage review={review} footage={footage} watched={watched} marks={marks} checklist={undefined} />
      </div>
      <div className={classes.column}>
        {state === 'replaced' ? <p className={classes.said}>{texts.replaced}</p> : null}
        {state === 'skipped' ? <p className={classes.said}>{texts.skipped}</p> : null}
        {state === 'unassigned' ? <p className={classes.said}>{texts.unassigned}</p> : null}
        {state === 'assigned' ? <p className={classes.said}>{texts.waiting}</p> : null}
        {may.verify ? <VerifyPanel review={review} items={items} footage={footage} /> : null}
        {answers ? <ReviewResult review={review} items={items} footage={footage} /> : null}
        <ReviewFacts review={review} />
        <SpotOrdersOf origin="review" originId={review.reviewId} owner={review.badgeNo} open={state !== 'replaced'} />
      </div>
    </div>
  );
}
