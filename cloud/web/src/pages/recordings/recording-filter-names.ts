/** The filters of the list of recordings, named in the URL as HQ names them. */
export const recordingFilterNames = [
  'q',
  'state',
  'unitCode',
  'stationId',
  'recorderSerial',
  'badgeNo',
  'plateNo',
  'caseNo',
  'place',
  'deviceMarked',
  'outcome',
  'kind',
  'from',
  'to',
] as const;

/** How the list is sorted before anybody sorts it: what is watched first, and of that the latest. */
export const recordingOrder = 'videosFirst';

export type RecordingFilters = Partial<Record<(typeof recordingFilterNames)[number], string>>;
