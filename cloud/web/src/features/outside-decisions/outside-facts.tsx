import type { OutsideDecisionDetail, OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { violationClassNames } from '@rollcall/shared/words/findings';
import { groundWords } from '@rollcall/shared/words/grounds';
import { outsideDecisionWords, outsideOutcomeNames } from '@rollcall/shared/words/outside-decisions';
import { signature } from '@rollcall/shared/words/signature';
import { Link } from 'react-router';
import { FileLink } from '../../downloads/file-link.tsx';
import { formatPerson } from '../../format/format-person.ts';
import { formatFull } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { FactList } from '../../parts/fact-list.tsx';
import { paths } from '../../paths.ts';
import { outsideLooks } from '../../state/outside-looks.tsx';
import { StateTag } from '../../state/state-tag.tsx';

/** What the paper says, who entered it, and what became of it. */
export function OutsideFacts({ decision }: { decision: OutsideDecisionDetail }) {
  const { language } = useLanguage();
  const texts = useWords(outsideDecisionWords);
  const grounds = useWords(groundWords);
  const { outsideDecisionId, badgeNo, officerName, unitName, scan, closedBy, closedAt, rejectionReason } = decision;
  const facts = [
    { name: texts.state, value: <StateTag look={outsideLooks[decision.state]} /> },
    {
      name: texts.request,
      value: <Link to={requestPath(decision)}>{texts.kinds[decision.kind]}</Link>,
    },
    { name: texts.unit, value: unitName },
    { name: texts.officer, value: badgeNo === null ? null : formatPerson({ badgeNo, name: officerName ?? '' }) },
    {
      name: texts.outcome,
      value: [
        outsideOutcomeNames[decision.outcome][language],
        ...(decision.violationClass === null ? [] : [violationClassNames[decision.violationClass][language]]),
        ...decision.badgeNos,
      ].join(' · '),
    },
    { name: texts.documentNo, value: decision.documentNo },
    { name: texts.decidedBy, value: decision.decidedBy },
    { name: texts.decidedOn, value: decision.decidedOn },
    { name: texts.reason, value: decision.reason },
    { name: grounds.officerGround, value: decision.officerGround && grounds.names[decision.officerGround] },
    { name: grounds.leaderGround, value: decision.leaderGround && grounds.names[decision.leaderGround] },
    { name: grounds.leaderReason, value: decision.leaderReason },
    {
      name: texts.scan,
      value: scan ? <FileLink href={`/api/v1/outside-decisions/${outsideDecisionId}/scan`} file={scan} /> : null,
    },
    {
      name: texts.enteredBy,
      value: `${signature(decision.enteredBy, decision.onBehalfOf, language)} · ${formatFull(decision.enteredAt)}`,
    },
    { name: texts.closedBy, value: closedBy && closedAt ? `${closedBy} · ${formatFull(closedAt)}` : null },
    { name: texts.rejected, value: rejectionReason },
  ];
  return <FactList facts={facts.filter(({ value }) => value !== null)} />;
}

const requestPaths: Record<OutsideKind, (requestId: string) => string> = {
  appeal: () => paths.findings(),
  exemption: (entry) => paths.exemptions({ entry }),
  roster_proposal: (entry) => paths.rosterProposals({ view: 'all', entry }),
  activity_edit: (edit) => paths.activities({ edit }),
  leadership_edit: () => paths.leaderships(),
  custody_dispute: () => paths.devices('disputes'),
  access_request: (entry) => paths.access({ view: 'requests', entry }),
  recusal_end: () => paths.admin({ view: 'conflicts' }),
  retention_change: () => paths.retention({ view: 'periods' }),
  case_number: () => paths.activities(),
  case_evidence_release: () => paths.activities(),
  rules_start: () => paths.registry('parameters'),
  finding: (findingId) => paths.finding(findingId),
  liability_appeal: () => paths.findings(),
  finding_second: () => paths.findingDecisions(),
  accountability_appeal: () => paths.accountability({ state: 'decided' }),
};

function requestPath({ kind, requestId, findingId }: OutsideDecisionDetail): string {
  return findingId === null ? requestPaths[kind](requestId) : paths.finding(findingId);
}
