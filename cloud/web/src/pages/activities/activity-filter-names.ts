/** The filters of the list of activities, named in the URL as HQ names them. */
export const activityFilterNames = [
  'plateNo',
  'caseNo',
  'place',
  'badgeNo',
  'unitCode',
  'kind',
  'verdict',
  'waiting',
  'campaignId',
  'source',
  'from',
  'to',
] as const;

export type ActivityFilters = Partial<Record<(typeof activityFilterNames)[number], string>>;
