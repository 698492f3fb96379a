import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { DecisionRow } from '@rollcall/shared/resources/finding-decisions';
import type { ParametersAnswer } from '@rollcall/shared/resources/parameters';
import { entryNumberOf } from '@rollcall/shared/rules/entry-number';
import { findingDecisionWords } from '@rollcall/shared/words/finding-decisions';
import { findingRuleWords } from '@rollcall/shared/words/finding-rules';
import { findingListWords, rulesEditionNames, violationClassNames } from '@rollcall/shared/words/findings';
import { signature } from '@rollcall/shared/words/signature';
import { slipWords } from '@rollcall/shared/words/slips';
import { Link, useParams } from 'react-router';
import { useAnswer } from '../../api/use-answer.ts';
import { useRead } from '../../api/use-read.ts';
import { SlipSheet } from '../../features/slips/slip-sheet.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { paths } from '../../paths.ts';
import { ProblemNotice } from '../../problem/problem-notice.tsx';
import { findingKindLooks } from '../../state/finding-looks.tsx';
import { SkeletonRows } from '../../table/skeleton-rows.tsx';
import { describeFinding } from './describe-finding.ts';
import { ruleNumbers } from './rule-numbers.ts';

/** The decision about a finding, to be handed over on paper to one of those whom it is about. */
export function DecisionSlipPage() {
  const { findingId = '', decisionId = '', badgeNo = '' } = useParams();
  const { language } = useLanguage();
  const finding = useAnswer<FindingDetailResponse>(`findings/${findingId}`);
  const decisions = useRead('GET finding-decisions', { query: { findingId, limit: 200 } });
  const decision = decisions.answer?.rows.find((one) => one.decisionId === decisionId);
  const person = [...(decision?.people ?? []), ...(decision?.leaders ?? [])].find((one) => one.badgeNo === badgeNo);
  if (finding.answer && decision && person) {
    return <Slip finding={finding.answer} decision={decision} person={person} />;
  }
  const problem = finding.problem ?? decisions.problem;
  if (problem) return <ProblemNotice wholePage problem={problem} onRetry={finding.retry} />;
  if (finding.answer && decisions.answer) {
    return <Link to={paths.finding(findingId)}>{findingKindLooks[finding.answer.kind].label[language]}</Link>;
  }
  return <SkeletonRows columns={2} rows={8} />;
}

function Slip({
  finding,
  decision,
  person,
}: {
  finding: FindingDetailResponse;
  decision: DecisionRow;
  person: { badgeNo: string; name: string };
}) {
  const { language } = useLanguage();
  const texts = useWords(findingDecisionWords);
  const paper = useWords(slipWords);
  const list = useWords(findingListWords);
  const rules = useWords(findingRuleWords);
  const { answer } = useAnswer<ParametersAnswer>('parameters');
  const { step, violationClass, reason, decidedBy, onBehalfOf, decidedAt, people, leaf } = decision;
  const leads = !people.some(({ badgeNo }) => badgeNo === person.badgeNo);
  return (
    <SlipSheet
      title={texts.slipTitle}
      no={leaf === null ? texts.slipNoWaits : texts.slipNo(entryNumberOf(leaf))}
      back={{ to: paths.finding(finding.findingId), text: findingKindLooks[finding.kind].label[language] }}
      facts={[
        { name: texts.slipTo, value: `${formatPerson(person)}${leads ? ` · ${texts.asLeader}` : ''}` },
        { name: texts.slipFound, value: describeFinding(finding, {}, language) },
        { name: texts.slipRule, value: answer ? rules[finding.kind](ruleNumbers(answer.parameters, language)) : '' },
        { name: list.rules, value: rulesEditionNames[finding.rulesEdition][language] },
        {
          name: texts.step,
          value: [
            texts.steps[step],
            ...(violationClass === null ? [] : [violationClassNames[violationClass][language]]),
          ].join(' · '),
        },
        { name: texts.reason, value: reason },
        { name: paper.decidedBy, value: `${signature(decidedBy, onBehalfOf, language)} · ${formatFull(decidedAt)}` },
      ]}
      appealable={step === 'confirm' || step === 'excuse'}
    />
  );
}
