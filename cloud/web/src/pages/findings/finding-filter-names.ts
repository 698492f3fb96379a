import type { FindingState } from '@rollcall/shared/http/findings';

/** The filters of the list of findings, named in the URL as HQ names them; `state` may be `all` there. */
export const findingFilterNames = [
  'state',
  'handling',
  'kind',
  'violationClass',
  'grade',
  'appeal',
  'unitCode',
  'badgeNo',
  'recorderSerial',
  'campaignId',
  'causeId',
  'likeCause',
  'confirmed',
  'sessionId',
  'sessionUnit',
  'attended',
  'shiftId',
  'activityId',
  'recordingId',
  'from',
  'to',
] as const;

export type FindingFilters = Partial<Record<(typeof findingFilterNames)[number], string>>;

/** Which states are meant: those to be dealt with unless said otherwise, and all of one shift, activity or recording or cause, or that people handled alike. */
export function stateOf({
  state,
  handling,
  shiftId,
  activityId,
  recordingId,
  causeId,
  confirmed,
}: FindingFilters): FindingState | 'all' {
  if (state === 'open' || state === 'resolved' || state === 'set_aside' || state === 'all') return state;
  return (handling ?? shiftId ?? activityId ?? recordingId ?? causeId ?? confirmed) === undefined ? 'open' : 'all';
}
