import type { CaseDetail, CaseEntry } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords, caseNo } from '@rollcall/shared/words/accountability-cases';
import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { usePageTitle } from '../../navigation/use-page-title.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import classes from './slip-page.module.css';

/** What is handed over to an officer: the decision about him, on a sheet of A4 with lines to sign. */
export function SlipPage() {
  const { caseId = '', entryId = '' } = useParams();
  const { answer, problem, retry } = useRead('GET accountability-cases/:caseId', { params: { caseId } });
  const entry = answer?.entries.find((one) => one.entryId === entryId);
  if (answer && entry?.outcome) return <Slip shown={answer} entry={entry} />;
  if (answer) return <Link to={paths.accountabilityCase(caseId)}>{caseNo(answer)}</Link>;
  return problem ? (
    <ProblemNotice wholePage problem={problem} onRetry={retry} />
  ) : (
    <SkeletonRows columns={2} rows={8} />
  );
}

function Slip({ shown, entry }: { shown: CaseDetail; entry: CaseEntry }) {
  const texts = useWords(accountabilityCaseWords);
  const no = caseNo(shown);
  usePageTitle(`${texts.slipTitle} ${no}`);
  const { outcome, points, paper, reason, decidedBy, decidedAt } = entry;
  const heard = entry.heard === null ? texts.nothingSaid : texts.hearings[entry.heard];
  return (
    <>
      <div className={classes.bar}>
        <Link to={paths.accountabilityCase(shown.caseId)}>{texts.caseTitle(no)}</Link>
        <Button type="primary" onClick={() => window.print()}>
          {texts.printNow}
        </Button>
      </div>
      <article className={classes.sheet}>
        <h1>{texts.slipTitle}</h1>
        <p className={classes.no}>{no}</p>
        <dl className={classes.facts}>
          <dt>{texts.slipTo}</dt>
          <dd>
            {formatPerson({ badgeNo: entry.badgeNo, name: entry.officerName })} · {entry.unitName} ·{' '}
            {texts.roles[entry.role]}
          </dd>
          <dt>{texts.reason}</dt>
          <dd>{shown.reason}</dd>
          <dt>{texts.statements}</dt>
          <dd>{heard}</dd>
          <dt>{texts.slipBody}</dt>
          <dd>{points === null ? outcome && texts.outcomes[outcome] : texts.pointsOff(points)}</dd>
          <dt>{texts.decisionReason}</dt>
          <dd>{reason}</dd>
          <dt>{texts.decidedBy}</dt>
          <dd>
            {paper
              ? texts.onPaper(paper.office, paper.documentNo, paper.documentOn)
              : `${decidedBy ?? ''} · ${decidedAt ? formatFull(decidedAt) : ''}`}
          </dd>
        </dl>
        {paper || outcome === 'none' ? null : <p>{texts.slipAppeal}</p>}
        <h2>{texts.slipReceived}</h2>
        <SignHere name={texts.slipSigned} day={texts.slipDay} />
        <SignHere name={texts.slipServer} day={texts.slipDay} />
        <SignHere name={texts.slipWitness(1)} day={texts.slipDay} />
        <SignHere name={texts.slipWitness(2)} day={texts.slipDay} />
      </article>
    </>
  );
}

function SignHere({ name, day }: { name: string; day: string }) {
  return (
    <p className={classes.sign}>
      <span>{name}</span>
      <span className={classes.line} />
      <span>{day}</span>
      <span className={classes.line} />
    </p>
  );
}
