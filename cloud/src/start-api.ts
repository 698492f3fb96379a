import type { AddressInfo } from 'node:net';
import { createApp } from './app.ts';
import { authenticateMqtt } from './auth/authenticate-mqtt.ts';
import { sessionCookieName } from './auth/session-cookie.ts';
import type { Context } from './context.ts';
import { createLiveHub, type LiveHub } from './live/live-hub.ts';
import { createLiveListener } from './live/live-listener.ts';
import { createAccessRequest } from './routes/access-requests/create-access-request.ts';
import { decideAccessRequest } from './routes/access-requests/decide-access-request.ts';
import { listAccessRequests } from './routes/access-requests/list-access-requests.ts';
import { readAccessRequest } from './routes/access-requests/read-access-request.ts';
import { revokeAccessRequest } from './routes/access-requests/revoke-access-request.ts';
import { createAccount } from './routes/accounts/create-account.ts';
import { listAccounts } from './routes/accounts/list-accounts.ts';
import { resetPassword } from './routes/accounts/reset-password.ts';
import { updateAccount } from './routes/accounts/update-account.ts';
import { createActivities } from './routes/activities/create-activities.ts';
import { deleteActivity } from './routes/activities/delete-activity.ts';
import { listActivities } from './routes/activities/list-activities.ts';
import { readActivity } from './routes/activities/read-activity.ts';
import { updateActivity } from './routes/activities/update-activity.ts';
import { createActivitySource } from './routes/activity-sources/create-activity-source.ts';
import { deleteActivitySource } from './routes/activity-sources/delete-activity-source.ts';
import { listActivitySources } from './routes/activity-sources/list-activity-sources.ts';
import { decideFindingAppeal } from './routes/appeals/decide-finding-appeal.ts';
import { createCampaign } from './routes/campaigns/create-campaign.ts';
import { listCampaigns } from './routes/campaigns/list-campaigns.ts';
import { updateCampaign } from './routes/campaigns/update-campaign.ts';
import { readToday } from './routes/coverage/read-today.ts';
import { createCustody } from './routes/custodies/create-custody.ts';
import { deleteCustody } from './routes/custodies/delete-custody.ts';
import { listCustodies } from './routes/custodies/list-custodies.ts';
import { updateCustody } from './routes/custodies/update-custody.ts';
import { listCustodyConflicts } from './routes/custody-conflicts/list-custody-conflicts.ts';
import { createCustodyDispute } from './routes/custody-disputes/create-custody-dispute.ts';
import { decideCustodyDispute } from './routes/custody-disputes/decide-custody-dispute.ts';
import { listCustodyDisputes } from './routes/custody-disputes/list-custody-disputes.ts';
import { createCustodyObservation } from './routes/custody-observations/create-custody-observation.ts';
import { listCustodyObservations } from './routes/custody-observations/list-custody-observations.ts';
import { withdrawCustodyObservation } from './routes/custody-observations/withdraw-custody-observation.ts';
import { createDelegation } from './routes/delegations/create-delegation.ts';
import { deleteDelegation } from './routes/delegations/delete-delegation.ts';
import { listDelegates } from './routes/delegations/list-delegates.ts';
import { listDelegations } from './routes/delegations/list-delegations.ts';
import { decideDeletionList } from './routes/deletion-lists/decide-deletion-list.ts';
import { listDeletionLists } from './routes/deletion-lists/list-deletion-lists.ts';
import { readDeletionList } from './routes/deletion-lists/read-deletion-list.ts';
import { listOverdueDocking } from './routes/docking/list-overdue-docking.ts';
import { createDutyType } from './routes/duty-types/create-duty-type.ts';
import { listDutyTypes } from './routes/duty-types/list-duty-types.ts';
import { updateDutyType } from './routes/duty-types/update-duty-type.ts';
import { readDutyWeek } from './routes/duty-weeks/read-duty-week.ts';
import { agreeToEraseApproval } from './routes/erases/agree-to-erase-approval.ts';
import { createEraseApproval } from './routes/erases/create-erase-approval.ts';
import { listEraseCards } from './routes/erases/list-erase-cards.ts';
import { listErasePermits } from './routes/erases/list-erase-permits.ts';
import { createEvidenceExport } from './routes/evidence-exports/create-evidence-export.ts';
import { listEvidenceExports } from './routes/evidence-exports/list-evidence-exports.ts';
import { readEvidenceExportFile } from './routes/evidence-exports/read-evidence-export-file.ts';
import { createExemption } from './routes/exemptions/create-exemption.ts';
import { decideExemptionRequest } from './routes/exemptions/decide-exemption-request.ts';
import { listExemptions } from './routes/exemptions/list-exemptions.ts';
import { readAttachmentFile } from './routes/exemptions/read-attachment-file.ts';
import { readExemption } from './routes/exemptions/read-exemption.ts';
import { replaceAttachment } from './routes/exemptions/replace-attachment.ts';
import { withdrawExemptionRequest } from './routes/exemptions/withdraw-exemption-request.ts';
import { exportList } from './routes/exports/export-list.ts';
import { createAppeal } from './routes/findings/create-appeal.ts';
import { createFindingAnswer } from './routes/findings/create-finding-answer.ts';
import { listFindings } from './routes/findings/list-findings.ts';
import { readFinding } from './routes/findings/read-finding.ts';
import { countMissingGuarantees } from './routes/guarantees/count-missing-guarantees.ts';
import { listGuarantees } from './routes/guarantees/list-guarantees.ts';
import { overrideGuarantee } from './routes/guarantees/override-guarantee.ts';
import { withdrawOverride } from './routes/guarantees/withdraw-override.ts';
import type { HealthCheck } from './routes/health/health-check.ts';
import { readHealth } from './routes/health/read-health.ts';
import { createImport } from './routes/imports/create-import.ts';
import { readImportTemplate } from './routes/imports/read-import-template.ts';
import { createOfficerKioskPin } from './routes/kiosk-pins/create-officer-kiosk-pin.ts';
import { readKioskPin } from './routes/kiosk-pins/read-kiosk-pin.ts';
import { replaceKioskPin } from './routes/kiosk-pins/replace-kiosk-pin.ts';
import { createLeave } from './routes/leave/create-leave.ts';
import { deleteLeave } from './routes/leave/delete-leave.ts';
import { listLeave } from './routes/leave/list-leave.ts';
import { readLeave } from './routes/leave/read-leave.ts';
import { updateLeave } from './routes/leave/update-leave.ts';
import { createCosignature } from './routes/ledger/create-cosignature.ts';
import { listCheckpoints } from './routes/ledger/list-checkpoints.ts';
import { listPendingFacts } from './routes/ledger/list-pending-facts.ts';
import { listWitnesses } from './routes/ledger/list-witnesses.ts';
import { readCheckpointFile } from './routes/ledger/read-checkpoint-file.ts';
import { readCheckpointNote } from './routes/ledger/read-checkpoint-note.ts';
import { readFactProof } from './routes/ledger/read-fact-proof.ts';
import { readLedger } from './routes/ledger/read-ledger.ts';
import { createLegalHold } from './routes/legal-holds/create-legal-hold.ts';
import { liftLegalHold } from './routes/legal-holds/lift-legal-hold.ts';
import { listLegalHolds } from './routes/legal-holds/list-legal-holds.ts';
import { readLive } from './routes/live/read-live.ts';
import { authenticateConnection } from './routes/mqtt/authenticate-connection.ts';
import { createMustRecordVersion } from './routes/must-record/create-must-record-version.ts';
import { listMustRecordVersions } from './routes/must-record/list-must-record-versions.ts';
import { readMustRecordVersion } from './routes/must-record/read-must-record-version.ts';
import { readOfficerDay } from './routes/officer-days/read-officer-day.ts';
import { createOfficer } from './routes/officers/create-officer.ts';
import { listOfficers } from './routes/officers/list-officers.ts';
import { readOfficer } from './routes/officers/read-officer.ts';
import { updateOfficer } from './routes/officers/update-officer.ts';
import { readOps } from './routes/ops/read-ops.ts';
import { readParameters } from './routes/parameters/read-parameters.ts';
import { replaceParameters } from './routes/parameters/replace-parameters.ts';
import { listPermissions } from './routes/permissions/list-permissions.ts';
import { createClockObservation } from './routes/recorders/create-clock-observation.ts';
import { createRecorder } from './routes/recorders/create-recorder.ts';
import { listRecorderDays } from './routes/recorders/list-recorder-days.ts';
import { listRecorders } from './routes/recorders/list-recorders.ts';
import { readRecorder } from './routes/recorders/read-recorder.ts';
import { readRecorderClocks } from './routes/recorders/read-recorder-clocks.ts';
import { readRecorderLog } from './routes/recorders/read-recorder-log.ts';
import { updateRecorder } from './routes/recorders/update-recorder.ts';
import { listRecordings } from './routes/recordings/list-recordings.ts';
import { readRecording } from './routes/recordings/read-recording.ts';
import { readThumbnail } from './routes/recordings/read-thumbnail.ts';
import { replaceCategory } from './routes/recordings/replace-category.ts';
import { createRecusal } from './routes/recusals/create-recusal.ts';
import { deleteRecusal } from './routes/recusals/delete-recusal.ts';
import { listRecusals } from './routes/recusals/list-recusals.ts';
import { createRepairTicket } from './routes/repair-tickets/create-repair-ticket.ts';
import { listRepairTickets } from './routes/repair-tickets/list-repair-tickets.ts';
import { readRepairTicket } from './routes/repair-tickets/read-repair-ticket.ts';
import { updateRepairTicket } from './routes/repair-tickets/update-repair-ticket.ts';
import { createRetentionChange } from './routes/retention/create-retention-change.ts';
import { decideRetentionChange } from './routes/retention/decide-retention-change.ts';
import { dryRunPeriods } from './routes/retention/dry-run-periods.ts';
import { readRetentionPeriods } from './routes/retention/read-retention-periods.ts';
import { countRosterProposals } from './routes/roster-proposals/count-roster-proposals.ts';
import { decideRosterProposal } from './routes/roster-proposals/decide-roster-proposal.ts';
import { listRosterProposals } from './routes/roster-proposals/list-roster-proposals.ts';
import { readRosterProposal } from './routes/roster-proposals/read-roster-proposal.ts';
import { withdrawRosterProposal } from './routes/roster-proposals/withdraw-roster-proposal.ts';
import type { Route } from './routes/route.ts';
import { createSession } from './routes/sessions/create-session.ts';
import { deleteCurrentSession } from './routes/sessions/delete-current-session.ts';
import { readCurrentSession } from './routes/sessions/read-current-session.ts';
import { replaceActing } from './routes/sessions/replace-acting.ts';
import { replaceOwnPassword } from './routes/sessions/replace-own-password.ts';
import { createShift } from './routes/shifts/create-shift.ts';
import { createShiftSwap } from './routes/shifts/create-shift-swap.ts';
import { deleteShift } from './routes/shifts/delete-shift.ts';
import { listShifts } from './routes/shifts/list-shifts.ts';
import { readShift } from './routes/shifts/read-shift.ts';
import { readShiftCoverage } from './routes/shifts/read-shift-coverage.ts';
import { updateShift } from './routes/shifts/update-shift.ts';
import { listSightings } from './routes/sightings/list-sightings.ts';
import { createEnrolment } from './routes/station-enrolments/create-enrolment.ts';
import { confirmErasePermit } from './routes/station-erase-permits/confirm-erase-permit.ts';
import { listStationErasePermits } from './routes/station-erase-permits/list-station-erase-permits.ts';
import { readStationKeySet } from './routes/station-key-set/read-station-key-set.ts';
import { readKioskDirectory } from './routes/station-kiosk/read-kiosk-directory.ts';
import { createStationCosignature } from './routes/station-ledger/create-cosignature.ts';
import { readBatchInclusion } from './routes/station-ledger/read-batch-inclusion.ts';
import { readStationCheckpoint } from './routes/station-ledger/read-checkpoint.ts';
import { readConsistencyProof } from './routes/station-ledger/read-consistency-proof.ts';
import { createStore } from './routes/station-stores/create-store.ts';
import { createStationToken } from './routes/station-token/create-station-token.ts';
import { completeStationUpload } from './routes/station-uploads/complete-upload.ts';
import { createUpload } from './routes/station-uploads/create-upload.ts';
import { listWantedUploads } from './routes/station-uploads/list-wanted-uploads.ts';
import { listStations } from './routes/stations/list-stations.ts';
import { createUnit } from './routes/units/create-unit.ts';
import { listUnits } from './routes/units/list-units.ts';
import { updateUnit } from './routes/units/update-unit.ts';
import { createViewingSession } from './routes/viewing-sessions/create-viewing-session.ts';
import { readMedia } from './routes/viewing-sessions/read-media.ts';
import { createSheetReader } from './sheets/create-sheet-reader.ts';

