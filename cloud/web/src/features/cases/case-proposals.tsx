import { CheckCircleOutlined, CloseCircleOutlined, HourglassOutlined } from '@ant-design/icons';
import type { CaseDetail, CaseProposal } from '@rollcall/shared/resources/cases';
import { caseGroundNames, caseLineNames, caseProposalStateNames, caseWords } from '@rollcall/shared/words/cases';
import { Link } from 'react-router';
import { formatDayTime } from '../../format/format-time.ts';
import { useLanguage } from '../../language/language-context.ts';
import { useWords } from '../../language/use-words.ts';
import { PlainTable } from '../../parts/plain-table.tsx';
import { paths } from '../../paths.ts';
import { useCan } from '../../session/use-can.ts';
import type { Look } from '../../state/look.ts';
import { StateTag } from '../../state/state-tag.tsx';
import { DecideButtons } from './proposal-buttons.tsx';

const looks: Record<CaseProposal['state'], Look> = {
  waits: { color: 'waiting', icon: <HourglassOutlined />, label: caseProposalStateNames.waits },
  accepted: { color: 'good', icon: <CheckCircleOutlined />, label: caseProposalStateNames.accepted },
  rejected: { color: 'quiet', icon: <CloseCircleOutlined />, label: caseProposalStateNames.rejected },
};

/** What was proposed to be looked into, and what became of it. */
export function CaseProposals({ proposals }: Pick<CaseDetail, 'proposals'>) {
  const texts = useWords(caseWords);
  const { language } = useLanguage();
  const seesReviews = useCan()('reviews.read');
  return (
    <PlainTable
      name={texts.proposed}
      rows={proposals}
      rowKey={({ caseProposalId }) => caseProposalId}
      columns={[
        { title: texts.about, cell: ({ line }) => caseLineNames[line][language] },
        {
          title: texts.reason,
          cell: ({ reason, proposedBy, proposedAt }) =>
            `${reason} · ${proposedBy} · ${formatDayTime(proposedAt, language)}`,
        },
        {
          title: texts.state,
          cell: (proposal) => (
            <>
              <StateTag look={looks[proposal.state]} />{' '}
              {[
                proposal.ground === null ? null : caseGroundNames[proposal.ground][language],
                proposal.decisionReason,
                proposal.decidedBy,
              ]
                .filter((part) => part !== null)
                .join(' · ')}
              {proposal.reviewId !== null && seesReviews ? (
                <>
                  {' '}
                  <Link to={paths.review(proposal.reviewId)}>{texts.review}</Link>
                </>
              ) : null}
              {proposal.state === 'waits' ? <DecideButtons proposal={proposal} /> : null}
            </>
          ),
        },
      ]}
    />
  );
}
