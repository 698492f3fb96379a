import { dutyTypeFields } from './duty-types.ts';
import type { Fields } from './field.ts';

/** The plain fields of a shift; its times and breaks, its duty type and campaign are chosen among what there is. */
export const shiftFields = {
  badgeNo: { label: { zh: '人员', en: 'Officer' }, kind: 'officer' },
  post: { label: { zh: '岗位', en: 'Post' }, kind: 'name', most: 100 },
  /** The recorder that the roster foresees; who holds which one is custody's to say. */
  plannedRecorderSerial: { label: { zh: '计划记录仪', en: 'Planned recorder' }, kind: 'recorder', optional: true },
} as const satisfies Fields;

/** `from` and `to` are local dates, `to` included; a shift belongs to the date on which it starts. */
export const shiftFilters = {
  from: { label: { zh: '日期起', en: 'From' }, kind: 'date' },
  to: { label: { zh: '日期止', en: 'Until' }, kind: 'date' },
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
  badgeNo: shiftFields.badgeNo,
  dutyType: { ...dutyTypeFields.dutyType, label: { zh: '勤务类型', en: 'Duty type' } },
} as const satisfies Fields;
