import {
  custodyObservationFields as fields,
  custodyObservationFilters as filters,
  observationStandings,
} from '../fields/custody-observations.ts';
import type { CustodyObservationRow } from '../resources/custody-observations.ts';
import { columnWords } from './columns.ts';
import { defineWords } from './define-words.ts';
import { defineColumns } from './list-columns.ts';

/** Recorders taken and brought back, as it was seen or entered. */
export const custodyObservationWords = defineWords({
  title: { zh: '领用与交回', en: 'Check-outs' },
  add: { zh: '补登领用或交回', en: 'Enter a check-out or return' },
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

export const custodyObservationColumns = defineColumns<CustodyObservationRow>()([
  { key: 'at', kind: 'moment', heading: fields.at.label, onPage: 'always' },
  { key: 'kind', kind: 'word', heading: fields.kind.label, words: fields.kind.choices },
  { key: 'recorderSerial', kind: 'text', heading: fields.recorderSerial.label, width: 22, onPage: 'always' },
  {
    key: 'officer',
    kind: 'person',
    heading: fields.badgeNo.label,
    inFiles: 'never',
    value: ({ badgeNo, officerName }) => ({ badgeNo, name: officerName ?? '' }),
  },
  { key: 'badgeNo', kind: 'text', heading: columnWords.badgeNo, onPage: 'never' },
  { key: 'officerName', kind: 'text', heading: columnWords.name, onPage: 'never' },
  { key: 'spareFor', kind: 'text', heading: fields.spareFor.label, width: 22 },
  { key: 'source', kind: 'word', heading: filters.source.label, words: filters.source.choices },
  { key: 'stationId', kind: 'station', heading: columnWords.station },
  { key: 'standing', kind: 'word', heading: custodyObservationWords.standing, words: observationStandings },
]);

/** Its problems, by their code. */
export const custodyObservationProblems = defineWords({
  observed_at_station: {
    title: {
      zh: '采集站屏幕上的登记不能在这里撤回',
      en: "You cannot withdraw what officers did at a station's screen",
    },
    nextStep: {
      zh: '请为那段时间登记一次领用（以领用为准），或由本人提出异议。',
      en: 'Enter a check-out for that time, which takes precedence, or have the officer dispute it.',
    },
  },
});

/** What the template of its import says of each column, and what else files may say. */
export const custodyObservationImport = {
  kind: {
    note: '一行一次领用或交回。',
    examples: ['领用', '交回'],
    choices: { check_in: { also: ['归还'] } },
  },
  at: {
    note: '日期和时间，不能晚于现在。同样的一行再导入一次不改变什么。',
    examples: ['2026-11-25 07:55'],
  },
  spareFor: { note: '领用备机时，填它顶替的记录仪编号。', examples: ['K1A00002'] },
};

/** What histories, refusals and files show of them. */
export const shownOfCustodyObservations = {
  title: { zh: '领用与交回', en: 'check-outs' },
  subjects: { observation: { zh: '领用登记', en: 'Check-out' } },
  facts: {
    recorder_checked_out: { zh: '领用', en: 'Checked out' },
    recorder_checked_in: { zh: '交回', en: 'Brought back' },
    observation_withdrawn: { zh: '撤销领用登记', en: 'Check-out withdrawn' },
  },
  details: { observationId: { zh: '领用登记编号', en: 'check-out id' } },
  values: { kiosk: { zh: '采集站屏幕', en: "station's screen" } },
  problems: custodyObservationProblems,
};
