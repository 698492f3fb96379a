import type { Choices, Fields } from './field.ts';

/** A recorder was taken, or brought back. */
const observationKinds = {
  check_out: { zh: '领用', en: 'Taken' },
  check_in: { zh: '交回', en: 'Brought back' },
} as const satisfies Choices;

/** Where it was seen: at a station's screen, or written down and entered later. */
const observationSources = {
  kiosk: { zh: '采集站屏幕', en: 'Station’s screen' },
  page: { zh: '补登', en: 'Entered' },
  import: { zh: '导入', en: 'Imported' },
} as const satisfies Choices;

/**
 * `counts`: custody follows from it. `unknown_recorder`, `unknown_officer`: not registered; counts as soon as it is.
 * `withdrawn`: counts no more.
 */
export const observationStandings = {
  counts: { zh: '有效', en: 'Counts' },
  unknown_recorder: { zh: '记录仪未登记', en: 'Recorder not registered' },
  unknown_officer: { zh: '人员未登记', en: 'Officer not registered' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Choices;

export const custodyObservationFields = {
  kind: { label: { zh: '事项', en: 'What' }, kind: 'choice', choices: observationKinds },
  recorderSerial: { label: { zh: '记录仪', en: 'Recorder' }, kind: 'recorder' },
  badgeNo: { label: { zh: '人员', en: 'Officer' }, kind: 'officer' },
  at: { label: { zh: '时间', en: 'Time' }, heading: { zh: '时间', en: 'At' }, kind: 'instant' },
  /** The recorder that this one, a spare, stands in for. */
  spareFor: { label: { zh: '顶替', en: 'Stands in for' }, kind: 'recorder', optional: true },
} as const satisfies Fields;

export const custodyObservationFilters = {
  recorderSerial: custodyObservationFields.recorderSerial,
  badgeNo: custodyObservationFields.badgeNo,
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
  kind: custodyObservationFields.kind,
  source: { label: { zh: '来源', en: 'Source' }, kind: 'choice', choices: observationSources },
} as const satisfies Fields;

export type ObservationKind = keyof typeof observationKinds;
export type ObservationSource = keyof typeof observationSources;
export type ObservationStanding = keyof typeof observationStandings;
