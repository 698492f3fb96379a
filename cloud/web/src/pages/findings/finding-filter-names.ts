import type { FindingState } from '@rollcall/shared/http/findings';
import { type Query, toQuery } from '../../api/to-query.ts';

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

/** What HQ is asked for by these filters, the names always in one order: an answer that was asked for early is found by its address. */
export function findingQuery(filters: FindingFilters) {
  const { state: _said, ...others } = filters;
  const state = stateOf(filters);
  return { state: state === 'all' ? undefined : state, ...others };
}

/** What the page shows, as its components ask for it. */
export function findingAsks(filters: FindingFilters, sort: string | undefined): string[] {
  const query: Query = findingQuery(filters);
  return [`findings${toQuery({ ...query, sort })}`, `findings/counts${toQuery({ ...query, kind: undefined })}`];
}
