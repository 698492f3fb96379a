import type { OutsideKind } from '@rollcall/shared/resources/outside-decisions';
import { requestsOfAccess } from '../access/access-requests/access-request.ts';
import { retentionChanges } from '../access/retention/retention-change.ts';
import { activityEdits } from '../activities/activity-edits/activity-edit.ts';
import { caseNumberRequests } from '../activities/case-evidence/case-number.ts';
import { evidenceReleases } from '../activities/case-evidence/release.ts';
import { recusalEnds } from '../auth/recusals/save-recusal.ts';
import type { RequestKind } from '../auth/request.ts';
import { disputeRequests } from '../custody/disputes/dispute.ts';
import { rosterProposals } from '../duty/roster-proposals/request.ts';
import { rulesStartRequests } from '../duty/rules-starts/rules-start.ts';
import { explanations } from '../exemptions/request.ts';
import { caseAppeals } from '../findings/accountability/appeals.ts';
import { appeals } from '../findings/appeal-request.ts';
import { findingRequests } from '../findings/handling/finding-request.ts';
import { secondDecisions } from '../findings/handling/second-decision.ts';
import { leadershipEdits } from '../findings/leadership-edits/leadership-edit.ts';
import { liabilityAppeals } from '../findings/liability/request.ts';

/**
 * Everything that can be decided outside where nobody here may decide it. What can't be undone stays out: deletion lists and
 * files let go from a card (docs/roles.md says why).
 */
export const waitingRequests: Record<OutsideKind, RequestKind> = {
  appeal: appeals,
  exemption: explanations,
  roster_proposal: rosterProposals,
  custody_dispute: disputeRequests,
  access_request: requestsOfAccess,
  recusal_end: recusalEnds,
  retention_change: retentionChanges,
  accountability_appeal: caseAppeals,
  finding: findingRequests,
  finding_second: secondDecisions,
  liability_appeal: liabilityAppeals,
  rules_start: rulesStartRequests,
  case_number: caseNumberRequests,
  case_evidence_release: evidenceReleases,
  activity_edit: activityEdits,
  leadership_edit: leadershipEdits,
};
