import type { CaseDetail, CaseEntry } from '@rollcall/shared/resources/accountability-cases';
import { accountabilityCaseWords, caseNo } from '@rollcall/shared/words/accountability-cases';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/use-read.ts';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { SlipSheet } from '../slips/slip-sheet.tsx';

/** The decision about an officer in a case, to be handed over on paper. */
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
  const { outcome, points, paper, reason, decidedBy, decidedAt } = entry;
  const person = formatPerson({ badgeNo: entry.badgeNo, name: entry.officerName });
  return (
    <SlipSheet
      title={texts.slipTitle}
      no={no}
      back={{ to: paths.accountabilityCase(shown.caseId), text: texts.caseTitle(no) }}
      facts={[
        { name: texts.slipTo, value: `${person} · ${entry.unitName} · ${texts.roles[entry.role]}` },
        { name: texts.reason, value: shown.reason },
        { name: texts.statements, value: entry.heard === null ? texts.nothingSaid : texts.hearings[entry.heard] },
        { name: texts.slipBody, value: points === null ? outcome && texts.outcomes[outcome] : texts.pointsOff(points) },
        { name: texts.decisionReason, value: reason },
        {
          name: texts.decidedBy,
          value: paper
            ? texts.onPaper(paper.office, paper.documentNo, paper.documentOn)
            : `${decidedBy ?? ''} · ${decidedAt ? formatFull(decidedAt) : ''}`,
        },
      ]}
      appealable={paper === null && outcome !== 'none'}
    />
  );
}
