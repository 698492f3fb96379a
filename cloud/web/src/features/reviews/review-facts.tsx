import type { FindingKind } from '@rollcall/shared/http/findings';
import type { ReviewDetail } from '@rollcall/shared/resources/reviews';
import { activityKindNames } from '@rollcall/shared/words/activities';
import { reviewWordsOfPage } from '@rollcall/shared/words/review-page';
import { reviewStateNames, reviewWords } from '@rollcall/shared/words/reviews';
import { Link } from 'react-router';
import { formatDate, formatDayTime, formatTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { type Fact, FactList } from '../../parts/fact-list.tsx';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { useStratumName } from '../draws/use-stratum-name.ts';
import { OfficerLink } from './officer-link.tsx';
import classes from './review-view.module.css';

/** What is reviewed: whose duty, when, why, and what findings say of the same already. */
export function ReviewFacts({ review }: { review: ReviewDetail }) {
  const texts = useWords(reviewWordsOfPage);
  const words = useWords(reviewWords);
  const { language } = useLanguage();
  const stratumName = useStratumName();
  const { draw, stratum, place, kind, item, startsAt, endsAt, reviewId } = review;
  const what =
    kind === 'activity' ? (
      <Link to={paths.activity(item)}>{activityName(review.activityKind, language) ?? words.kinds.activity}</Link>
    ) : kind === 'recording' ? (
      <Link to={paths.recording(item)}>{words.kinds.recording}</Link>
    ) : (
      words.kinds.shift
    );
  const duty = [review.dutyTypeName, review.post].filter(Boolean).join(' · ');
  const others = review.rounds.filter((round) => round.reviewId !== reviewId);
  const facts: Fact[] = [
    { name: words.officer, value: <OfficerLink review={review} /> },
    { name: words.unit, value: review.unitName },
    { name: words.kind, value: what },
    {
      name: texts.time,
      value: `${formatDate(startsAt, language)} ${texts.between(formatTime(startsAt), ends(startsAt, endsAt, language))}`,
    },
    ...(duty === '' ? [] : [{ name: texts.duty, value: duty }]),
    {
      name: texts.origin,
      value:
        draw === null ? (
          texts.targeted(review.reason ?? '')
        ) : (
          <Link to={paths.draw(draw)}>{texts.drawn(draw, stratumName(stratum ?? ''), place ?? 0)}</Link>
        ),
    },
    ...(review.reviewer === null ? [] : [{ name: words.reviewer, value: review.reviewer }]),
    ...(review.verifier === null ? [] : [{ name: words.verifier, value: review.verifier }]),
    ...(review.findings.length === 0
      ? []
      : [
          {
            name: texts.findings,
            value: (
              <span className={classes.findings}>
                {review.findings.map((finding) => (
                  <Link key={finding.findingId} to={paths.finding(finding.findingId)}>
                    {isFindingKind(finding.kind) ? <StateTag look={findingKindLooks[finding.kind]} /> : finding.kind}
                  </Link>
                ))}
              </span>
            ),
          },
        ]),
    ...(others.length === 0
      ? []
      : [
          {
            name: texts.rounds,
            value: (
              <span className={classes.findings}>
                {others.map((other) => (
                  <Link key={other.reviewId} to={paths.review(other.reviewId)}>
                    {texts.round(other.round)} · {reviewStateNames[other.state][language]}
                  </Link>
                ))}
              </span>
            ),
          },
        ]),
  ];
  return (
    <Section title={texts.about}>
      <FactList facts={facts} />
    </Section>
  );
}

function isFindingKind(kind: string): kind is FindingKind {
  return kind in findingKindLooks;
}

function activityName(kind: string | null, language: 'zh' | 'en'): string | undefined {
  return kind !== null && kind in activityKindNames
    ? activityKindNames[kind as keyof typeof activityKindNames][language]
    : undefined;
}

/** The time, with its day when that is another. */
function ends(startsAt: string, endsAt: string, language: 'zh' | 'en'): string {
  const sameDay = formatDate(startsAt, language) === formatDate(endsAt, language);
  return sameDay ? formatTime(endsAt) : formatDayTime(endsAt, language);
}
