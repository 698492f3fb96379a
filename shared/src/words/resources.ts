import type { ListKey, ResourceFactType, ResourceSubject } from '../resources/resources.ts';
import { shownOfAccessRequests } from './access-requests.ts';
import { shownOfAccountabilityCases } from './accountability-cases.ts';
import { shownOfAccounts } from './accounts.ts';
import { shownOfActivityEdits } from './activity-edits.ts';
import { shownOfBulletins } from './bulletins.ts';
import { shownOfCalendarDays } from './calendar-days.ts';
import { shownOfCampaigns } from './campaigns.ts';
import { shownOfCaseEvidence } from './case-evidence.ts';
import { shownOfCases } from './cases.ts';
import { shownOfChecklists } from './checklists.ts';
import { shownOfCommonCauses } from './common-causes.ts';
import { shownOfConfirmedCounts, shownOfConfirmedEntries } from './confirmed-entries.ts';
import { shownOfCustodies } from './custodies.ts';
import { shownOfCustodyConflicts } from './custody-conflicts.ts';
import { shownOfCustodyDisputes } from './custody-disputes.ts';
import { shownOfCustodyObservations } from './custody-observations.ts';
import type { Word } from './define-words.ts';
import { shownOfDelegations } from './delegations.ts';
import { shownOfDeletionLists } from './deletion-lists.ts';
import { shownOfDocking } from './docking.ts';
import { shownOfDrawPlans } from './draw-plans.ts';
import { shownOfDrawItems, shownOfDraws } from './draws.ts';
import { shownOfDutyTypes } from './duty-types.ts';
import { shownOfErases } from './erases.ts';
import { shownOfEvidenceExports } from './evidence-exports.ts';
import { shownOfFieldInspections } from './field-inspections.ts';
import { shownOfFindingDecisions } from './finding-decisions.ts';
import { shownOfInbox } from './inbox.ts';
import { shownOfKioskPins } from './kiosk-pins.ts';
import { shownOfLeadershipEdits } from './leadership-edits.ts';
import { shownOfLeaderships } from './leaderships.ts';
import { shownOfLeave } from './leave.ts';
import { shownOfLegalHolds } from './legal-holds.ts';
import { shownOfMetrics } from './metrics.ts';
import { shownOfOfficers } from './officers.ts';
import { shownOfOutsideDecisions } from './outside-decisions.ts';
import { shownOfParameters } from './parameters.ts';
import { shownOfPreShiftChecks } from './pre-shift-checks.ts';
import { shownOfQuarantinedEvents } from './quarantined-events.ts';
import { shownOfReOffences } from './re-offences.ts';
import { shownOfRestrictions } from './recording-restrictions.ts';
import { shownOfRectifications } from './rectifications.ts';
import { shownOfRecusals } from './recusals.ts';
import { shownOfRepairTickets } from './repair-tickets.ts';
import { shownOfRestoredRecordings, shownOfRestores } from './restores.ts';
import { shownOfRetention } from './retention.ts';
import { shownOfReviews } from './reviews.ts';
import { shownOfRosterProposals } from './roster-proposals.ts';
import { shownOfRulesStarts } from './rules-starts.ts';
import { shownOfScoreRules } from './score-rules.ts';
import { shownOfScores } from './scores.ts';
import { shownOfSessions } from './sessions.ts';
import { shownOfSettlements } from './settlements.ts';
import { shownOfShiftTemplates } from './shift-templates.ts';
import { shownOfShifts } from './shifts.ts';
import { shownOfSpareStock } from './spare-stock.ts';
import { shownOfSpotOrders } from './spot-orders.ts';
import { shownOfStationSettings } from './station-settings.ts';
import { shownOfStudyPacks } from './study-packs.ts';
import { shownOfTrainingCases } from './training-cases.ts';
import { shownOfTrainingAttendance, shownOfTrainingSessions } from './training-sessions.ts';
import { shownOfUnits } from './units.ts';
import { shownOfVisits } from './visits.ts';

/** What a resource brings to words that all share. */
interface ShownOfResource {
  /** What its list is called. */
  title: Word;
  /** What a fact is about, by its kind. */
  subjects: Record<string, Word>;
  /** What happened, by the type of the fact. */
  facts: Record<string, Word>;
  /** What a fact tells, by name. */
  details: Record<string, Word>;
  /** What a fact tells that stands for a word. */
  values: Record<string, Word>;
  problems: Record<string, { title: Word; nextStep: Word }>;
}