export interface ApiHooks {
  /** What `GET /api/v1/health` tells of; may grow while the service starts. */
  checks: HealthCheck[];
  /** A recording waits to be read back. */
  onUploaded: () => void;
}

/** Serves HTTP with every route. */
export async function startApi(context: Context, hooks: ApiHooks): Promise<{ url: string; stop(): Promise<void> }> {
  const { db, now, hqKeys, log, config } = context;
  const { host, port, publicUrl, webFolder, trustedProxies } = config.http;
  const https = publicUrl?.startsWith('https:') ?? false;
  const sessionCookie = sessionCookieName({ https });
  const hub = createLiveHub();
  const listener = createLiveListener({
    databaseUrl: config.database.url,
    log: log.child({ part: 'live' }),
    onMessage: hub.publish,
    onSessionsEnded: hub.endSessions,
  });
  let url = publicUrl ?? '';
  const app = await createApp({
    db,
    now,
    hqKeys,
    log: log.child({ part: 'http' }),
    routes: [...routesOf(context, hooks, { sessionCookie, https, hub }), readLive({ db, now, hub, sessionCookie })],
    sessionCookie,
    https,
    origin: () => new URL(url).origin,
    webFolder,
    trustedProxies,
  });
  await app.listen({ host, port });
  url ||= `http://${host}:${(app.server.address() as AddressInfo).port}`;
  listener.start();
  hooks.checks.push({ name: 'live', lastProgressAt: () => null, problem: listener.problem });
  return {
    url,
    async stop() {
      await app.close();
      await listener.stop();
    },
  };
}

