import { servedDeletionLists } from './access/deletion-lists/routes.ts';
import { servedErases } from './access/erases/routes.ts';
import { servedEvidenceExports } from './access/evidence-exports/routes.ts';
import { servedLegalHolds } from './access/legal-holds/routes.ts';
import { servedRetention } from './access/retention/routes.ts';
import { servedActivityEdits } from './activities/activity-edits/routes.ts';
import { holdEvidence } from './activities/case-evidence/hold-evidence.ts';
import { servedCaseEvidence } from './activities/case-evidence/routes.ts';
import { servedAccounts } from './auth/accounts/routes.ts';
import { servedDelegations } from './auth/delegations/routes.ts';
import { servedRecusals } from './auth/recusals/routes.ts';
import { type CookieOptions, sessionRoutes } from './auth/sessions/routes.ts';
import { servedBulletins } from './bulletins/routes.ts';
import { servedChecklists } from './checks/checklists/routes.ts';
import { servedDrawItems, servedDraws } from './checks/draws/routes.ts';
import { servedFieldInspections } from './checks/inspections/routes.ts';
import { servedDrawPlans } from './checks/plans/routes.ts';
import { servedReviews } from './checks/reviews/routes.ts';
import { servedVisits } from './checks/visits/routes.ts';
import { servedCustodyConflicts } from './custody/conflicts/routes.ts';
import { servedCustodies } from './custody/custodies/routes.ts';
import { servedCustodyDisputes } from './custody/disputes/routes.ts';
import { servedDocking } from './custody/docking/routes.ts';
import { servedKioskPins } from './custody/kiosk-pins/routes.ts';
import { servedCustodyObservations } from './custody/observations/routes.ts';
import { servedOutsideDecisions } from './decisions/outside/routes.ts';
import { servedPreShiftChecks } from './devices/pre-shift-checks/routes.ts';
import { servedRepairTickets } from './devices/repair-tickets/routes.ts';
import { servedSpareStock } from './devices/spare-stock/routes.ts';
import { servedStationSettings } from './devices/station-settings/routes.ts';
import { servedDutyTypes } from './duty/duty-types/routes.ts';
import { servedLeave } from './duty/leave/routes.ts';
import { serveParameters } from './duty/parameters/routes.ts';
import { servedRulesStarts } from './duty/rules-starts/routes.ts';
import { servedShiftCopies } from './duty/shift-copies/routes.ts';
import { servedShifts } from './duty/shifts/routes.ts';
import { servedRestores } from './evidence/restores/routes.ts';
import { servedRestrictions } from './evidence/restrictions/routes.ts';
import { servedTracks } from './evidence/tracks/routes.ts';
import { servedAccountabilityCases } from './findings/accountability/routes.ts';
import { servedCommonCauses } from './findings/causes/routes.ts';
import { servedConfirmedEntries } from './findings/entries/routes.ts';
import { servedFindingDecisions } from './findings/handling/routes.ts';
import { servedLeadershipEdits } from './findings/leadership-edits/routes.ts';
import { servedLeaderships } from './findings/leaderships/routes.ts';
import { servedRectifications } from './findings/rectifications/routes.ts';
import { servedSettlements } from './findings/settlements/routes.ts';
import { servedSpotOrders } from './findings/spot-orders/routes.ts';
import type { DownloadDefinition } from './http/download-definition.ts';
import type { Route } from './http/route.ts';
import type { ServedResource } from './http/served-resource.ts';
import type { ImportDefinition } from './imports/import-definition.ts';
import { otherImports } from './imports/other-imports.ts';
import { servedInbox } from './inbox/routes.ts';
import { servedQuarantinedEvents } from './ingest/quarantined-events/routes.ts';
import { servedMetrics } from './metrics/routes.ts';
import { servedOfficerFile } from './officers/officer-file/routes.ts';
import { servedOfficers } from './people/officers/routes.ts';
import { servedUnits } from './people/units/routes.ts';
import { servedCalendarDays } from './roster/calendar/routes.ts';
import { servedCampaigns } from './roster/campaigns/routes.ts';
import { servedShiftTemplates } from './roster/shift-templates/routes.ts';
import { otherDownloads } from './routes/downloads/download-definitions.ts';
import { servedScores } from './scores/month/routes.ts';
import { servedScoreRules } from './scores/rules/routes.ts';
import { servedTrainingCases } from './training/cases/routes.ts';
import { servedTrainingEffect } from './training/effect/routes.ts';
import { servedStudyPacks } from './training/packs/routes.ts';
import { servedReOffences } from './training/re-offences/routes.ts';
import { servedTrainingAttendance, servedTrainingSessions } from './training/sessions/routes.ts';
import { servedAccessRequests } from './views/access-requests/routes.ts';
import { servedCases } from './views/cases/routes.ts';
import { servedDutyWeeks } from './views/duty-weeks/routes.ts';
import { servedLeaderPage } from './views/leader-page/routes.ts';
import { servedRosterProposals } from './views/roster-proposals/routes.ts';
import { servedShiftCoverage } from './views/shift-coverage/routes.ts';

