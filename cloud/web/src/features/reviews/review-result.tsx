import type { ChecklistItem } from '@rollcall/shared/resources/checklists';
import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { checklistItemName, reviewDimensionNames } from '@rollcall/shared/words/checklists';
import { reviewAnswerWords, reviewResultWords } from '@rollcall/shared/words/review-page';
import { Link } from 'react-router';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { reviewOutcomeLooks, verdictLooks } from '../../state/review-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { dimensions } from '../checklists/by-dimension.ts';
import classes from './checklist-panel.module.css';
import { Marks } from './marks.tsx';
import type { Footage } from './use-footage.ts';

interface Props {
  review: ReviewDetail;
  items: readonly ChecklistItem[];
  footage: Footage;
}

/** What the reviewer said, what the second person said of it, and what findings came of it. */
export function ReviewResult({ review, items, footage }: Props) {
  const texts = useWords(reviewResultWords);
  const answerTexts = useWords(reviewAnswerWords);
  const { language } = useLanguage();
  const { outcome, verdicts, verifierNote, faultFindings } = review;
  const answers = review.answers?.answers ?? {};
  const passVerdict = verdicts?.pass;
  return (
    <Section
      title={texts.title}
      hint={
        <>
          {outcome === null ? null : <StateTag look={reviewOutcomeLooks[outcome]} />}{' '}
          {answerTexts.version(review.checklistVersion)}
        </>
      }
    >
      {review.state === 'verifying' ? <p className={classes.quiet}>{texts.waiting}</p> : null}
      <div className={classes.form}>
        {dimensions.map((dimension) => (
          <section key={dimension} className={classes.dimension} aria-label={reviewDimensionNames[dimension][language]}>
            <span className={classes.quiet}>{reviewDimensionNames[dimension][language]}</span>
            <ul className={classes.items}>
              {items
                .filter((item) => item.dimension === dimension)
                .map((item) => {
                  const answer = answers[item.key];
                  const verdict = verdicts?.[item.key];
                  const finding = faultFindings.find(({ itemKey }) => itemKey === item.key);
                  return (
                    <li key={item.key} className={classes.item}>
                      <div className={classes.name}>
                        <span>{checklistItemName(item, language)}</span>
                        <span className={answer?.result === 'fault' ? classes.costs : classes.deduction}>
                          {answer ? answerTexts.results[answer.result] : answerTexts.unanswered}
                          {answer?.result === 'fault' ? ` · ${answerTexts.deduction(item.deduction)}` : null}
                        </span>
                      </div>
                      {answer && answer.marks.length > 0 ? (
                        <Marks review={review} marks={answer.marks} onJump={footage.jump} />
                      ) : null}
                      {answer?.note ? <p className={classes.said}>{answer.note}</p> : null}
                      {verdict ? (
                        <span>
                          {texts.verdict} <StateTag look={verdictLooks[verdict]} />
                        </span>
                      ) : null}
                      {finding ? (
                        <span>
                          <Link to={paths.finding(finding.findingId)}>{texts.finding}</Link>
                          {finding.joined ? ` ${texts.joined}` : null}
                        </span>
                      ) : null}
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
      </div>
      {passVerdict ? (
        <p className={classes.said}>
          {texts.verifierSays} <StateTag look={verdictLooks[passVerdict]} />
        </p>
      ) : null}
      {verifierNote ? (
        <p className={classes.said}>
          <span className={classes.quiet}>{texts.verifierNote}</span> {verifierNote}
        </p>
      ) : null}
    </Section>
  );
}