function routesOf(
  { db, now, hqKeys, store, config }: Context,
  { checks, onUploaded }: ApiHooks,
  { hub, ...cookie }: { sessionCookie: string; https: boolean; hub: LiveHub },
): Route[] {
  const { mqtt } = config;
  const { origin } = config.ledger;
  const authenticate = authenticateMqtt({ db, now, hqKeys, accounts: mqtt });
  const brokerPasswords = mqtt.stationAuth === 'password';
  return [
    readHealth({ checks, now }),
    readOps({ db, now, checks, hasCopies: config.s3Copy !== undefined }),
    listGuarantees({ db }),
    countMissingGuarantees({ db }),
    overrideGuarantee({ db, now }),
    withdrawOverride({ db }),
    createSession({ db, now, ...cookie }),
    readCurrentSession({ db, now }),
    replaceActing({ db, now, ...cookie }),
    replaceOwnPassword({ db, now, ...cookie }),
    listPermissions(),
    listAccounts({ db, now }),
    createAccount({ db, now }),
    updateAccount({ db, now }),
    resetPassword({ db, now }),
    listDelegations({ db, now }),
    listDelegates({ db }),
    createDelegation({ db, now }),
    deleteDelegation({ db, now }),
    listRecusals({ db }),
    createRecusal({ db, now }),
    deleteRecusal({ db, now }),
    deleteCurrentSession({ db, ...cookie }),
    listRecordings({ db }),
    readRecording({ db, now }),
    readThumbnail({ db, now, store }),
    listSightings({ db }),
    createViewingSession({ db, now }),
    readMedia({ db, now, store, hub }),
    listAccessRequests({ db, now }),
    readAccessRequest({ db, now }),
    createAccessRequest({ db, now }),
    decideAccessRequest({ db, now }),
    revokeAccessRequest({ db, now }),
    listEvidenceExports({ db }),
    createEvidenceExport({ db, now }),
    readEvidenceExportFile({ db, now, store }),
    listShifts({ db }),
    readShift({ db }),
    createShift({ db, now }),
    updateShift({ db, now }),
    deleteShift({ db, now }),
    createShiftSwap({ db, now }),
    listRosterProposals({ db }),
    countRosterProposals({ db }),
    readRosterProposal({ db }),
    decideRosterProposal({ db, now }),
    withdrawRosterProposal({ db, now }),
    listCampaigns({ db }),
    createCampaign({ db }),
    updateCampaign({ db }),
    listLeave({ db }),
    readLeave({ db }),
    createLeave({ db, now }),
    updateLeave({ db, now }),
    deleteLeave({ db, now }),
    createImport({ db, now, readSheet: createSheetReader() }),
    readImportTemplate({ db }),
    exportList({ db, now }),
    readShiftCoverage({ db, now }),
    readToday({ db, now }),
    readDutyWeek({ db, now }),
    listActivities({ db }),
    readActivity({ db, now }),
    createActivities({ db, now }),
    updateActivity({ db, now }),
    deleteActivity({ db, now }),
    listActivitySources({ db }),
    createActivitySource({ db, now }),
    deleteActivitySource({ db, now }),
    listMustRecordVersions({ db, now }),
    readMustRecordVersion({ db, now }),
    createMustRecordVersion({ db, now }),
    listFindings({ db }),
    readFinding({ db }),
    createFindingAnswer({ db, now }),
    createAppeal({ db, now }),
    decideFindingAppeal({ db, now }),
    listExemptions({ db }),
    readExemption({ db }),
    createExemption({ db, now }),
    replaceAttachment({ db, store }),
    readAttachmentFile({ db, store }),
    decideExemptionRequest({ db, now }),
    withdrawExemptionRequest({ db, now }),
    listStations({ db }),
    listUnits({ db, now }),
    createUnit({ db, now }),
    updateUnit({ db, now }),
    listOfficers({ db, now }),
    readOfficer({ db, now }),
    readOfficerDay({ db, now }),
    createOfficer({ db, now }),
    updateOfficer({ db, now }),
    listRecorders({ db, now }),
    readRecorder({ db, now }),
    listRecorderDays({ db, now }),
    readRecorderLog({ db, now }),
    readRecorderClocks({ db, now }),
    createClockObservation({ db, now }),
    createRecorder({ db, now }),
    updateRecorder({ db, now }),
    listCustodies({ db }),
    createCustody({ db, now }),
    updateCustody({ db, now }),
    deleteCustody({ db, now }),
    listCustodyObservations({ db }),
    createCustodyObservation({ db, now }),
    withdrawCustodyObservation({ db, now }),
    listCustodyConflicts({ db }),
    listCustodyDisputes({ db }),
    createCustodyDispute({ db, now }),
    decideCustodyDispute({ db, now }),
    listRepairTickets({ db }),
    readRepairTicket({ db }),
    createRepairTicket({ db, now }),
    updateRepairTicket({ db, now }),
    listOverdueDocking({ db, now }),
    readKioskPin({ db }),
    replaceKioskPin({ db, now }),
    createOfficerKioskPin({ db, now }),
    readKioskDirectory({ db, now }),
    listDutyTypes({ db }),
    createDutyType({ db, now }),
    updateDutyType({ db, now }),
    readLedger({ db, now, hqKeys, origin }),
    listCheckpoints({ db }),
    readCheckpointNote({ db }),
    readCheckpointFile({ db, hqKeys }),
    listWitnesses({ db, origin }),
    listPendingFacts({ db }),
    readFactProof({ db }),
    createCosignature({ db }),
    readParameters({ db }),
    replaceParameters({ db, now }),
    readRetentionPeriods({ db, now }),
    dryRunPeriods({ db, now }),
    createRetentionChange({ db, now }),
    decideRetentionChange({ db, now }),
    replaceCategory({ db, now }),
    listLegalHolds({ db, now }),
    createLegalHold({ db, now }),
    liftLegalHold({ db, now }),
    listDeletionLists({ db }),
    readDeletionList({ db }),
    decideDeletionList({ db, now }),
    createEnrolment({ db, now, hqKeys, brokerPasswords, mqttUrl: mqtt.stationUrl }),
    createStationToken({ db, now, hqKeys }),
    readStationKeySet({ hqKeys }),
    createStore({ db, now }),
    listStationErasePermits({ db, now }),
    confirmErasePermit({ db, now }),
    listEraseCards({ db }),
    listErasePermits({ db }),
    createEraseApproval({ db, now }),
    agreeToEraseApproval({ db, now }),
    readStationCheckpoint({ db, origin }),
    readConsistencyProof({ db }),
    createStationCosignature({ db, origin }),
    readBatchInclusion({ db }),
    createUpload({ db, now, store, stationBytesPerDay: config.uploads.stationBytesPerDay }),
    completeStationUpload({ db, now, store, onUploaded }),
    listWantedUploads({ db }),
    authenticateConnection({ authenticate, secret: mqtt.authenticationSecret }),
  ];
}
