import type { OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { accessRequestRequests } from './requests/access-request.ts';
import { accountabilityAppealRequests } from './requests/accountability-appeal.ts';
import { appealRequests } from './requests/appeal.ts';
import { custodyDisputeRequests } from './requests/custody-dispute.ts';
import { exemptionRequests } from './requests/exemption.ts';
import { findingRequests } from './requests/finding.ts';
import { findingSecondRequests } from './requests/finding-second.ts';
import { liabilityAppealRequests } from './requests/liability-appeal.ts';
import { recusalEndRequests } from './requests/recusal-end.ts';
import { retentionChangeRequests } from './requests/retention-change.ts';
import { rosterProposalRequests } from './requests/roster-proposal.ts';
import type { RequestKind } from './waiting-request.ts';

/**
 * Everything that can be decided outside where nobody here may decide it. What can't be undone stays out: deletion lists and
 * files let go from a card (docs/roles.md says why).
 */
export const waitingRequests: Record<OutsideKind, RequestKind> = {
  appeal: appealRequests,
  exemption: exemptionRequests,
  roster_proposal: rosterProposalRequests,
  custody_dispute: custodyDisputeRequests,
  access_request: accessRequestRequests,
  recusal_end: recusalEndRequests,
  retention_change: retentionChangeRequests,
  accountability_appeal: accountabilityAppealRequests,
  finding: findingRequests,
  finding_second: findingSecondRequests,
  liability_appeal: liabilityAppealRequests,
};
