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

export type RecordingFilters = Partial<Record<(typeof recordingFilterNames)[number], string>>;
