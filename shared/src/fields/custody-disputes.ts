import type { Choices, Fields } from './field.ts';

/** What became of a dispute. `upheld`: the check-out was wrong and is gone. `dismissed`: it stands. */
export const disputeStates = {
  open: { zh: '有异议', en: 'Disputed' },
  upheld: { zh: '异议成立', en: 'Dispute upheld' },
  dismissed: { zh: '异议不成立', en: 'Dispute dismissed' },
} as const satisfies Choices;

export const custodyDisputeFilters = {
  state: { label: { zh: '状态', en: 'State' }, kind: 'choice', choices: disputeStates },
  badgeNo: { label: { zh: '人员', en: 'Officer' }, kind: 'officer' },
  unitCode: { label: { zh: '单位', en: 'Unit' }, kind: 'unit' },
  recorderSerial: { label: { zh: '记录仪', en: 'Recorder' }, kind: 'recorder' },
} as const satisfies Fields;

export type DisputeState = keyof typeof disputeStates;