/** Every resource that stands in a folder of its own. Routes, exports and imports follow. */
const resources: readonly ServedResource<ImportDefinition>[] = [
  servedUnits,
  servedOfficers,
  servedDutyTypes,
  servedShifts,
  servedShiftCoverage,
  servedShiftCopies,
  servedRosterProposals,
  servedRulesStarts,
  servedCaseEvidence,
  servedActivityEdits,
  servedAccounts,
  servedDelegations,
  servedRecusals,
  servedBulletins,
  servedPreShiftChecks,
  servedCustodies,
  servedCustodyObservations,
  servedCustodyConflicts,
  servedCustodyDisputes,
  servedDocking,
  servedKioskPins,
  servedRepairTickets,
  servedSettlements,
  servedSpareStock,
  servedStationSettings,
  servedCampaigns,
  servedDrawPlans,
  servedDraws,
  servedDrawItems,
  servedChecklists,
  servedReviews,
  servedFieldInspections,
  servedVisits,
  servedCalendarDays,
  servedShiftTemplates,
  servedLeadershipEdits,
  servedLeaderships,
  servedFindingDecisions,
  servedRectifications,
  servedSpotOrders,
  servedAccessRequests,
  servedQuarantinedEvents,
  servedErases,
  servedEvidenceExports,
  servedLeave,
  servedLegalHolds,
  servedDeletionLists,
  servedRetention,
  servedRestrictions,
  servedRestores,
  servedTracks,
  servedCommonCauses,
  servedAccountabilityCases,
  servedConfirmedEntries,
  servedOutsideDecisions,
  servedOfficerFile,
  servedCases,
  serveParameters(async (tx, { before, after }, change) => {
    if (before.caseNoPattern !== after.caseNoPattern) await holdEvidence(tx, undefined, change);
  }),
  servedLeaderPage,
  servedDutyWeeks,
  servedMetrics,
  servedInbox,
  servedScores,
  servedScoreRules,
  servedTrainingCases,
  servedTrainingAttendance,
  servedTrainingSessions,
  servedStudyPacks,
  servedTrainingEffect,
  servedReOffences,
];

export function resourceRoutes(deps: Parameters<ServedResource['routes']>[0], cookies: CookieOptions): Route[] {
  const served = resources.flatMap(({ lists, routes }) => [...lists.map(({ route }) => route(deps)), ...routes(deps)]);
  return [...sessionRoutes(deps, cookies), ...served];
}

/** Every list that can be exported. */
export const downloadDefinitions: readonly DownloadDefinition[] = [
  ...Object.values(otherDownloads),
  ...resources.flatMap(({ lists, exports = [] }) => [...lists.map(({ files }) => files), ...exports]),
];

/** Everything that can be imported. */
export const importDefinitions: readonly ImportDefinition[] = [
  ...otherImports,
  ...resources.flatMap(({ imports }) => imports ?? []),
];
