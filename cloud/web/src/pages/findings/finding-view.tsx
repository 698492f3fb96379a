import type { ActivityDetail } from '@rollcall/shared/http/activity-details';
import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { Handling } from '@rollcall/shared/http/handling';
import { findingListWords } from '@rollcall/shared/words/findings';
import { historyWords } from '@rollcall/shared/words/history';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { CasesOfFinding } from '../../features/accountability-cases/cases-of-finding.tsx';
import { FindingCause } from '../../features/common-causes/finding-cause.tsx';
import { InspectionsOfFinding } from '../../features/field-inspections/inspections-of-finding.tsx';
import { FindingHandling } from '../../features/finding-decisions/finding-handling.tsx';
import { OwnDecision } from '../../features/finding-decisions/own-decision.tsx';
import { FindingRectification } from '../../features/rectifications/finding-rectification.tsx';
import { CertaintyCard } from '../../features/settlements/certainty-card.tsx';
import { SpotOrdersOf } from '../../features/spot-orders/spot-orders-of.tsx';
import { WriteCaseLink } from '../../features/training-cases/write-case-link.tsx';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { findingKindLooks, findingStateLooks } from '../../state/finding-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { sumSegments } from '../../strip/sum-segments.ts';
import { ConcernedRecordings } from './concerned-recordings.tsx';
import { FindingActions } from './finding-actions.tsx';
import { FindingActivity } from './finding-activity.tsx';
import { FindingCounts } from './finding-counts.tsx';
import { FindingCustody } from './finding-custody.tsx';
import { FindingLinks } from './finding-links.tsx';
import { FindingOfShift } from './finding-of-shift.tsx';
import { FindingResponses } from './finding-responses.tsx';
import { FindingRule } from './finding-rule.tsx';
import { FindingSentence } from './finding-sentence.tsx';
import classes from './finding-view.module.css';
import { isDecidedByDispute } from './is-decided-by-dispute.ts';
import { omittedDetail } from './omitted-detail.ts';
import { personOf } from './person-of.ts';
import { WitnessCard } from './witness-card.tsx';

/** Nothing of them is put right at once any more. */
const settled: readonly Handling[] = ['excused', 'unfounded', 'decided', 'closed'];

/** One finding: what was found, all that is known of what it is about, why it is a finding, and what became of it. */
export function FindingView({ finding }: { finding: FindingDetailResponse }) {
  const texts = useWords(findingListWords);
  const history = useWords(historyWords);
  const { language } = useLanguage();
  usePageTitle(`${findingKindLooks[finding.kind].label[language]} ${personOf(finding, language)}`);
  const ofShift = finding.shiftId !== null;
  const coverage = useAnswer<ShiftCoverageDetail>(`shifts/${finding.shiftId}/coverage`, {}, { enabled: ofShift });
  const about = useAnswer<ActivityDetail>(
    `activities/${finding.activityId}`,
    {},
    { enabled: finding.activityId !== null },
  );
  const always = (
    <>
      <FindingRule finding={finding} shift={coverage.answer} />
      <Section title={history.history}>
        <HistoryList history={finding.history} omit={omittedDetail(finding.kind)} />
      </Section>
    </>
  );
  return (
    <>
      <div className={classes.head}>
        <Link to={paths.findings()}>{texts.title}</Link>
        <span aria-hidden="true">/</span>
        <h1>
          <StateTag look={findingKindLooks[finding.kind]} />
        </h1>
        <StateTag look={findingStateLooks[finding.state]} />
      </div>
      <OwnDecision findingId={finding.findingId} appealable={!isDecidedByDispute(finding)} />
      <FindingSentence finding={finding} shift={coverage.answer} activity={about.answer} />
      <FindingLinks finding={finding} />
      <FindingCounts
        finding={finding}
        totals={coverage.answer?.coverage ?? (about.answer ? sumSegments(about.answer.segments) : undefined)}
      />
      <FindingActions finding={finding} />
      <div className={classes.page}>
        <FindingResponses finding={finding} />
        <FindingCause finding={finding} />
        <FindingHandling finding={finding} />
        <FindingRectification finding={finding} />
        <SpotOrdersOf
          origin="finding"
          originId={finding.findingId}
          owner={finding.badgeNo ?? finding.leaderBadgeNo}
          open={!settled.includes(finding.handling)}
        />
        <CasesOfFinding finding={finding} />
        <WriteCaseLink finding={finding} />
        {isDecidedByDispute(finding) ? <FindingCustody finding={finding} /> : null}
        <InspectionsOfFinding finding={finding} />
        <CertaintyCard finding={finding} />
        <WitnessCard finding={finding} />
        {ofShift ? (
          <FindingOfShift finding={finding} coverage={coverage}>
            {always}
          </FindingOfShift>
        ) : (
          <>
            {about.answer ? <FindingActivity activity={about.answer} /> : null}
            <ConcernedRecordings finding={finding} />
            {always}
          </>
        )}
      </div>
    </>
  );
}
