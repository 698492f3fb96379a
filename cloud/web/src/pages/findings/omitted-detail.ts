import type { FindingKind } from '@rollcall/shared/http/findings';

/** Who and what it is about: in every fact of a finding, and on the page above. */
const ofEach = [
  'subject',
  'ruleKey',
  'shiftId',
  'activityId',
  'recorderSerial',
  'recordingId',
  'badgeNo',
  'unitCode',
  'dutyDate',
  'asOf',
  'answerId',
  'handling',
  'decisionId',
  'violationClass',
  'corrects',
  'appealId',
  'otherShiftId',
  'rosterProposalId',
];
const ofLate = ['late', 'dueAt'];
const ofMissing = ['missing', 'missingMs', 'requiredMs', 'recordedMs', 'pendingMs'];
const lists = [
  'inspection',
  'recordings',
  'lostFiles',
  'activityIds',
  'custodyIds',
  'testimonies',
  'doubts',
  'settlementId',
  'recordingIds',
];

/** What of the facts of a finding its history needn't say: what the page shows elsewhere, and what its rule has nothing to do with. */
export function omittedDetail(kind: FindingKind): string[] {
  switch (kind) {
    case 'late_import':
    case 'recorder_not_handed_in':
      return [...ofEach, ...ofLate, ...ofMissing, ...lists];
    case 'no_footage':
    case 'coverage_below_threshold':
    case 'coverage_gap':
      return [...ofEach, ...ofLate, ...lists, 'lateCount', 'pendingMs'];
    case 'switched_off':
    case 'not_worn':
    case 'not_recording':
    case 'worn_wrongly':
    case 'poor_appearance':
    case 'not_charged':
      return [...ofEach, ...ofLate, ...ofMissing, ...lists, 'lateCount'];
    default:
      return [...ofEach, ...ofLate, ...lists, 'lateCount', 'pendingMs', 'recordedMs'];
  }
}
