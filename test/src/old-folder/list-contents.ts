import type { Ready } from '@rollcall/demo/start-everything';
import type { FindingDetailResponse } from '@rollcall/shared/http/findings';
import type { RecordingDetail } from '@rollcall/shared/http/recordings';
import { HqClient } from '../hq-client.ts';
import { everyRow, type Row } from './every-row.ts';
import { hashObjects, type StoredObject } from './hash-objects.ts';
import { type Ledger, listLedger } from './list-ledger.ts';

/** What HQ knows, as its API and its store tell it. */
export interface Contents {
  /** By the address of each list its rows, reduced to `lastingFields`, of which the first is the id. */
  lists: Record<string, Row[]>;
  /** Who answered or appealed against what, by finding. */
  answers: Row[];
  objects: StoredObject[];
  /** Of each verified recording, the SHA-256 that HQ verified and the object that has it. */
  verified: { recordingId: string; sha256: string; objectKey: string | null }[];
  ledger: Ledger;
}

/**
 * Of each list what stays as it is, however much later somebody looks at the same folder: not what follows from the clock (a
 * deadline, who is on line) or from rules that may become better (what a finding says).
 */
const lastingFields: Readonly<Record<string, readonly string[]>> = {
  units: ['unitCode', 'name', 'kind', 'parentCode'],
  accounts: ['accountId', 'username', 'role', 'unitCode', 'badgeNo', 'disabled', 'createdAt'],
  officers: ['badgeNo', 'name', 'kind', 'unitCode'],
  recorders: ['recorderSerial', 'unitCode', 'spare'],
  stations: ['stationId', 'name', 'unitCode', 'enrolled', 'revoked', 'frozen'],
  recordings: [
    'recordingId',
    'state',
    'stationId',
    'recorderSerial',
    'fileName',
    'sizeBytes',
    'capturedAt',
    'verifiedAt',
  ],
  sightings: ['sightingId', 'recordingId', 'stationId', 'recorderSerial', 'path', 'sizeBytes', 'modifiedAt'],
  shifts: ['shiftId', 'badgeNo', 'startsAt', 'endsAt', 'dutyType', 'post', 'breaks', 'campaignId', 'cancelled'],
  leave: ['leaveId', 'badgeNo', 'leaveKind', 'startsAt', 'endsAt', 'note', 'removed'],
  campaigns: ['campaignId', 'name', 'campaignType', 'startsOn', 'endsOn'],
  custodies: ['custodyId', 'recorderSerial', 'badgeNo', 'basis', 'heldFrom', 'heldUntil'],
  'custody-observations': ['observationId', 'kind', 'recorderSerial', 'badgeNo', 'at', 'toldBy'],
  'custody-disputes': ['disputeId', 'custodyId', 'recorderSerial', 'badgeNo', 'reason', 'disputedAt', 'state'],
  'repair-tickets': ['repairTicketId', 'recorderSerial', 'reportedBy', 'symptom', 'reportedAt', 'state'],
  exemptions: [
    'exemptionId',
    'badgeNo',
    'startsAt',
    'endsAt',
    'reasonCode',
    'state',
    'askedBy',
    'decidedBy',
    'decidedAt',
  ],
  activities: [
    'activityId',
    'source',
    'sourceId',
    'kind',
    'startsAt',
    'endsAt',
    'place',
    'plateNo',
    'caseNo',
    'required',
  ],
  'activity-sources': ['source', 'name', 'addedBy', 'addedAt', 'revokedAt'],
  findings: ['findingId', 'subject', 'badgeNo', 'recorderSerial', 'recordingId', 'dutyDate', 'foundAt', 'answerCount'],
  'roster-proposals': ['rosterProposalId', 'act', 'state', 'reason', 'changeCount', 'proposedBy', 'proposedAt'],
  'legal-holds': ['legalHoldId', 'recordingId', 'state', 'reason', 'placedBy', 'placedAt'],
  'access-requests': [
    'accessRequestId',
    'purpose',
    'requestedBy',
    'requestedAt',
    'decidedBy',
    'decidedAt',
    'expiresAt',
  ],
  'evidence-exports': ['exportId', 'purpose', 'requestedBy', 'requestedAt', 'recordings', 'sha256', 'downloads'],
  'erase-permits': ['permitId', 'stationId', 'recorderSerial', 'state', 'files', 'filesErased', 'issuedAt', 'endedAt'],
  'ledger/witnesses': ['name', 'kind', 'stationId', 'verifierKey', 'addedAt'],
  'must-record-versions': ['version', 'items', 'countsFrom', 'setBy', 'setAt'],
};

export async function listContents(ready: Ready): Promise<Contents> {
  const client = new HqClient(ready.url, ready.admin);
  const lists: Contents['lists'] = {};
  for (const [path, fields] of Object.entries(lastingFields)) {
    const rows = await everyRow(client, path);
    lists[path] = rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field]])));
  }
  const answers: Row[] = [];
  for (const { findingId } of lists.findings ?? []) {
    const detail = await client.get<FindingDetailResponse>(`findings/${findingId}`);
    if (detail.answers.length > 0 || detail.appeals.length > 0) {
      answers.push({ findingId, answers: detail.answers, appeals: detail.appeals });
    }
  }
  const verified: Contents['verified'] = [];
  for (const { recordingId } of (lists.recordings ?? []).filter(({ state }) => state === 'verified')) {
    const detail = await client.get<RecordingDetail>(`recordings/${recordingId}`);
    verified.push({ recordingId: detail.recordingId, sha256: detail.sha256, objectKey: detail.objectKey });
  }
  return { lists, answers, objects: await hashObjects(ready), verified, ledger: await listLedger(ready) };
}
