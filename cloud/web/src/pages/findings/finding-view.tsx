import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingDetailResponse, FindingKind } from '@rollcall/shared/http/findings';
import { Link } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { formatPerson } from '../../format/format-person.ts';
import { HistoryList } from '../../history/history-list.tsx';
import { useLanguage } from '../../language/language-context.ts';
import { Section } from '../../parts/section.tsx';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { usePageTitle } from '../../shell/use-page-title.ts';
import { findingKindLooks, findingStateLooks } from '../../state/state-look.tsx';
import { StateTag } from '../../state/state-tag.tsx';
import { findingsTexts } from '../../texts/findings-texts.ts';
import { historyTexts } from '../../texts/history-texts.ts';
import { useTexts } from '../../texts/use-texts.ts';
import { FindingLinks } from './finding-links.tsx';
import { FindingRule } from './finding-rule.tsx';
import { FindingSentence } from './finding-sentence.tsx';
import classes from './finding-view.module.css';
import { LateRecordings } from './late-recordings.tsx';
import { SegmentTable } from './segment-table.tsx';
import { ShiftFootage } from './shift-footage.tsx';
import { ShiftHoldingsTable } from './shift-holdings-table.tsx';
import { ShiftLanes } from './shift-lanes.tsx';

const ofEach = ['shiftId', 'badgeNo', 'unitCode', 'dutyDate', 'kind', 'asOf'];
const ofMissing = [...ofEach, 'late', 'lateCount', 'dueAt', 'pendingMs'];
/** What every fact of a finding has and the page says above. */
const saidElsewhere: Record<FindingKind, string[]> = {
  no_footage: ofMissing,
  coverage_gap: ofMissing,
  late_import: [...ofEach, 'late', 'dueAt', 'missing', 'missingMs', 'requiredMs', 'recordedMs', 'pendingMs'],
};

/** One finding: what was found, the shift with all that is known of it, why it is a finding, and what became of it. */
export function FindingView({ finding }: { finding: FindingDetailResponse }) {
  const texts = useTexts(findingsTexts);
  const history = useTexts(historyTexts);
  const { language } = useLanguage();
  usePageTitle(
    `${findingKindLooks[finding.kind].label[language]} ${formatPerson({ badgeNo: finding.badgeNo, name: finding.officerName })}`,
  );
  const coverage = useAnswer<ShiftCoverageDetail>(`shifts/${finding.shiftId}/coverage`);
  const shift = coverage.answer;
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
      <FindingSentence finding={finding} shift={shift} />
      <FindingLinks finding={finding} />
      <div className={classes.page}>
        <ProblemNotice problem={coverage.problem} onRetry={coverage.retry} />
        {shift ? <ShiftLanes shift={shift} /> : null}
        <div className={classes.columns}>
          <div className={classes.column}>
            {finding.kind === 'late_import' ? <LateRecordings finding={finding} shift={shift} /> : null}
            {shift ? <ShiftFootage shift={shift} /> : null}
            {shift ? <ShiftHoldingsTable shift={shift} /> : null}
          </div>
          <div className={classes.column}>
            {shift ? <SegmentTable shift={shift} /> : null}
            <FindingRule finding={finding} shift={shift} />
            <Section title={history.history}>
              <HistoryList history={finding.history} omit={saidElsewhere[finding.kind]} />
            </Section>
          </div>
        </div>
      </div>
    </>
  );
}
