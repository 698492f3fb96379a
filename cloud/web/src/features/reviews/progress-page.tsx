import { reviewProgressWords } from '@rollcall/shared/words/review-page';
import { reviewWords } from '@rollcall/shared/words/reviews';
import { Link } from 'react-router';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import page from '../../parts/list-head.module.css';
import { paths } from '../../paths.ts';
import { ProgressOfDraws } from './progress-of-draws.tsx';
import { ReviewResults } from './review-results.tsx';
import classes from './reviews-page.module.css';

/** How much of what was drawn is reviewed, and what the reviews found; every number opens the reviews behind it. */
export function ReviewProgressPage() {
  const texts = useWords(reviewProgressWords);
  const words = useWords(reviewWords);
  usePageTitle(texts.title);
  return (
    <>
      <div className={page.head}>
        <Link to={paths.reviews()}>{words.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>{texts.title}</h1>
      </div>
      <div className={classes.page}>
        <ProgressOfDraws />
        <ReviewResults />
      </div>
    </>
  );
}
