import { checkedOutChoices } from './checked-out-states.ts';
import type { Choices, Fields } from './field.ts';

/** `assignment`: issued to a person for long. `check_out`: taken for a shift; while it lasts it counts before the others. */
const enteredBases = {
  assignment: { zh: '配备', en: 'Assignment' },
  check_out: { zh: '领用', en: 'Check-out' },
} as const satisfies Choices;

/**
 * How somebody came to hold a recorder. `observed`: follows from what was seen (`custody-observations.ts`); it counts before an
 * assignment, and is never entered.
 */
export const custodyBases = {
  ...enteredBases,
  observed: { zh: '领用（现场登记）', en: 'Check-out as seen' },
} as const satisfies Choices;

export const custodyFields = {
  recorderSerial: {
    label: { zh: '记录仪', en: 'Recorder' },
    heading: { zh: '记录仪编号', en: 'Recorder serial' },
    kind: 'recorder',
  },
  badgeNo: { label: { zh: '人员', en: 'Officer' }, kind: 'officer' },
  basis: { label: { zh: '方式', en: 'Basis' }, kind: 'choice', choices: enteredBases },
  heldFrom: { label: { zh: '起', en: 'From' }, heading: { zh: '开始时间', en: 'Held from' }, kind: 'instant' },
  /** Excluded; null: until further notice. */
  heldUntil: {
    label: { zh: '止', en: 'Until' },
    heading: { zh: '结束时间', en: 'Held until' },
    kind: 'instant',
    optional: true,
  },
} as const satisfies Fields;

export const custodyFilters = {
  recorderSerial: custodyFields.recorderSerial,
  badgeNo: custodyFields.badgeNo,
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
  basis: { ...custodyFields.basis, choices: custodyBases },
  /** As of now. */
  checkedOut: { label: { zh: '领用状态', en: 'Check-out' }, kind: 'choice', choices: checkedOutChoices },
} as const satisfies Fields;

export type EnteredBasis = keyof typeof enteredBases;
export type CustodyBasis = keyof typeof custodyBases;
