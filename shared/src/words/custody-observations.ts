import type { ObservationKind, ObservationSource, ObservationStanding } from '../http/custody-observations.ts';
import { defineWords, type Word } from './define-words.ts';

/** Whether what was seen counts. */
export const observationStandingNames = {
  counts: { zh: '有效', en: 'Counts' },
  unknown_recorder: { zh: '记录仪未登记', en: 'Recorder not registered' },
  unknown_officer: { zh: '人员未登记', en: 'Officer not registered' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
} as const satisfies Record<ObservationStanding, Word>;

/** Recorders taken and brought back, as it was seen or entered. */
export const custodyObservationWords = defineWords({
  add: { zh: '补登领用或交回', en: 'Enter one afterwards' },
  kind: { zh: '事项', en: 'What' },
  kinds: { check_out: { zh: '领用', en: 'taken' }, check_in: { zh: '交回', en: 'brought back' } } satisfies Record<
    ObservationKind,
    Word
  >,
  at: { zh: '时间', en: 'Time' },
  source: { zh: '来源', en: 'Source' },
  sources: {
    kiosk: { zh: '采集站屏幕', en: "station's screen" },
    page: { zh: '补登', en: 'entered' },
    import: { zh: '导入', en: 'imported' },
  } satisfies Record<ObservationSource, Word>,
  spareFor: { zh: '顶替', en: 'Stands in for' },
  standing: { zh: '效力', en: 'Status' },
  empty: { zh: '还没有领用与交回', en: 'No check-outs yet' },
  emptyHint: {
    zh: '民警在采集站屏幕上凭警号和 PIN 领用、交回，也可以在这里补登。',
    en: "Officers take and return recorders at a station's screen by badge and PIN; others are entered here.",
  },
  withdraw: { zh: '撤销这条登记', en: 'Withdraw it' },
  withdrawHint: {
    zh: '只用于补登错了的；撤销会留下痕迹。',
    en: 'Only for what was entered by mistake; it leaves a trace.',
  },
  kioskHint: {
    zh: '采集站屏幕上的登记不能撤销：有误时由本人提出异议，或为该时段登记领用。',
    en: "What a station's screen saw isn't withdrawn: its officer disputes it, or a check-out is entered for that time.",
  },
});

/** Its problems, by their code. */
export const custodyObservationProblems = defineWords({
  observed_at_station: {
    title: {
      zh: '采集站屏幕上的登记不能在这里撤回',
      en: 'You cannot withdraw what officers did at a station’s screen',
    },
    nextStep: {
      zh: '请为那段时间登记一次领用（以领用为准），或由本人提出异议。',
      en: 'Enter a check-out for that time, which takes precedence, or have the officer dispute it.',
    },
  },
});
