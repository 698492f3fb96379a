import type { GuaranteesResponse } from '@rollcall/shared/http/guarantees';
import type { OpsResponse } from '@rollcall/shared/http/ops';
import { opsWords } from '@rollcall/shared/words/ops';
import { useAnswer } from '../../api/use-answer.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { BackupFacts } from './backup-facts.tsx';
import { Disks } from './disks.tsx';
import { Glance } from './glance.tsx';
import { Guarantees } from './guarantees.tsx';
import { HealthChecks } from './health-checks.tsx';
import { LostRecordings } from './lost-recordings.tsx';
import classes from './ops-page.module.css';
import { QuarantineGroups } from './quarantine-groups.tsx';
import { Refusals } from './refusals.tsx';
import { RestoreReport } from './restore-report.tsx';
import { SelfChecks } from './self-checks.tsx';
import { StorageTotals } from './storage-totals.tsx';
import { WalkFacts } from './walk-facts.tsx';

/** What got lost, what is unhealthy, what is behind, what will fill up, and which guarantees are missing. */
export function OpsPage() {
  const texts = useWords(opsWords);
  usePageTitle(texts.title);
  const ops = useAnswer<OpsResponse>('ops', {}, { refreshMs: 15_000 });
  const guarantees = useAnswer<GuaranteesResponse>('guarantees', {}, { refreshMs: 60_000 });
  return (
    <>
      <h1>{texts.title}</h1>
      <RestoreReport />
      <ProblemNotice problem={ops.problem} onRetry={ops.retry} />
      {ops.answer ? (
        <div className={classes.page}>
          <div className={classes.wide}>
            <Glance ops={ops.answer} />
          </div>
          <div className={classes.column}>
            {ops.answer.lost.total > 0 ? (
              <div id="lost">
                <LostRecordings lost={ops.answer.lost} />
              </div>
            ) : null}
            {ops.answer.quarantine.length > 0 ? <QuarantineGroups groups={ops.answer.quarantine} /> : null}
            <SelfChecks days={ops.answer.selfChecks} />
            <div id="health">
              <HealthChecks checks={ops.answer.checks} />
            </div>
          </div>
          <div className={classes.column}>
            <Disks disks={ops.answer.disks} />
            <BackupFacts backup={ops.answer.backup} />
            <StorageTotals ops={ops.answer} />
            <WalkFacts ops={ops.answer} />
            <Refusals refusals={ops.answer.refusals} />
          </div>
          {ops.answer.lost.total === 0 ? (
            <div className={classes.wide}>
              <LostRecordings lost={ops.answer.lost} />
            </div>
          ) : null}
          {ops.answer.quarantine.length === 0 ? (
            <div className={classes.wide}>
              <QuarantineGroups groups={[]} />
            </div>
          ) : null}
        </div>
      ) : (
        <SkeletonRows columns={3} rows={8} />
      )}
      <ProblemNotice problem={guarantees.problem} onRetry={guarantees.retry} />
      <div id="guarantees">{guarantees.answer ? <Guarantees answer={guarantees.answer} /> : null}</div>
    </>
  );
}
