import type { Fields } from './field.ts';

/** From its start to its end. The database knows it, too: its checks and its queries go back so far. */
export const mostShiftHours = 48;
/** More breaks than a shift, or a template of shifts, can have are refused. */
export const mostBreaks = 20;

const campaignId = {
  label: { zh: '专项整治', en: 'Campaign' },
  heading: { zh: '专项', en: 'Campaign' },
  kind: 'campaign',
} as const;

/** Its breaks are a list of times, which no kind of field is. */
export const shiftFields = {
  badgeNo: { label: { zh: '人员', en: 'Officer' }, kind: 'officer' },
  startsAt: { label: { zh: '开始', en: 'Starts' }, heading: { zh: '开始时间', en: 'Starts' }, kind: 'instant' },
  /** Excluded. */
  endsAt: { label: { zh: '结束', en: 'Ends' }, heading: { zh: '结束时间', en: 'Ends' }, kind: 'instant' },
  dutyType: { label: { zh: '勤务类型', en: 'Duty type' }, kind: 'duty_type' },
  post: { label: { zh: '岗位', en: 'Post' }, kind: 'name', most: 100 },
  campaignId: { ...campaignId, optional: true },
  /** The recorder that the roster foresees; who holds which one is custody's to say. */
  plannedRecorderSerial: { label: { zh: '计划记录仪', en: 'Planned recorder' }, kind: 'recorder', optional: true },
} as const satisfies Fields;

/** Of a week of duty. */
export const dutyWeekFilters = {
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
  campaignId,
} as const satisfies Fields;

/** Of the roster's grid, in its order. */
export const rosterFilters = {
  unitCode: dutyWeekFilters.unitCode,
  dutyType: shiftFields.dutyType,
  campaignId,
} as const satisfies Fields;

/** `from` and `to` are local dates, `to` included; a shift belongs to the date on which it starts. */
export const shiftFilters = {
  from: { label: { zh: '日期起', en: 'From' }, kind: 'date' },
  to: { label: { zh: '日期止', en: 'Until' }, kind: 'date' },
  badgeNo: shiftFields.badgeNo,
  ...rosterFilters,
} as const satisfies Fields;
