import type { ShiftCoverageDetail } from '@rollcall/shared/http/coverage';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { ReactNode } from 'react';
import type { Answered } from '../../api/use-answer.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { useSession } from '../../session/session-context.ts';
import classes from './finding-view.module.css';
import { LateRecordings } from './late-recordings.tsx';
import { mayExplain } from './may-respond.ts';
import { SegmentTable } from './segment-table.tsx';
import { ShiftFootage } from './shift-footage.tsx';
import { ShiftHoldingsTable } from './shift-holdings-table.tsx';
import { ShiftLanes } from './shift-lanes.tsx';

interface Props {
  finding: FindingDetailResponse;
  coverage: Answered<ShiftCoverageDetail>;
  /** What stands in the right column of every finding. */
  children: ReactNode;
}

/** The shift with all that is known of it, as it is now. */
export function FindingOfShift({ finding, coverage, children }: Props) {
  const shift = coverage.answer;
  const session = useSession();
  return (
    <>
      <ProblemNotice problem={coverage.problem} onRetry={coverage.retry} />
      {shift ? <ShiftLanes shift={shift} /> : null}
      <div className={classes.columns}>
        <div className={classes.column}>
          {finding.kind === 'late_import' ? <LateRecordings finding={finding} shift={shift} /> : null}
          {shift ? <ShiftFootage shift={shift} /> : null}
          {shift ? <ShiftHoldingsTable shift={shift} /> : null}
        </div>
        <div className={classes.column}>
          {shift ? <SegmentTable shift={shift} mayExplain={mayExplain(session, [finding.badgeNo])} /> : null}
          {children}
        </div>
      </div>
    </>
  );
}
