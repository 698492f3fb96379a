import type { InboxEntry, InboxKind } from '@rollcall/shared/resources/inbox';
import { delegationsView, paths } from '../../paths.ts';

const toFinding = ({ findingId, id }: InboxEntry) => paths.finding(findingId ?? id);

const toCase = ({ id }: InboxEntry) => paths.accountabilityCase(id);

const toReview = ({ id }: InboxEntry) => paths.review(id);

const toBulletin = ({ id }: InboxEntry) => paths.bulletin(id);

const toSession = ({ id }: InboxEntry) => paths.trainingSession(id);

const toActivity = ({ about: { activityId } }: InboxEntry) =>
  activityId === undefined ? paths.activities() : paths.activity(activityId);

const links: Record<InboxKind, (entry: InboxEntry) => string> = {
  finding_answer: toFinding,
  squad_answer: toFinding,
  decision_notice: toFinding,
  leader_notice: toFinding,
  decision_slip: toFinding,
  case_slip: toCase,
  finding_decision: toFinding,
  finding_look_again: toFinding,
  second_decision: toFinding,
  spot_order: ({ id }) => paths.spotOrders({ entry: id }),
  spot_order_check: ({ id }) => paths.spotOrders({ entry: id }),
  rectification: ({ id }) => paths.rectifications({ entry: id }),
  rectification_check: ({ id }) => paths.rectifications({ entry: id }),
  review: toReview,
  review_verification: toReview,
  review_unassigned: toReview,
  bulletin_draft: toBulletin,
  bulletin_review: toBulletin,
  bulletin_receipt: toBulletin,
  training_session: toSession,
  training_confirmation: toSession,
  training_sign_off: toSession,
  stand_in: () => paths.admin({ view: delegationsView }),
  case_statement: toCase,
  case_notice: toCase,
  case_decision: toCase,
  case_appeal: toCase,
  case_reopening: toCase,
  appeal: toFinding,
  liability_appeal: toFinding,
  exemption: ({ id }) => paths.exemptions({ entry: id }),
  roster_proposal: ({ id }) => paths.rosterProposals({ entry: id }),
  activity_edit: ({ id }) => paths.activities({ edit: id }),
  leadership_edit: () => paths.leaderships(),
  custody_dispute: ({ badgeNo }) => paths.devices('disputes', badgeNo === null ? {} : { badgeNo }),
  access_request: ({ id }) => paths.access({ view: 'requests', entry: id }),
  retention_change: () => paths.retention({ view: 'periods' }),
  case_number: toActivity,
  case_evidence_release: toActivity,
  rules_start: () => paths.registry('parameters'),
  draw_skip: () => paths.draws(),
  case_proposal: () => paths.cases({ state: 'proposed' }),
  deletion_list: ({ id }) => paths.retention({ view: 'deletions', entry: id }),
  outside_decision: ({ id }) => paths.outsideDecisions({ entry: id }),
  repair_ticket: ({ id }) => paths.devices('faults', { entry: id }),
};

/** Where an entry is dealt with. */
export function linkOf(entry: InboxEntry): string {
  return links[entry.kind](entry);
}