/** Of each resource of `shared/src/resources/resources.ts` that has a list, facts or problems. */
const all = {
  'access-requests': shownOfAccessRequests,
  'accountability-cases': shownOfAccountabilityCases,
  accounts: shownOfAccounts,
  'activity-edits': shownOfActivityEdits,
  bulletins: shownOfBulletins,
  'calendar-days': shownOfCalendarDays,
  campaigns: shownOfCampaigns,
  cases: shownOfCases,
  'case-evidence': shownOfCaseEvidence,
  checklists: shownOfChecklists,
  'common-causes': shownOfCommonCauses,
  'confirmed-counts': shownOfConfirmedCounts,
  'confirmed-entries': shownOfConfirmedEntries,
  custodies: shownOfCustodies,
  'custody-conflicts': shownOfCustodyConflicts,
  'custody-disputes': shownOfCustodyDisputes,
  'custody-observations': shownOfCustodyObservations,
  delegations: shownOfDelegations,
  'deletion-lists': shownOfDeletionLists,
  'not-docked': shownOfDocking,
  'draw-plans': shownOfDrawPlans,
  'draw-items': shownOfDrawItems,
  draws: shownOfDraws,
  'duty-types': shownOfDutyTypes,
  'erase-permits': shownOfErases,
  'evidence-exports': shownOfEvidenceExports,
  'field-inspections': shownOfFieldInspections,
  'finding-decisions': shownOfFindingDecisions,
  inbox: shownOfInbox,
  'kiosk-pins': shownOfKioskPins,
  'leadership-edits': shownOfLeadershipEdits,
  leaderships: shownOfLeaderships,
  leave: shownOfLeave,
  'legal-holds': shownOfLegalHolds,
  'metric-rows': shownOfMetrics,
  officers: shownOfOfficers,
  'outside-decisions': shownOfOutsideDecisions,
  parameters: shownOfParameters,
  'pre-shift-checks': shownOfPreShiftChecks,
  'quarantined-events': shownOfQuarantinedEvents,
  're-offences': shownOfReOffences,
  'recording-restrictions': shownOfRestrictions,
  rectifications: shownOfRectifications,
  'spot-orders': shownOfSpotOrders,
  recusals: shownOfRecusals,
  'repair-tickets': shownOfRepairTickets,
  'restored-recordings': shownOfRestoredRecordings,
  restores: shownOfRestores,
  retention: shownOfRetention,
  reviews: shownOfReviews,
  'roster-proposals': shownOfRosterProposals,
  'rules-starts': shownOfRulesStarts,
  'score-rules': shownOfScoreRules,
  scores: shownOfScores,
  sessions: shownOfSessions,
  'shift-templates': shownOfShiftTemplates,
  shifts: shownOfShifts,
  settlements: shownOfSettlements,
  'spare-stock': shownOfSpareStock,
  'station-settings': shownOfStationSettings,
  'study-packs': shownOfStudyPacks,
  'training-attendance': shownOfTrainingAttendance,
  'training-cases': shownOfTrainingCases,
  'training-sessions': shownOfTrainingSessions,
  units: shownOfUnits,
  'visit-posts': shownOfVisits,
} satisfies Record<
  | ListKey
  | 'activity-edits'
  | 'kiosk-pins'
  | 'leadership-edits'
  | 'parameters'
  | 'retention'
  | 'rules-starts'
  | 'sessions'
  | 'settlements',
  ShownOfResource
>;

type All = (typeof all)[keyof typeof all];
type Both<Each> = (Each extends unknown ? (each: Each) => void : never) extends (both: infer Whole) => void
  ? Whole
  : never;

/** A test finds a name that means two things. */
function together<Part extends 'subjects' | 'facts' | 'details' | 'values' | 'problems'>(part: Part): Both<All[Part]> {
  return Object.assign({}, ...Object.values(all).map((shown) => shown[part]));
}

export const resourceTitles = Object.fromEntries(Object.entries(all).map(([key, { title }]) => [key, title])) as Record<
  ListKey,
  Word
>;
export const resourceSubjects: Record<ResourceSubject, Word> = together('subjects');
export const resourceFacts: Record<ResourceFactType, Word> = together('facts');
export const resourceDetails = together('details');
export const resourceValues = together('values');
export const resourceProblems = together('problems');
