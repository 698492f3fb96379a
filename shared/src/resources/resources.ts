import { accessRequests } from './access-requests.ts';
import { accountabilityCases } from './accountability-cases.ts';
import { accounts } from './accounts.ts';
import { activityEdits } from './activity-edits.ts';
import { bulletins } from './bulletins.ts';
import { calendarDays } from './calendar-days.ts';
import { campaigns } from './campaigns.ts';
import { caseEvidence } from './case-evidence.ts';
import { cases } from './cases.ts';
import { checklists } from './checklists.ts';
import { commonCauses } from './common-causes.ts';
import { confirmedCounts, confirmedEntries } from './confirmed-entries.ts';
import { custodies } from './custodies.ts';
import { custodyConflicts } from './custody-conflicts.ts';
import { custodyDisputes } from './custody-disputes.ts';
import { custodyObservations } from './custody-observations.ts';
import { delegations } from './delegations.ts';
import { deletionLists } from './deletion-lists.ts';
import { docking } from './docking.ts';
import { drawPlans } from './draw-plans.ts';
import { drawItems, draws } from './draws.ts';
import { dutyTypes } from './duty-types.ts';
import { dutyWeeks } from './duty-weeks.ts';
import type { CallsOf } from './endpoint.ts';
import { erases } from './erases.ts';
import { evidenceExports } from './evidence-exports.ts';
import { fieldInspections } from './field-inspections.ts';
import { findingDecisions } from './finding-decisions.ts';
import { inbox } from './inbox.ts';
import { kioskPins } from './kiosk-pins.ts';
import { leaderPage } from './leader-page.ts';
import { leadershipEdits } from './leadership-edits.ts';
import { leaderships } from './leaderships.ts';
import { leave } from './leave.ts';
import { legalHolds } from './legal-holds.ts';
import { metrics } from './metrics.ts';
import { officerFile } from './officer-file.ts';
import { officers } from './officers.ts';
import { outsideDecisions } from './outside-decisions.ts';
import { parameters } from './parameters.ts';
import { preShiftChecks } from './pre-shift-checks.ts';
import { quarantinedEvents } from './quarantined-events.ts';
import { reOffences } from './re-offences.ts';
import { recordingRestrictions } from './recording-restrictions.ts';
import { rectifications } from './rectifications.ts';
import { recusals } from './recusals.ts';
import { repairTickets } from './repair-tickets.ts';
import type { Resource } from './resource.ts';
import { restoredRecordings, restores } from './restores.ts';
import { retention } from './retention.ts';
import { reviews } from './reviews.ts';
import { rosterProposals } from './roster-proposals.ts';
import { rulesStarts } from './rules-starts.ts';
import { scoreRuleSets } from './score-rules.ts';
import { scores } from './scores.ts';
import { sessions } from './sessions.ts';
import { settlements } from './settlements.ts';
import { shiftCopies } from './shift-copies.ts';
import { shiftTemplates } from './shift-templates.ts';
import { shifts } from './shifts.ts';
import { spareStock } from './spare-stock.ts';
import { spotOrders } from './spot-orders.ts';
import { stationSettings } from './station-settings.ts';
import { studyPacks } from './study-packs.ts';
import { tracks } from './tracks.ts';
import { trainingCases } from './training-cases.ts';
import { trainingAttendance, trainingSessions } from './training-sessions.ts';
import { units } from './units.ts';
import { visits } from './visits.ts';

/** Every resource of the new shape; the others still stand in `shared/src/http`. */
export const resources = {
  accessRequests,
  accountabilityCases,
  accounts,
  activityEdits,
  bulletins,
  calendarDays,
  campaigns,
  cases,
  caseEvidence,
  checklists,
  commonCauses,
  confirmedCounts,
  confirmedEntries,
  custodies,
  custodyConflicts,
  custodyDisputes,
  custodyObservations,
  delegations,
  deletionLists,
  docking,
  drawPlans,
  drawItems,
  draws,
  dutyTypes,
  dutyWeeks,
  erases,
  evidenceExports,
  fieldInspections,
  findingDecisions,
  inbox,
  kioskPins,
  leaderPage,
  leadershipEdits,
  leaderships,
  leave,
  legalHolds,
  metrics,
  officerFile,
  officers,
  outsideDecisions,
  parameters,
  recordingRestrictions,
  rectifications,
  spotOrders,
  recusals,
  repairTickets,
  restoredRecordings,
  restores,
  retention,
  reviews,
  rosterProposals,
  rulesStarts,
  scoreRuleSets,
  scores,
  settlements,
  shiftCopies,
  shifts,
  sessions,
  shiftTemplates,
  preShiftChecks,
  quarantinedEvents,
  reOffences,
  spareStock,
  stationSettings,
  studyPacks,
  tracks,
  trainingAttendance,
  trainingCases,
  trainingSessions,
  units,
  visits,
};

const all: readonly Resource[] = Object.values(resources);

type Resources = (typeof resources)[keyof typeof resources];
type ListOf<R> = R extends { list: infer List extends NonNullable<Resource['list']> } ? List : never;
type EndpointOf<R> = R extends Resource ? ListOf<R>['endpoint'] | R['endpoints'][keyof R['endpoints']] : never;

/** What the page calls, by name: `Api['PATCH campaigns/:campaignId']['answer']`. */
export type Api = CallsOf<EndpointOf<Resources>>;

/** The facts and subjects of these resources: part of `FactType` and `FactSubject`. */
export type ResourceFactType = Resources['factTypes'][number];
export type ResourceSubject = Extract<Resources, { subject: string }>['subject'];

/** The lists of these resources, by their names among the exports. */
export type ListKey = ListOf<Resources>['key'];
export const listKeys = all.flatMap(({ list }) => list?.key ?? []) as readonly string[] as readonly ListKey[];

/** Those of them that are imported as well, under the same names. */
export type ImportKey = ListOf<Extract<Resources, { imports: true }>>['key'];
export const importKeys = all
  .filter(({ imports }) => imports === true)
  .flatMap(({ list }) => list?.key ?? []) as readonly string[] as readonly ImportKey[];
